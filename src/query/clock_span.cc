// Spans of time written as a clock.
#include "query/clock_span.h"

#include <cstddef>

#include "query/duration.h"
#include "record/digit_cursor.h"

namespace gsaw {
namespace {

// Of an hour's or a day's digits; that many of days are in the range, or more.
constexpr std::size_t kMostCountDigits = 6;

std::optional<Nanoseconds> read_count(DigitCursor& in) {
  Nanoseconds count = 0;
  std::size_t digits = 0;
  for (; in.at_digit() && digits < kMostCountDigits; ++digits) count = count * 10 + in.take_digit();
  if (digits == 0 || in.at_digit()) return std::nullopt;
  return count;
}

// `:05`, of minutes or seconds.
std::optional<Nanoseconds> read_sixtieth(DigitCursor& in) {
  if (!in.skip(':') || !in.at_digit()) return std::nullopt;
  const Nanoseconds tens = in.take_digit();
  if (tens > 5 || !in.at_digit()) return std::nullopt;
  return tens * 10 + in.take_digit();
}

Nanoseconds read_fraction(DigitCursor& in) {
  Nanoseconds nanoseconds = 0;
  for (Nanoseconds place = kNanosPerSecond / 10; in.at_digit(); place /= 10) {
    nanoseconds += place * in.take_digit();
  }
  return nanoseconds;
}

// What stands between days and hours. Of less than nothing Python counts the hours forward.
bool skip_behind_days(DigitCursor& in, bool minus) {
  constexpr std::string_view kDay = " day, ", kDays = " days, ";
  return in.skip('.') || (!minus && (in.skip(kDays) || in.skip(kDay)));
}

}  // namespace

std::optional<Nanoseconds> parse_clock_span(std::string_view text) {
  DigitCursor in(text);
  const bool minus = in.skip('-');
  auto hours = read_count(in);
  Nanoseconds days = 0;
  if (hours && skip_behind_days(in, minus)) {
    days = *hours;
    hours = read_count(in);
    if (hours && *hours > 23) return std::nullopt;
  }
  if (!hours) return std::nullopt;
  const auto minutes = read_sixtieth(in), seconds = minutes ? read_sixtieth(in) : std::nullopt;
  if (!seconds) return std::nullopt;
  Nanoseconds fraction = 0;
  if (in.skip('.')) {
    if (!in.at_digit()) return std::nullopt;
    fraction = read_fraction(in);
  }
  constexpr Nanoseconds kMostDays = 100'000;  // of 106,751
  if (!in.done() || days > kMostDays) return std::nullopt;
  const Nanoseconds span = days * kNanosPerDay + *hours * kNanosPerHour +
                           *minutes * kNanosPerMinute + *seconds * kNanosPerSecond + fraction;
  return minus ? -span : span;
}

std::optional<Nanoseconds> span_of_value(std::string_view text, bool reads_clocks) {
  const auto span = parse_duration(text);
  return span || !reads_clocks ? span : parse_clock_span(text);
}

}  // namespace gsaw
