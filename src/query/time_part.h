// The hour of the day and the day of the week: `hour(time) in 2..4`, `weekday(time)=mon`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"
#include "query/ast.h"
#include "record/time_zone.h"

namespace gsaw {

// The function of that name, in any case.
std::optional<TimePart> time_part(std::string_view name);

// The values that a bare word stands for, a bit each: `3`, `mon`, `monday`, and ranges `2..4`, that
// go on behind midnight or sunday: `22..4`, `sat..mon`. None when it is anything else.
std::optional<std::uint32_t> time_part_values(TimePart part, std::string_view text);

// All that are in that order with the one value.
std::uint32_t time_part_ordered(TimePart part, Order order, std::uint32_t value);

// 0 to 23, or monday 0 to sunday 6.
unsigned part_of_time(TimePart part, const TimeZone& zone, Nanoseconds time);

std::string_view time_part_name(TimePart part);
// "2, 3, 4", "mon, sat"
std::string shown_time_part_values(TimePart part, std::uint32_t values);

}  // namespace gsaw
