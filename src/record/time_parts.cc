// The clock and the zone of a written time.
#include "record/time_parts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "record/epoch_time.h"
#include "record/zone_abbreviation.h"

namespace gsaw {
namespace {

// Java's `[Europe/Berlin]`; the offset before it already says it all.
void skip_region(DigitCursor& in) {
  const std::string_view rest = in.rest();
  if (in.at('[') && rest.find(']') == rest.size() - 1) in.skip(rest);
}

// What follows a numeric offset: Go's ` CET` or ` +03` and ` m=+0.1`, a region, the zone's name
// in parentheses.
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
  ahead = in;
  if (ahead.skip(" (") && ahead.rest().find(')') == ahead.rest().size() - 1) in.skip(in.rest());
  skip_region(in);
}

// `+09:00`, `-0530`, `+09`; with `short_hour` also `+2`.
bool read_offset(DigitCursor& in, bool short_hour, TimeParts& out) {
  const bool negative = in.at('-');
  in.advance();
  unsigned hours = 0, minutes = 0;
  if (!in.number(2, hours) && !(short_hour && in.number(1, hours))) return false;
  const bool colon = in.skip(':');
  if ((colon || in.at_digit()) && !in.number(2, minutes)) return false;
  if (hours > 23 || minutes > 59) return false;
  const int seconds = static_cast<int>(hours * 3600 + minutes * 60);
  out.offset_seconds = negative ? -seconds : seconds;
  out.has_zone = true;
  skip_zone_name(in);
  return true;
}

// The hour of a clock of twelve.
bool put_half_of_day(bool after_noon, TimeParts& out) {
  if (out.half_of_day || out.hour < 1 || out.hour > 12) return false;
  out.half_of_day = true;
  out.hour = out.hour % 12 + (after_noon ? 12 : 0);
  return true;
}

// `[UTC]`, `[Europe/Paris]`, in which no offset says more.
bool read_region(DigitCursor& in, TimeParts& out) {
  constexpr std::string_view kNamesOfUtc[] = {"UTC", "GMT", "Z", "Etc/UTC"};
  const std::string_view rest = in.rest();
  if (rest.find(']') != rest.size() - 1 || rest.size() < 3) return true;
  const std::string_view name = rest.substr(1, rest.size() - 2);
  out.has_zone =
      std::find(std::begin(kNamesOfUtc), std::end(kNamesOfUtc), name) != std::end(kNamesOfUtc);
  if (!out.has_zone) out.zone_name = name;
  in.skip(rest);
  return true;
}

// A blank that may be one that does not break: Java and browsers write those around AM.
bool skip_any_blank(DigitCursor& in) {
  return in.skip(' ') || in.skip("\u202F") || in.skip("\u00A0");
}

// `AM`, `pm`, `a.m.`, `p. m.`
bool skip_half(DigitCursor& in) {
  if (in.skip_letters("am") || in.skip_letters("pm")) {
    return in.done() || !is_ascii_letter(in.rest().front());
  }
  if (!in.skip_letters("a.") && !in.skip_letters("p.")) return false;
  skip_any_blank(in);
  return in.skip_letters("m.");
}

// True when it was there, `valid` whether the hour fits it.
bool skip_half_of_day(DigitCursor& in, TimeParts& out, bool& valid) {
  DigitCursor ahead = in;
  if (!skip_half(ahead)) return false;
  valid = put_half_of_day(ascii_lower(in.rest().front()) == 'p', out);
  in = ahead;
  return true;
}

// An abbreviation, behind its blank.
void read_abbreviation(DigitCursor& in, TimeParts& out) {
  constexpr std::size_t kFewest = 3, kMost = 5;
  std::size_t length = 0;
  for (DigitCursor letters = in; letters.at_upper(); letters.advance()) ++length;
  if (length < kFewest || length > kMost) return;
  const std::string_view name = in.rest().substr(0, length);
  in.skip(name);
  if (const auto offset = zone_offset(name)) {
    out.offset_seconds = *offset;
    out.has_zone = true;
  } else {
    out.zone_name = name;
  }
}

// The name of a region, to the end, behind its blank: `Europe/Paris`.
bool read_region_name(DigitCursor& in, TimeParts& out) {
  const std::string_view name = in.rest();
  const bool is_name = in.at_upper() && std::all_of(name.begin(), name.end(), [](char c) {
                         return is_ascii_letter(c) || c == '/' || c == '_' || c == '-';
                       });
  if (!is_name || name.find('/') == name.npos) return false;
  out.zone_name = name;
  in.skip(name);
  return true;
}

// What is no offset, behind its blank.
bool read_zone_word(DigitCursor& in, TimeParts& out) {
  bool valid = true;
  if (skip_half_of_day(in, out, valid)) return valid && read_zone(in, out);
  if (in.at('[')) return read_region(in, out);
  if (read_region_name(in, out)) return true;
  if (in.skip("UTC") || in.skip("GMT") || in.skip('Z') || in.skip('z')) {
    out.has_zone = true;
    if (in.at('+') || in.at('-')) return read_offset(in, true, out);
    skip_region(in);
    return true;
  }
  read_abbreviation(in, out);
  return true;
}

}  // namespace

bool read_fraction(DigitCursor& in, TimeParts& out) {
  if (!in.skip('.') && !in.skip(',')) return true;
  if (!in.at_digit()) return false;
  constexpr std::size_t kPlaces = 9;  // of nanoseconds
  std::uint64_t value = 0;
  std::size_t places = 0;
  for (; places < kPlaces && in.at_digit(); ++places) value = value * 10 + in.take_digit();
  out.fraction = static_cast<Nanoseconds>(value * kPowersOfTen[kPlaces - places]);
  while (in.at_digit()) in.take_digit();
  return true;
}

bool read_clock(DigitCursor& in, TimeParts& out) {
  if (!in.number(2, out.hour) || !in.skip(':') || !in.number(2, out.minute)) return false;
  if (!in.skip(':')) return true;
  return in.number(2, out.second) && read_fraction(in, out);
}

bool read_short_clock(DigitCursor& in, TimeParts& out) {
  DigitCursor ahead = in;
  if (read_clock(ahead, out)) {
    in = ahead;
    return true;
  }
  if (!in.number(1, out.hour) || !in.skip(':') || !in.number(2, out.minute)) return false;
  if (!in.skip(':')) return true;
  return in.number(2, out.second) && read_fraction(in, out);
}

bool read_zone(DigitCursor& in, TimeParts& out) {
  if (in.done()) return true;
  if (in.skip('Z')) {
    out.has_zone = true;
    if (!in.done()) skip_region(in);
    return true;
  }
  DigitCursor ahead = in;
  skip_any_blank(ahead);
  if (ahead.at('+') || ahead.at('-')) {
    if (!read_offset(ahead, false, out)) return false;
    in = ahead;
    return true;
  }
  const std::size_t left = ahead.rest().size();
  if (!read_zone_word(ahead, out)) return false;
  if (ahead.rest().size() != left) in = ahead;
  return true;
}

}  // namespace gsaw
