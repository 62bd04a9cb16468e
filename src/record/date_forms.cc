// The dates that producers write in other ways than ISO 8601.
#include "record/date_forms.h"

#include <array>
#include <chrono>

#include "base/ascii.h"
#include "record/date_order.h"

namespace gsaw {
namespace {

bool skip_date_separator(DigitCursor& in) {
  if (in.done() || !is_date_separator(in.rest().front())) return false;
  in.advance();
  return true;
}

// What every form ends in: a clock and a zone.
bool read_clock_to_end(DigitCursor& in, TimeParts& out) {
  return read_short_clock(in, out) && read_zone(in, out) && in.done();
}

bool read_short_number(DigitCursor& in, unsigned& number) {
  return in.number(2, number) || in.number(1, number);
}

// What stands between date and clock where both are as a country's people write them.
bool skip_comma_or_separator(DigitCursor& in) {
  in.skip(',');
  return skip_date_separator(in);
}

// `2011/12/26 21:53:38`, `2011/12/26`, `2011/1/6, 9:53:38 PM`, `2011-12-26 9:53:38 PM`
bool read_year_first_12_hours(DigitCursor in, TimeParts& out) {
  if (!in.number(4, out.year)) return false;
  const bool is_slashed = in.at('/');
  const char dash = is_slashed ? '/' : '-';
  const auto read_number = [&](unsigned& number) {
    return is_slashed ? read_short_number(in, number) : in.number(2, number);
  };
  if (!in.skip(dash) || !read_number(out.month) || !in.skip(dash) || !read_number(out.day)) {
    return false;
  }
  return in.done() || (skip_comma_or_separator(in) && read_clock_to_end(in, out));
}

// `2011-360T21:53:38Z`
bool read_ordinal(DigitCursor in, TimeParts& out) {
  unsigned day = 0;
  if (!in.number(4, out.year) || !in.skip('-') || !in.number(3, day) || day == 0) return false;
  using namespace std::chrono;
  const year of{static_cast<int>(out.year)};
  const year_month_day date{sys_days{of / January / 1} + days{day - 1}};
  if (date.year() != of) return false;
  out.month = static_cast<unsigned>(date.month());
  out.day = static_cast<unsigned>(date.day());
  return in.done() || (skip_date_separator(in) && read_clock_to_end(in, out));
}

// `11-12-26 21:53:38`
bool read_short_year(DigitCursor in, TimeParts& out) {
  unsigned year = 0;
  if (!in.number(2, year) || !in.skip('-') || !in.number(2, out.month) || !in.skip('-') ||
      !in.number(2, out.day) || !skip_date_separator(in)) {
    return false;
  }
  out.year = year + (year < 70 ? 2000 : 1900);  // as POSIX has it, about
  return read_clock(in, out) && read_zone(in, out) && in.done();
}

// `215338`, `215338.221`, `215338221`
bool read_compact_clock(DigitCursor& in, TimeParts& out) {
  if (!in.number(2, out.hour) || !in.number(2, out.minute) || !in.number(2, out.second))
    return false;
  unsigned millis = 0;
  if (!in.number(3, millis)) return read_fraction(in, out);
  out.fraction = millis * kNanosPerMilli;
  return true;
}

// `20111226T215338.221Z`, `20111226 21:53:38`, `20111226215338`
bool read_compact(DigitCursor in, TimeParts& out) {
  if (!in.number(4, out.year) || !in.number(2, out.month) || !in.number(2, out.day)) return false;
  DigitCursor clock = in;
  if (skip_date_separator(clock) && read_clock(clock, out)) {
    in = clock;
  } else {
    skip_date_separator(in);
    if (!read_compact_clock(in, out)) return false;
  }
  return read_zone(in, out) && in.done();
}

// `Dec`, `December`, in any case.
bool read_month_name(DigitCursor& in, unsigned& month) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (unsigned i = 0; i < kNames.size(); ++i) {
    if (!in.skip_letters(kNames[i]) && !in.skip_letters(kNames[i].substr(0, 3))) continue;
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
bool read_day_first(DigitCursor in, TimeParts& out) {
  if (in.skip_letters(3) && !(in.skip(',') && in.skip(' '))) return false;
  if (!read_short_day(in, out.day)) return false;
  const char dash = in.at('/') ? '/' : in.at('-') ? '-' : ' ';
  if (!in.skip(dash) || !read_month_name(in, out.month) || !in.skip(dash) ||
      !in.number(4, out.year))
    return false;
  return (in.skip(':') || in.skip(' ')) && read_clock(in, out) && read_zone(in, out) && in.done();
}

bool skip_weekday(DigitCursor& in) {
  DigitCursor ahead = in;
  if (!ahead.skip_letters(3)) return false;
  ahead.skip(',');
  if (!ahead.skip(' ')) return false;
  in = ahead;
  return true;
}

// `Mon Dec 26 21:53:38 2011`, `Mon Dec  6 21:53:38 UTC 2011`, `Mon Dec 26 21:53:38 2011 UTC`
bool read_ctime(DigitCursor in, TimeParts& out) {
  return skip_weekday(in) && read_month_name(in, out.month) && in.skip(' ') &&
         read_short_day(in, out.day) && in.skip(' ') && read_clock(in, out) && read_zone(in, out) &&
         in.skip(' ') && in.number(4, out.year) &&
         (in.done() || (!out.has_zone && out.zone_name.empty() && read_zone(in, out))) && in.done();
}

// `Dec 26, 2011, 9:53:38 PM`, `Mon Dec 26 2011 21:53:38 GMT+0100 (CET)`
bool read_month_first(DigitCursor in, TimeParts& out) {
  DigitCursor month = in;
  if (!read_month_name(month, out.month)) {
    if (!skip_weekday(in) || !read_month_name(in, out.month)) return false;
  } else {
    in = month;
  }
  if (!in.skip(' ') || !read_short_day(in, out.day)) return false;
  in.skip(',');
  if (!in.skip(' ') || !in.number(4, out.year)) return false;
  in.skip(',');
  return in.skip(' ') && read_clock_to_end(in, out);
}

// `26/12/2011 21:53:38`, `12/26/2011, 9:53:38 PM`, `26.12.2011 21:53`, `26-12-2011`
bool read_numbers(DigitCursor in, TimeParts& out) {
  unsigned first = 0, second = 0;
  if (!read_short_number(in, first)) return false;
  const char dash = in.at('/') ? '/' : in.at('.') ? '.' : '-';
  if (!in.skip(dash) || !read_short_number(in, second) || !in.skip(dash) ||
      !in.number(4, out.year)) {
    return false;
  }
  if (!in.done() && !(skip_comma_or_separator(in) && read_clock_to_end(in, out))) return false;
  DateOrder order = DateOrder::day_first;
  if (dash != '.') {
    out.dates = first > 12    ? DateClue::day_first
                : second > 12 ? DateClue::month_first
                              : DateClue::open;
    if (out.dates == DateClue::month_first) order = DateOrder::month_first;
    const bool is_of_our_time = out.year >= 1900 && out.year < 2100;  // as may_hold_date() has it
    if (!is_of_our_time) return false;
    if (out.dates == DateClue::open && first != second) order = date_order();
  }
  if (order == DateOrder::open) return false;
  const bool day_first = order == DateOrder::day_first;
  out.day = day_first ? first : second;
  out.month = day_first ? second : first;
  return true;
}

}  // namespace

bool read_other_date(std::string_view text, TimeParts& out) {
  using Reader = bool (*)(DigitCursor, TimeParts&);
  // No text is to the taste of two.
  constexpr Reader kReaders[] = {read_year_first_12_hours, read_ordinal,   read_compact,
                                 read_short_year,          read_day_first, read_ctime,
                                 read_month_first,         read_numbers};
  if (text.empty()) return false;
  for (const Reader read : kReaders) {
    out = {};
    if (read(DigitCursor(text), out)) return true;
  }
  return false;
}

}  // namespace gsaw
