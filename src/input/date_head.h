// In which order an input writes day and month: told by its first lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "base/date_order.h"

namespace gsaw {

// How lines are asked.
struct DateSettings {
  // What one line tells; none: nobody wants to know. And whether one of several lines may tell
  // anything. Both from any thread.
  std::function<DateClue(std::string_view line)> clue = nullptr;
  std::function<bool(std::string_view lines)> may_tell = nullptr;
  std::size_t max_line = static_cast<std::size_t>(-1);
};

// The rule. The head of an input is its whole lines in the first 64 KiB, up to one that is too
// long. When no entry in its first 8 lines has a time in numbers of day, month and year, the
// input's times are of another form, and the order stays open. Else the first entry of the head
// whose time tells the order does so for all of the input; when none does, the order stays open.
//
// So the order depends on the bytes of the input alone, never on how it is read, or asked. And a
// line of a log with other times waits for 7 others at most, and only when it holds such a date.
class DateHead {
 public:
  static constexpr std::size_t kLines = 8;
  static constexpr std::size_t kBytes = std::size_t{64} << 10;

  // `settings` must outlive it.
  explicit DateHead(const DateSettings& settings)
      : settings_(settings), is_settled_(!settings.clue) {}

  // The next lines of the input, `at` bytes behind its begin. Without a newline the last one must
  // be its last.
  void see(std::string_view lines, std::uint64_t at);
  // Nothing more belongs to the head.
  void end() { is_settled_ = true; }

  bool is_settled() const { return is_settled_; }
  // True when lines that were seen may be read in another way when it is settled.
  bool must_wait() const { return holds_dates_ && !is_settled_; }
  DateOrder order() const { return order_; }

 private:
  std::string_view next_run(std::string_view lines) const;
  void see_line(std::string_view line, bool may_tell);

  const DateSettings& settings_;
  std::size_t lines_ = 0;
  bool holds_dates_ = false;
  bool has_times_ = false;  // in numbers
  bool is_settled_;
  DateOrder order_ = DateOrder::open;
};

}  // namespace gsaw
