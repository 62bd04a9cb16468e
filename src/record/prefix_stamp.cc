// The table of stamps. Asked for every line with a prefix, so each is told by its first bytes.
#include "record/prefix_stamp.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>

#include "base/ascii.h"
#include "base/terminal_escape.h"
#include "record/log_zone.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

constexpr std::string_view kDigits = "0123456789";

// A date and its clock up to the minute: 0 stands for any digit, A for any letter, ~ for what
// stands between them. Then come seconds and a fraction, if any, and a zone, if any.
constexpr std::string_view kShapes[] = {
    "0000-00-00~00:00",   // ISO 8601, RFC 3339, svlogd -tt and -ttt
    "0000/00/00 00:00",   // Go's log package, nginx
    "00/AAA/0000:00:00",  // Common Log Format
};                        // and dates in numbers, see numbers_end

bool fits_shape(char c, char shape) {
  switch (shape) {
    case '0':
      return is_digit(c);
    case 'A':
      return is_ascii_letter(c);
    case '~':
      return c == 'T' || c == 't' || c == ' ' || c == '_';
    default:
      return c == shape;
  }
}

bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() >= shape.size() &&
         std::equal(shape.begin(), shape.end(), text.begin(),
                    [](char expected, char actual) { return fits_shape(actual, expected); });
}

// A stamp is no part of a longer word.
bool ends_at(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  const char next = text[end];
  return !is_ascii_letter(next) && !is_digit(next) && next != '_' && next != '.';
}

// Behind seconds and fraction, which begin at `at` and may be missing.
std::size_t clock_end(std::string_view text, std::size_t at) {
  if (has_shape(text.substr(at), ":00")) at += 3;
  const std::string_view left = text.substr(at);
  if (has_shape(left, ".0") || has_shape(left, ",0")) {
    at = std::min(text.find_first_not_of(kDigits, at + 1), text.size());
  }
  return at;
}

// Behind AM or PM at `at`, which a blank may stand before.
std::size_t half_of_day_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (end < text.size() && text[end] == ' ') ++end;
  if (end + 2 > text.size()) return at;
  const char half = ascii_lower(text[end]);
  const bool is_half = (half == 'a' || half == 'p') && ascii_lower(text[end + 1]) == 'm';
  return is_half && ends_at(text, end + 2) ? end + 2 : at;
}

// `26/12/2011 21:53`, `1/6/2011, 9:53`, with slashes, dashes or points: behind the minute; 0 when
// the text begins with nothing like it.
std::size_t numbers_end(std::string_view text) {
  const auto digits_at = [&](std::size_t at, std::size_t most) {
    std::size_t count = 0;
    while (count < most && at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
  };
  std::size_t at = digits_at(0, 2);
  const char dash = at > 0 && at < text.size() ? text[at] : '\0';
  if (dash != '/' && dash != '-' && dash != '.') return 0;
  const std::size_t second = digits_at(at + 1, 2);
  at += 1 + second;
  if (second == 0 || at >= text.size() || text[at] != dash || digits_at(at + 1, 4) != 4) return 0;
  at += 5;
  if (at < text.size() && text[at] == ',') ++at;
  if (at >= text.size() || !fits_shape(text[at], '~')) return 0;
  const std::size_t hour = digits_at(++at, 2);
  return hour > 0 && has_shape(text.substr(at + hour), ":00") ? at + hour + 3 : 0;
}

// Behind the offset or `Z` at `at`, which a blank may stand before.
std::size_t offset_end(std::string_view text, std::size_t at) {
  std::string_view zone = text.substr(at);
  if (zone.starts_with(' ')) zone.remove_prefix(1);
  const auto begin = static_cast<std::size_t>(zone.data() - text.data());
  if (zone.starts_with('Z')) return begin + 1;
  if (!zone.starts_with('+') && !zone.starts_with('-')) return at;
  for (const std::string_view shape : {"00:00", "0000", "00"}) {
    if (has_shape(zone.substr(1), shape) && ends_at(zone, shape.size() + 1)) {
      return begin + 1 + shape.size();
    }
  }
  return at;
}

// Behind ` CET` or the like at `at`.
std::size_t zone_name_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 5;
  if (at >= text.size() || text[at] != ' ') return at;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') ++end;
  return end - at - 1 >= 3 && end - at - 1 <= kLongest && ends_at(text, end) ? end : at;
}

