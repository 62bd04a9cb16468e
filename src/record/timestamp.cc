// Reads times by hand-written digit code: an ordered comparison of times calls it for
// every candidate line.
#include "record/timestamp.h"

#include <chrono>
#include <cstdint>

#include "base/ascii.h"
#include "record/date_forms.h"
#include "record/log_zone.h"
#include "record/plain_time.h"
#include "record/time_parts.h"

namespace gsaw {
namespace {

// `2011-12-26T21:53:38.221Z`, `2011-12-26 21:53`, `2011-12-26`
bool read_iso_date(DigitCursor in, TimeParts& out) {
  if (!in.number(4, out.year) || !in.skip('-') || !in.number(2, out.month) || !in.skip('-') ||
      !in.number(2, out.day))
    return false;
  if (in.done()) return true;
  if (!is_date_separator(in.rest().front())) return false;
  in.advance();
  return read_clock(in, out) && read_zone(in, out) && in.done();
}

// Checks the calendar and the range.
std::optional<WrittenTime> resolve(const TimeParts& fields) {
  if (fields.hour > 23 || fields.minute > 59 || fields.second > 60) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(fields.year)},
                                         std::chrono::month{fields.month},
                                         std::chrono::day{fields.day}};
  if (!date.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const bool leap = fields.second == 60;
  const std::int64_t seconds = days * 86'400 + fields.hour * 3'600 + fields.minute * 60 +
                               (leap ? 59 : fields.second) - fields.offset_seconds;
  // Leap seconds end a day of UTC, and no other minute.
  if (leap && (seconds + 1) % 86'400 != 0) return std::nullopt;
  WrittenTime result{
      .time = 0, .has_zone = fields.has_zone, .zone_name = fields.zone_name, .dates = fields.dates};
  const Nanoseconds fraction = leap ? kNanosPerSecond - 1 : fields.fraction;
  if (!time_from_seconds(seconds, fraction, result.time)) return std::nullopt;
  return result;
}

// `/Date(1324936418221)/`, `/Date(1324936418221+0100)/`: milliseconds of UTC, whatever the offset.
std::optional<WrittenTime> read_dotnet_date(std::string_view text) {
  constexpr std::string_view kBegin = "/Date(", kEnd = ")/";
  if (!text.starts_with(kBegin) || !text.ends_with(kEnd)) return std::nullopt;
  text = text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size());
  const std::size_t sign = text.find_first_of("+-", 1);
  if (sign != text.npos && text.size() - sign == 5) text = text.substr(0, sign);
  constexpr std::size_t kMostDigits = 14;  // more cannot be milliseconds
  if (text.empty() || text.size() > kMostDigits + 1) return std::nullopt;
  std::int64_t millis = 0;
  DigitCursor in(text);
  const bool negative = in.skip('-');
  if (in.done()) return std::nullopt;
  while (in.at_digit()) millis = millis * 10 + in.take_digit();
  if (!in.done()) return std::nullopt;
  if (negative) millis = -millis;
  Nanoseconds time = 0;
  if (__builtin_mul_overflow(millis, kNanosPerMilli, &time)) return std::nullopt;
  return WrittenTime{time, true, {}, {}};
}

}  // namespace

std::optional<WrittenTime> written_time(std::string_view text) {
  TimeParts parts;
  // First what nearly every log writes: an ordered comparison of times comes here for
  // every candidate line.
  if (text.size() > 4 && text[4] == '-' && read_iso_date(DigitCursor(text), parts))
    return resolve(parts);
  text = trimmed(text);
  if (const auto epoch = time_from_epoch(text)) return WrittenTime{*epoch, true, {}, {}};
  if (text.starts_with('[') && text.ends_with(']')) {
    text = trimmed(text.substr(1, text.size() - 2));
  }
  if (text.starts_with('/')) return read_dotnet_date(text);
  if (read_iso_date(DigitCursor(text), parts = {}) || read_other_date(text, parts))
    return resolve(parts);
  return std::nullopt;
}

std::optional<Nanoseconds> time_from_text(std::string_view text) {
  if (const Nanoseconds time = plain_time(text); time != 0) return time;
  const auto written = written_time(text);
  if (!written) return std::nullopt;
  if (written->has_zone) return written->time;
  if (!written->zone_name.empty()) return in_named_zone(written->time, written->zone_name);
  return in_log_zone(written->time);
}

}  // namespace gsaw
