// The order of day and month in the log at hand.
#pragma once

#include <string_view>

#include "base/date_order.h"

namespace gsaw {

// Sets the order of all dates: --log-dates. Before any entry is read: from then on all threads read
// it. At first it is open.
void set_date_order(DateOrder order);
DateOrder date_order_setting();

// As long as it lives, this thread reads entries of a log with this order. They nest.
class DateOrderScope {
 public:
  explicit DateOrderScope(DateOrder order);
  ~DateOrderScope();
  DateOrderScope(const DateOrderScope&) = delete;
  DateOrderScope& operator=(const DateOrderScope&) = delete;

 private:
  DateOrder before_;
};

// What was set, or else the order of the innermost scope; without one it is open.
DateOrder date_order();

// True when the text is a time that cannot be read as long as the order is open.
bool needs_date_order(std::string_view text);

// False when no time or value of these lines can be a date with numbers of day and month, of which
// the order matters, however it is spelled.
//
// PERF: it is asked of the first lines of every input.
bool may_hold_date(std::string_view lines);

// What the line tells of the order of its log: by the times of its entries, as they are read where
// the order is known. Of several that tell it the first counts. DateClue::none just when the line
// may not hold a date.
DateClue date_clue(std::string_view line);

}  // namespace gsaw