// svlogd's -tt and -ttt: UTC, five decimals.
bool is_svlogd_time(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00~00:00:00.00000";
  return text.size() == kShape.size() && has_shape(text, kShape) && text[10] != ' ';
}

// The stamp of that text, which must be one to the last byte.
std::optional<PrefixStamp> read_stamp(std::string_view text) {
  const auto written = written_time(text);
  if (!written) return std::nullopt;
  if (!written->zone_name.empty()) {
    const auto time = in_named_zone(written->time, written->zone_name);
    return time ? std::optional(PrefixStamp{text, *time, true}) : std::nullopt;
  }
  if (written->has_zone || is_svlogd_time(text)) return PrefixStamp{text, written->time, true};
  return PrefixStamp{text, in_log_zone(written->time), false};
}

// A name that is no zone may follow any stamp but journalctl's (`needs_zone`), which has one:
// there one that cannot be read may not be left out.
std::optional<PrefixStamp> date_at(std::string_view text, bool needs_zone) {
  const auto* const shape =
      std::find_if(std::begin(kShapes), std::end(kShapes),
                   [&](std::string_view each) { return has_shape(text, each); });
  const std::size_t minute = shape != std::end(kShapes) ? shape->size() : numbers_end(text);
  if (minute == 0) return std::nullopt;
  const std::size_t clock = half_of_day_end(text, clock_end(text, minute));
  std::size_t end = offset_end(text, clock);
  if (!ends_at(text, end)) end = clock;
  if (!ends_at(text, end)) return std::nullopt;
  if (const std::size_t named = zone_name_end(text, end); end == clock && named != end) {
    if (const auto stamp = read_stamp(text.substr(0, named))) return stamp;
    if (needs_zone) return std::nullopt;
  }
  return read_stamp(text.substr(0, end));
}

// `1795747900.123456789`: fluent-bit, journalctl -o short-unix. A number without a fraction may
// be anything.
std::optional<PrefixStamp> epoch_at(std::string_view text) {
  if (!has_shape(text, "0000000000.0") || text.front() == '0') return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of(kDigits, 11), text.size());
  if (!ends_at(text, end)) return std::nullopt;
  return read_stamp(text.substr(0, end));
}

// `CreateTime:1714989600900`, `LogAppendTime:...`: the console consumer of Kafka. The number is at
// `at`; what stands before it says what it is.
std::optional<PrefixStamp> kafka_stamp_at(std::string_view prefix, std::size_t at) {
  constexpr std::string_view kNames[] = {"CreateTime:", "LogAppendTime:"};
  constexpr std::size_t kDigitsOfMillis = 13;
  const std::string_view before = prefix.substr(0, at);
  const auto* const name =
      std::find_if(std::begin(kNames), std::end(kNames),
                   [&](std::string_view each) { return before.ends_with(each); });
  const std::size_t end = std::min(prefix.find_first_not_of(kDigits, at), prefix.size());
  if (name == std::end(kNames) || end - at != kDigitsOfMillis || !ends_at(prefix, end)) {
    return std::nullopt;
  }
  auto stamp = read_stamp(prefix.substr(at, kDigitsOfMillis));
  if (stamp) stamp->text = prefix.substr(at - name->size(), end - (at - name->size()));
  return stamp;
}

template <typename Number>
bool read_hex(std::string_view digits, Number& number) {
  const char* end = digits.data() + digits.size();
  return std::from_chars(digits.data(), end, number, 16).ptr == end;
}

