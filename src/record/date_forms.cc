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

// `21.53.38.221487`, `21:53.38`, `21:53:38:221`: to the second, with points and colons for each
// other.
bool read_loose_clock(DigitCursor& in, TimeParts& out) {
  const auto skip_separator = [&] { return in.skip(':') || in.skip('.'); };
  if (!in.number(2, out.hour) || !skip_separator() || !in.number(2, out.minute) ||
      !skip_separator() || !in.number(2, out.second)) {
    return false;
  }
  unsigned millis = 0;
  if (!in.skip(':')) return read_fraction(in, out);
  if (!in.number(3, millis)) return false;
  out.fraction = millis * kNanosPerMilli;
  return true;
}

// What every form ends in: a clock and a zone.
bool read_clock_to_end(DigitCursor& in, TimeParts& out) {
  DigitCursor usual = in;
  TimeParts parts = out;
  if (read_short_clock(usual, parts) && read_zone(usual, parts) && usual.done()) {
    out = parts;
    return true;
  }
  return read_loose_clock(in, out) && read_zone(in, out) && in.done();
}

bool read_short_number(DigitCursor& in, unsigned& number) {
  return in.number(2, number) || in.number(1, number);
}

// What stands between date and clock where both are as a country's people write them, or a viewer.
bool skip_between(DigitCursor& in) {
  if (in.skip(" @ ") || in.skip(" at ")) return true;
  in.skip(',');
  return skip_date_separator(in);
}

// A year of two digits, as POSIX has it, about.
unsigned whole_year(unsigned year) { return year + (year < 70 ? 2000 : 1900); }

// Nothing; or a clock behind a separator. One that may also stand before a zone, or between numbers
// of a date, wants seconds behind it.
bool read_clock_behind_date(DigitCursor& in, TimeParts& out) {
  if (in.done()) return true;
  if (skip_between(in)) return read_clock_to_end(in, out);
  return (in.skip('-') || in.skip(':')) && read_loose_clock(in, out) && read_zone(in, out) &&
         in.done();
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

// `2011/12/26 21:53:38`, `2011/12/26`, `2011/1/6, 9:53:38 PM`, `2011-12-26 9:53:38 PM`,
// `2011.12.26 21:53:38`, `2011-Dec-26 21:53:38`, `2011-12-26-21.53.38.221487`
bool read_year_first(DigitCursor in, TimeParts& out) {
  if (!in.number(4, out.year) || in.done()) return false;
  const char dash = in.rest().front();
  if (dash != '/' && dash != '-' && dash != '.' && dash != ' ') return false;
  const auto read_number = [&](unsigned& number) {
    return dash == '/' ? read_short_number(in, number) : in.number(2, number);
  };
  in.advance();
  const bool is_named = read_month_name(in, out.month);
  if ((!is_named && (dash == ' ' || !read_number(out.month))) || !in.skip(dash) ||
      !read_number(out.day)) {
    return false;
  }
  return read_clock_behind_date(in, out);
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

// `11-12-26 21:53:38`; where an order was set `26-12-11 21:53:38`, as who sets it has dates that
// begin with no year.
bool read_short_year(DigitCursor in, TimeParts& out) {
  unsigned first = 0, second = 0, third = 0;
  if (!in.number(2, first) || !in.skip('-') || !in.number(2, second) || !in.skip('-') ||
      !in.number(2, third) || !skip_date_separator(in)) {
    return false;
  }
  const DateOrder order = date_order_setting();
  const bool year_first = order == DateOrder::open, day_first = order == DateOrder::day_first;
  out.year = whole_year(year_first ? first : third);
  out.month = year_first || day_first ? second : first;
  out.day = year_first ? third : day_first ? first : second;
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

// `20111226T215338.221Z`, `20111226 21:53:38`, `20111226-21:53:38`, `20111226215338`
bool read_compact(DigitCursor in, TimeParts& out) {
  if (!in.number(4, out.year) || !in.number(2, out.month) || !in.number(2, out.day)) return false;
  DigitCursor clock = in;
  if ((skip_date_separator(clock) || clock.skip('-')) && read_clock(clock, out)) {
    in = clock;
  } else {
    skip_date_separator(in);
    if (!read_compact_clock(in, out)) return false;
  }
  return read_zone(in, out) && in.done();
}

// `6`, `06`, ` 6`, `6th`
bool read_short_day(DigitCursor& in, unsigned& day) {
  in.skip(' ');
  if (!read_short_number(in, day)) return false;
  for (const char* const ending : {"st", "nd", "rd", "th"}) {
    if (in.skip_letters(ending)) break;
  }
  return true;
}

// `Mon `, `Monday, `; the cursor stays put where there is none.
void skip_weekday(DigitCursor& in) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  DigitCursor ahead = in;
  for (const std::string_view name : kNames) {
    if (!ahead.skip_letters(name) && !ahead.skip_letters(name.substr(0, 3))) continue;
    ahead.skip(',');
    if (ahead.skip(' ')) in = ahead;
    return;
  }
}

// `26/Dec/2011:21:53:38 +0000`, `26-Dec-2011 21:53:38`, `[Mon, ]26 Dec 2011 21:53:38 GMT`,
// `Monday, 26-Dec-11 21:53:38 UTC`
bool read_day_first(DigitCursor in, TimeParts& out) {
  skip_weekday(in);
  if (!read_short_day(in, out.day)) return false;
  const char dash = in.at('/') ? '/' : in.at('-') ? '-' : ' ';
  if (!in.skip(dash) || !read_month_name(in, out.month) || !in.skip(dash)) return false;
  if (!in.number(4, out.year)) {
    // Before a colon it is an hour.
    unsigned year = 0;
    if (!in.number(2, year) || !in.at(' ')) return false;
    out.year = whole_year(year);
  }
  return (in.skip(':') || in.skip(' ')) && read_clock_to_end(in, out);
}

// `Mon Dec 26 21:53:38 2011`, `Mon Dec  6 21:53:38 UTC 2011`, `Mon Dec 26 21:53:38 2011 UTC`
bool read_ctime(DigitCursor in, TimeParts& out) {
  skip_weekday(in);
  return read_month_name(in, out.month) && in.skip(' ') && read_short_day(in, out.day) &&
         in.skip(' ') && read_clock(in, out) && read_zone(in, out) && in.skip(' ') &&
         in.number(4, out.year) &&
         (in.done() || (!out.has_zone && out.zone_name.empty() && read_zone(in, out))) && in.done();
}

// `Dec 26, 2011, 9:53:38 PM`, `Mon Dec 26 2011 21:53:38 GMT+0100 (CET)`, `Dec-26-2011 21:53:38`
bool read_month_first(DigitCursor in, TimeParts& out) {
  skip_weekday(in);
  if (!read_month_name(in, out.month)) return false;
  const char dash = in.at('-') ? '-' : in.at('/') ? '/' : ' ';
  if (!in.skip(dash) || !read_short_day(in, out.day)) return false;
  if (dash == ' ') in.skip(',');
  return in.skip(dash) && in.number(4, out.year) && skip_between(in) && read_clock_to_end(in, out);
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
  if (!in.done() && !(skip_between(in) && read_clock_to_end(in, out))) return false;
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
  constexpr Reader kReaders[] = {read_year_first, read_ordinal, read_compact,     read_short_year,
                                 read_day_first,  read_ctime,   read_month_first, read_numbers};
  if (text.empty()) return false;
  for (const Reader read : kReaders) {
    out = {};
    if (read(DigitCursor(text), out)) return true;
  }
  return false;
}

}  // namespace gsaw
