// Which of day and month comes first where a date is written in numbers alone: `03/04/2026`.
#pragma once

#include <cstdint>

#include "base/named_value.h"

namespace gsaw {

enum class DateOrder : std::uint8_t { open, day_first, month_first };

// Those that a person may say.
inline constexpr NamedValue<DateOrder> kDateOrderNames[] = {
    {"day-first", DateOrder::day_first},
    {"month-first", DateOrder::month_first},
};

// What a date, or the time of an entry, tells of the order of its log.
enum class DateClue : std::uint8_t {
  none,         // it is written in another form
  elsewhere,    // of a line: one in numbers may stand in it, but not as its time
  open,         // it is in numbers, and both may be the month
  day_first,    // one of its numbers is above 12
  month_first,  // the same
};

}  // namespace gsaw
