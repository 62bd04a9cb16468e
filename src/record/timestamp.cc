// Reads times by hand-written digit code: an ordered comparison of times calls it for
// every candidate line. Beside ISO 8601 it knows these forms, each with an optional
// fraction of the second (`.` or `,`) and an optional zone:
//
//   2011/12/26 21:53:38                nginx error log, Go's log package
//   20111226T215338Z, 20111226215338   ISO basic form, compact stamps (also ...338221)
//   26/Dec/2011:21:53:38 +0000         Common Log Format
//   26-Dec-2011 21:53:38               Tomcat, BIND
//   Mon, 26 Dec 2011 21:53:38 GMT      mail and HTTP; the weekday may be missing
//   Mon Dec 26 21:53:38 2011           ctime(3), date(1): zone before the year
//
// A zone may carry what Go and Java add: `+0100 CET`, ` m=+0.1`, `[Europe/Berlin]`. A
// zone's abbreviation alone (`CET`) is refused, except UTC and GMT: it is ambiguous.
#include "record/timestamp.h"

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <limits>

#include "base/ascii.h"
#include "record/digit_cursor.h"

namespace gsaw {
namespace {

constexpr std::array<std::uint64_t, 20> kPowersOfTen = [] {
  std::array<std::uint64_t, 20> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// What follows the seconds.
struct Tail {
  Nanoseconds fraction = 0;
  int offset_seconds = 0;  // east of UTC
  bool has_zone = false;
};

// A date and time as written, not yet checked against the calendar.
struct Fields {
  unsigned year = 0, month = 0, day = 0;
  unsigned hour = 0, minute = 0, second = 0;
  Tail tail;
};

bool is_date_separator(char c) { return c == 'T' || c == ' ' || c == 't' || c == '_'; }

bool skip_date_separator(DigitCursor& in) {
  if (in.done() || !is_date_separator(in.rest().front())) return false;
  in.advance();
  return true;
}

bool read_fraction(DigitCursor& in, Tail& out) {
  if (!in.skip('.') && !in.skip(',')) return true;
  if (!in.at_digit()) return false;
  std::uint64_t value = 0;
  std::size_t places = 0;
  for (; places < 9 && in.at_digit(); ++places) value = value * 10 + in.take_digit();
  out.fraction = static_cast<Nanoseconds>(value * kPowersOfTen[9 - places]);
  while (in.at_digit()) in.take_digit();
  return true;
}

// `21:53`, `21:53:38`, `21:53:38.221`
bool read_clock(DigitCursor& in, Fields& out) {
  if (!in.number(2, out.hour) || !in.skip(':') || !in.number(2, out.minute)) return false;
  if (!in.skip(':')) return true;
  return in.number(2, out.second) && read_fraction(in, out.tail);
}

// Java's `[Europe/Berlin]`; the offset before it already says it all.
void skip_region(DigitCursor& in) {
  const std::string_view rest = in.rest();
  if (in.at('[') && rest.find(']') == rest.size() - 1) in.skip(rest);
}

// What follows a numeric offset: Go's ` CET` or ` +03` and ` m=+0.1`, a region.
void skip_zone_name(DigitCursor& in) {
  DigitCursor ahead = in;
  if (ahead.skip(' ')) {
    const bool signed_name = ahead.skip('+') || ahead.skip('-');
    std::size_t length = 0;
    for (; length < 5 && (signed_name ? ahead.at_digit() : ahead.at_upper()); ++length)
      ahead.advance();
    if (length > 0) in = ahead;
  }
  ahead = in;
  if (ahead.skip(" m=") && (ahead.skip('+') || ahead.skip('-')) && ahead.at_digit()) {
    while (ahead.at_digit() || ahead.at('.')) ahead.advance();
    in = ahead;
  }
  skip_region(in);
}

// Nothing, or a zone; the cursor stays put where none follows. False for a broken offset.
bool read_zone(DigitCursor& in, Tail& out) {
  if (in.done()) return true;
  if (in.skip('Z')) {
    out.has_zone = true;
    if (!in.done()) skip_region(in);
    return true;
  }
  DigitCursor ahead = in;
  ahead.skip(' ');
  const bool negative = ahead.at('-');
  if (ahead.skip('+') || ahead.skip('-')) {
    unsigned hours = 0, minutes = 0;
    if (!ahead.number(2, hours)) return false;
    const bool colon = ahead.skip(':');
    if ((colon || ahead.at_digit()) && !ahead.number(2, minutes)) return false;
    if (hours > 23 || minutes > 59) return false;
    const int seconds = static_cast<int>(hours * 3600 + minutes * 60);
    out.offset_seconds = negative ? -seconds : seconds;
    skip_zone_name(ahead);
  } else if (!ahead.skip("UTC") && !ahead.skip("GMT") && !ahead.skip('Z') && !ahead.skip('z')) {
    return true;
  }
  out.has_zone = true;
  in = ahead;
  return true;
}

// `2011-12-26T21:53:38.221Z`, `2011-12-26 21:53`, `2011-12-26`; with `/` the same.
bool read_year_first(DigitCursor in, char dash, Fields& out) {
  if (!in.number(4, out.year) || !in.skip(dash) || !in.number(2, out.month) || !in.skip(dash) ||
      !in.number(2, out.day))
    return false;
  if (in.done()) return true;
  return skip_date_separator(in) && read_clock(in, out) && read_zone(in, out.tail) && in.done();
}

// `215338`, `215338.221`, `215338221`
bool read_compact_clock(DigitCursor& in, Fields& out) {
  if (!in.number(2, out.hour) || !in.number(2, out.minute) || !in.number(2, out.second))
    return false;
  unsigned millis = 0;
  if (!in.number(3, millis)) return read_fraction(in, out.tail);
  out.tail.fraction = millis * kNanosPerMilli;
  return true;
}

// `20111226T215338.221Z`, `20111226 21:53:38`, `20111226215338`
bool read_compact(DigitCursor in, Fields& out) {
  if (!in.number(4, out.year) || !in.number(2, out.month) || !in.number(2, out.day)) return false;
  DigitCursor clock = in;
  if (skip_date_separator(clock) && read_clock(clock, out)) {
    in = clock;
  } else {
    skip_date_separator(in);
    if (!read_compact_clock(in, out)) return false;
  }
  return read_zone(in, out.tail) && in.done();
}

// `Dec`, in any case.
bool read_month_name(DigitCursor& in, unsigned& month) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  for (unsigned i = 0; i < kNames.size(); ++i) {
    if (!in.skip_letters(kNames[i])) continue;
    month = i + 1;
    return true;
  }
  return false;
}

// `6`, `06`, ` 6`
bool read_short_day(DigitCursor& in, unsigned& day) {
  in.skip(' ');
  return in.number(2, day) || in.number(1, day);
}

// `26/Dec/2011:21:53:38 +0000`, `26-Dec-2011 21:53:38`, `[Mon, ]26 Dec 2011 21:53:38 GMT`
bool read_day_first(DigitCursor in, Fields& out) {
  if (in.skip_letters(3) && !(in.skip(',') && in.skip(' '))) return false;
  if (!read_short_day(in, out.day)) return false;
  const char dash = in.at('/') ? '/' : in.at('-') ? '-' : ' ';
  if (!in.skip(dash) || !read_month_name(in, out.month) || !in.skip(dash) ||
      !in.number(4, out.year))
    return false;
  return (in.skip(':') || in.skip(' ')) && read_clock(in, out) && read_zone(in, out.tail) &&
         in.done();
}

// `Mon Dec 26 21:53:38 2011`, `Mon Dec  6 21:53:38 UTC 2011`
bool read_ctime(DigitCursor in, Fields& out) {
  return in.skip_letters(3) && in.skip(' ') && read_month_name(in, out.month) && in.skip(' ') &&
         read_short_day(in, out.day) && in.skip(' ') && read_clock(in, out) &&
         read_zone(in, out.tail) && in.skip(' ') && in.number(4, out.year) && in.done();
}

// Checks the calendar and the range.
std::optional<WrittenTime> resolve(const Fields& fields) {
  if (fields.hour > 23 || fields.minute > 59 || fields.second > 60) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(fields.year)},
                                         std::chrono::month{fields.month},
                                         std::chrono::day{fields.day}};
  if (!date.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const bool leap = fields.second == 60;
  const std::int64_t seconds = days * 86'400 + fields.hour * 3'600 + fields.minute * 60 +
                               (leap ? 59 : fields.second) - fields.tail.offset_seconds;
  // Leap seconds end a day of UTC, and no other minute.
  if (leap && (seconds + 1) % 86'400 != 0) return std::nullopt;
  WrittenTime result{.time = 0, .has_zone = fields.tail.has_zone};
  const Nanoseconds fraction = leap ? kNanosPerSecond - 1 : fields.tail.fraction;
  if (!time_from_seconds(seconds, fraction, result.time)) return std::nullopt;
  return result;
}

// A decimal number: 0.`digits` times ten to the power of `point`.
struct ScaledDigits {
  std::uint64_t digits = 0;  // the first 19 from the first that is not zero
  int kept = 0;              // how many that are
  std::int64_t point = 0;    // where the decimal point stands, counted from the first of them
  bool negative = false;
};

// The value of eight decimal digits, none when there is another byte. PERF: all at once, pairs,
// then pairs of pairs; an epoch has ten or more.
std::optional<std::uint32_t> eight_digits(const char* digits) {
  std::uint64_t value = 0;
  std::memcpy(&value, digits, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  constexpr std::uint64_t kHigh = 0xF0F0F0F0F0F0F0F0, kZeros = 0x3030303030303030;
  if ((value & kHigh) != kZeros || ((value + 0x0606060606060606) & kHigh) != kZeros) return {};
  value -= kZeros;
  value = value * 10 + (value >> 8);
  constexpr std::uint64_t kPairs = 0x000000FF000000FF;
  return static_cast<std::uint32_t>(((value & kPairs) * (100 + (1'000'000ULL << 32)) +
                                     (value >> 16 & kPairs) * (1 + (10'000ULL << 32))) >>
                                    32);
}

// Most epochs: few digits, no zero first, perhaps a point; none for any other text.
std::optional<ScaledDigits> read_short_decimal(std::string_view text) {
  if (text.empty() || text.size() > 19 || text[0] < '1' || text[0] > '9') return std::nullopt;
  std::uint64_t digits = 0;
  std::size_t point = text.size();
  std::size_t i = 0;
  if (text.size() >= 8) {
    if (const auto first = eight_digits(text.data())) {
      digits = *first;
      i = 8;
    }
  }
  for (; i < text.size(); ++i) {
    const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned{'0'};
    if (digit <= 9) {
      digits = digits * 10 + digit;
    } else if (text[i] == '.' && point == text.size()) {
      point = i;
    } else {
      return std::nullopt;
    }
  }
  const bool has_point = point != text.size();
  return ScaledDigits{digits, static_cast<int>(text.size() - (has_point ? 1 : 0)),
                      static_cast<std::int64_t>(point), false};
}

std::optional<ScaledDigits> read_decimal(DigitCursor in) {
  ScaledDigits out;
  out.negative = in.at('-');
  if (!in.skip('-')) in.skip('+');
  bool any = false;
  const auto read_digits = [&](int point_step) {
    for (; in.at_digit(); any = true) {
      const unsigned digit = in.take_digit();
      const bool leading_zero = out.kept == 0 && digit == 0;
      // Before the point every digit but a leading zero moves it right; after it only
      // leading zeros count, and move it left.
      if (leading_zero == (point_step < 0)) out.point += point_step;
      if (leading_zero || out.kept == 19) continue;
      out.digits = out.digits * 10 + digit;
      ++out.kept;
    }
  };
  read_digits(1);
  if (in.skip('.')) read_digits(-1);
  if (!any) return std::nullopt;
  if (in.skip('e') || in.skip('E')) {
    const bool down = in.at('-');
    if (!in.skip('-')) in.skip('+');
    if (!in.at_digit()) return std::nullopt;
    std::int64_t exponent = 0;
    // Beyond this any number is out of range or zero, however many digits it has.
    constexpr std::int64_t kEnough = std::int64_t{1} << 50;
    while (in.at_digit()) {
      const unsigned digit = in.take_digit();
      if (exponent < kEnough) exponent = exponent * 10 + digit;
    }
    out.point += down ? -exponent : exponent;
  }
  if (!in.done()) return std::nullopt;
  return out;
}

// Decimal places from an epoch's unit to nanoseconds, by the digits of its integer part.
int places_of_unit(std::int64_t integer_digits) {
  if (integer_digits <= 11) return 9;
  if (integer_digits <= 14) return 6;
  return integer_digits <= 17 ? 3 : 0;
}

}  // namespace

std::optional<Nanoseconds> time_from_epoch(std::string_view decimal) {
  auto number = read_short_decimal(decimal);
  if (!number) number = read_decimal(DigitCursor(decimal));
  if (!number) return std::nullopt;
  if (number->digits == 0) return 0;
  // How many of the digits stand left of the nanosecond; more than 19 overflow.
  const std::int64_t wanted = number->point + places_of_unit(number->point);
  if (wanted > 19) return std::nullopt;
  if (wanted < 0) return 0;
  const std::int64_t missing = wanted - number->kept;
  const std::uint64_t magnitude =
      missing >= 0 ? number->digits * kPowersOfTen[static_cast<std::size_t>(missing)]
                   : number->digits / kPowersOfTen[static_cast<std::size_t>(-missing)];
  constexpr std::uint64_t kMax = std::numeric_limits<Nanoseconds>::max();
  if (magnitude > kMax + (number->negative ? 1 : 0)) return std::nullopt;
  return static_cast<Nanoseconds>(number->negative ? 0 - magnitude : magnitude);
}

std::optional<WrittenTime> written_time(std::string_view text) {
  Fields fields;
  // First what nearly every log writes: an ordered comparison of times comes here for
  // every candidate line.
  if (text.size() > 4 && text[4] == '-' && read_year_first(DigitCursor(text), '-', fields))
    return resolve(fields);
  text = trimmed(text);
  if (const auto epoch = time_from_epoch(text)) return WrittenTime{*epoch, true};
  const DigitCursor in(text);
  // Each reader starts over; no text is to the taste of two.
  if (read_year_first(in, '-', fields = {}) || read_year_first(in, '/', fields = {}) ||
      read_compact(in, fields = {}) || read_day_first(in, fields = {}) ||
      read_ctime(in, fields = {}))
    return resolve(fields);
  return std::nullopt;
}

std::optional<Nanoseconds> time_from_text(std::string_view text) {
  const auto written = written_time(text);
  if (!written) return std::nullopt;
  return written->time;
}

}  // namespace gsaw