// How far TAI is ahead of UTC, from a day on: IERS bulletin C. No leap second came after 2017.
struct LeapSeconds {
  std::int64_t since;  // seconds since 1970
  std::int64_t ahead;
};
constexpr LeapSeconds kLeapSeconds[] = {{1'483'228'800, 37}, {1'435'708'800, 36},
                                        {1'341'100'800, 35}, {1'230'768'000, 34},
                                        {1'136'073'600, 33}, {915'148'800, 32}};

// Seconds since 1970 of a label, less 2^62. svlogd, multilog and their kin are always 10 s
// ahead, and have microseconds, to which they add 0 or 500 ns; s6-log counts TAI, in nanoseconds.
std::int64_t seconds_of_label(std::int64_t label, std::uint32_t nanos) {
  if (nanos % 500 == 0) return label - 10;
  for (const auto& [since, ahead] : kLeapSeconds) {
    if (label - ahead >= since) return label - ahead;
  }
  return label - 10;
}

// `@400000006b00ad971a245454`: TAI64N.
std::optional<PrefixStamp> tai64n_at(std::string_view text) {
  constexpr std::size_t kSize = 25;
  constexpr std::uint64_t kEpoch = std::uint64_t{1} << 62;
  constexpr std::int64_t kMostSeconds =
      std::numeric_limits<Nanoseconds>::max() / kNanosPerSecond - 1;
  if (text.size() < kSize || !ends_at(text, kSize)) return std::nullopt;
  std::uint64_t label = 0;
  std::uint32_t nanos = 0;
  if (!read_hex(text.substr(1, 16), label) || !read_hex(text.substr(17, 8), nanos)) {
    return std::nullopt;
  }
  if (label >= 2 * kEpoch || nanos >= kNanosPerSecond) return std::nullopt;
  const std::int64_t seconds =
      seconds_of_label(static_cast<std::int64_t>(label) - static_cast<std::int64_t>(kEpoch), nanos);
  if (seconds < -kMostSeconds || seconds > kMostSeconds) return std::nullopt;
  return PrefixStamp{text.substr(0, kSize), seconds * kNanosPerSecond + nanos, true};
}

constexpr std::string_view kMonths = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
constexpr std::string_view kWeekdays = "Mon Tue Wed Thu Fri Sat Sun ";

bool begins_with_one_of(std::string_view text, std::string_view names) {
  return text.size() >= 4 && text[3] == ' ' && is_ascii_letter(text[0]) &&
         names.find(text.substr(0, 4)) != std::string_view::npos;
}

// `Dec 26 21:53:38`: RFC 3164, journalctl's short forms.
std::optional<PrefixStamp> yearless_at(std::string_view text) {
  if (!begins_with_one_of(text, kMonths)) return std::nullopt;
  if (!has_shape(text.substr(4), "00 00:00:00") && !has_shape(text.substr(4), " 0 00:00:00")) {
    return std::nullopt;
  }
  const std::size_t end = clock_end(text, 12);
  if (!ends_at(text, end)) return std::nullopt;
  return PrefixStamp{text.substr(0, end), std::nullopt, false};
}

std::optional<PrefixStamp> stamp_at(std::string_view text) {
  const char first = text.front();
  if (first == '@') return tai64n_at(text);
  if (is_digit(first)) {
    const auto date = date_at(text, false);
    return date ? date : epoch_at(text);
  }
  return yearless_at(text);
}

// `Thu 2016-10-06 00:17:09 CEST`: journalctl's short-full.
bool is_long_form(std::string_view text) {
  return begins_with_one_of(text, kWeekdays) && has_shape(text.substr(4), kShapes[0]);
}

std::optional<PrefixStamp> long_form_at(std::string_view text) {
  auto date = date_at(text.substr(4), true);
  if (date) date->text = text.substr(0, 4 + date->text.size());
  return date;
}

// What is between them all fits Nanoseconds.
constexpr std::chrono::year kFirstYear(1677), kLastYear(2262);

// Of a moment, in UTC.
std::chrono::year year_of(Nanoseconds time) {
  using namespace std::chrono;
  return year_month_day(floor<days>(sys_time<nanoseconds>(nanoseconds(time)))).year();
}

// The moment of a stamp without a year, in this one, on the log's clocks.
std::optional<Nanoseconds> time_in_year(std::string_view stamp, std::chrono::year year) {
  using namespace std::chrono;
  constexpr std::size_t kFraction = std::string_view("Dec 26 21:53:38.").size();
  const auto digit_at = [&](std::size_t at) {
    return static_cast<unsigned>(is_digit(stamp[at]) ? stamp[at] - '0' : 0);
  };
  const auto number_at = [&](std::size_t at) { return 10 * digit_at(at) + digit_at(at + 1); };
  const auto month_number = static_cast<unsigned>(kMonths.find(stamp.substr(0, 4)) / 4 + 1);
  const year_month_day date(year, month(month_number), day(number_at(4)));
  const unsigned hour = number_at(7), minute = number_at(10), second = number_at(13);
  const bool fits = year > kFirstYear && year < kLastYear;
  if (!fits || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  Nanoseconds time = sys_days(date).time_since_epoch().count() * kNanosPerDay +
                     (Nanoseconds{hour} * 3600 + minute * 60 + second) * kNanosPerSecond;
  Nanoseconds unit = kNanosPerSecond / 10;
  for (std::size_t at = kFraction; at < stamp.size(); ++at, unit /= 10) {
    time += digit_at(at) * unit;
  }
  return in_log_zone(time);
}

std::optional<Nanoseconds>& stamp_clock() {
  static std::optional<Nanoseconds> now;
  return now;
}

// Between whole seconds, as most stamps are.
std::int64_t seconds_between(Nanoseconds stamped, Nanoseconds time) {
  return stamped / kNanosPerSecond - time / kNanosPerSecond;
}

bool is_near(std::int64_t seconds) { return seconds >= -1 && seconds <= 1; }

}  // namespace

std::optional<PrefixStamp> find_stamp(std::string_view prefix) {
  constexpr std::size_t kFarthest = 512;  // two names of Kubernetes are 253 and 63 bytes at most
  constexpr int kMostWordsBefore = 2;
  int words = 0;
  bool in_word = false;  // the byte before is part of a word that a stamp cannot follow
  for (std::size_t at = 0; at < std::min(prefix.size(), kFarthest); ++at) {
    const char c = prefix[at];
    if (const std::size_t escape = control_sequence_length(prefix.substr(at)); escape > 0) {
      at += escape - 1;
      in_word = false;
      continue;
    }
    if (is_blank(c)) {
      if (at > 0 && !is_blank(prefix[at - 1]) && ++words > kMostWordsBefore) break;
      in_word = false;
      continue;
    }
    if (!in_word) {
      if (is_long_form(prefix.substr(at))) return long_form_at(prefix.substr(at));
      if (const auto stamp = stamp_at(prefix.substr(at))) return stamp;
      if (const auto stamp = kafka_stamp_at(prefix, at)) return stamp;
    }
    in_word = is_ascii_letter(c) || is_digit(c) || c == '_' || c == '.';
  }
  return std::nullopt;
}

void set_stamp_clock(std::optional<Nanoseconds> now) { stamp_clock() = now; }

std::optional<Nanoseconds> time_of(const PrefixStamp& stamp) {
  if (stamp.time || !stamp_clock()) return stamp.time;
  constexpr int kYears = 8;  // the 29th of February is in one of any eight
  const Nanoseconds latest = saturating_add(*stamp_clock(), kNanosPerDay);
  const std::chrono::year newest = year_of(latest);
  for (int back = 0; back <= kYears; ++back) {
    const auto time = time_in_year(stamp.text, newest - std::chrono::years(back));
    if (time && *time <= latest) return time;
  }
  return std::nullopt;
}

bool repeats(Nanoseconds stamped, Nanoseconds time) {
  return is_near(seconds_between(stamped, time));
}

bool repeats(const PrefixStamp& stamp, Nanoseconds time) {
  constexpr std::int64_t kZoneStep = 15 * 60, kWidestZone = 14 * 60 * 60;
  const auto stamped = stamp.time ? stamp.time : time_in_year(stamp.text, year_of(time));
  if (!stamped) return false;
  const std::int64_t apart = seconds_between(*stamped, time);
  if (stamp.has_zone || std::abs(apart) > kWidestZone + 1) return is_near(apart);
  const std::int64_t rest = apart % kZoneStep;
  return is_near(rest) || is_near(rest - kZoneStep) || is_near(rest + kZoneStep);
}

}  // namespace gsaw
