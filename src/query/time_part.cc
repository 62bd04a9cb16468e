// The hour of the day and the day of the week.
#include "query/time_part.h"

#include <fmt/format.h>

#include <array>

#include "base/ascii.h"
#include "query/lexer.h"
#include "query/value_test.h"

namespace gsaw {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::size_t kShort = 3;  // mon

unsigned values_of(TimePart part) { return part == TimePart::hour ? 24 : kDays.size(); }

std::optional<unsigned> read_value(TimePart part, std::string_view text) {
  if (part == TimePart::weekday) {
    for (unsigned day = 0; day < kDays.size(); ++day) {
      if (is_keyword(text, kDays[day]) || is_keyword(text, kDays[day].substr(0, kShort)))
        return day;
    }
    return std::nullopt;
  }
  if (text.empty() || text.size() > 2) return std::nullopt;
  unsigned hour = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    hour = hour * 10 + static_cast<unsigned>(c - '0');
  }
  return hour < values_of(part) ? std::optional(hour) : std::nullopt;
}

}  // namespace

std::optional<TimePart> time_part(std::string_view name) {
  if (is_keyword(name, "hour")) return TimePart::hour;
  if (is_keyword(name, "weekday")) return TimePart::weekday;
  return std::nullopt;
}

std::optional<std::uint32_t> time_part_values(TimePart part, std::string_view text) {
  const std::size_t dots = text.find("..");
  const auto first = read_value(part, text.substr(0, dots));
  const auto last = dots == text.npos ? first : read_value(part, text.substr(dots + 2));
  if (!first || !last) return std::nullopt;
  std::uint32_t values = 0;
  unsigned value = *first;
  for (; value != *last; value = (value + 1) % values_of(part)) values |= 1U << value;
  return values | 1U << value;
}

std::uint32_t time_part_ordered(TimePart part, Order order, std::uint32_t value) {
  std::uint32_t values = 0;
  for (unsigned each = 0; each < values_of(part); ++each) {
    const std::uint32_t bit = 1U << each;
    const int compared = bit < value ? -1 : (bit > value ? 1 : 0);
    if (in_order(compared, order)) values |= bit;
  }
  return values;
}

unsigned part_of_time(TimePart part, const TimeZone& zone, Nanoseconds time) {
  const Nanoseconds local = saturating_add(time, zone.offset_seconds(time) * kNanosPerSecond);
  if (part == TimePart::hour) {
    return static_cast<unsigned>(floor_rest(local, kNanosPerDay) / kNanosPerHour);
  }
  constexpr std::int64_t kFirstDay = 3;  // 1970 began on a thursday
  return static_cast<unsigned>(floor_rest(floor_div(local, kNanosPerDay) + kFirstDay, 7));
}

std::string_view time_part_name(TimePart part) {
  return part == TimePart::hour ? "hour" : "weekday";
}

std::string shown_time_part_values(TimePart part, std::uint32_t values) {
  std::string shown;
  for (unsigned value = 0; value < values_of(part); ++value) {
    if ((values >> value & 1) == 0) continue;
    if (!shown.empty()) shown += ", ";
    shown += part == TimePart::hour ? fmt::format("{}", value) : kDays[value].substr(0, kShort);
  }
  return shown;
}

}  // namespace gsaw
