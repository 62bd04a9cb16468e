// A date and time as they are written, and the reading of what all forms have in common: the
// clock and the zone behind it.
#pragma once

#include <string_view>

#include "base/date_order.h"
#include "base/nanoseconds.h"
#include "record/digit_cursor.h"

namespace gsaw {

// Not yet checked against the calendar.
struct TimeParts {
  unsigned year = 0, month = 0, day = 0;
  unsigned hour = 0, minute = 0, second = 0;
  Nanoseconds fraction = 0;
  int offset_seconds = 0;  // east of UTC
  bool has_zone = false;
  bool half_of_day = false;  // AM or PM was written; the hour counts it
  DateClue dates = DateClue::none;
  // A zone that `offset_seconds` does not tell: an abbreviation, or the name of a region. A view
  // of the text. With it has_zone is false.
  std::string_view zone_name;
};

// `.221` or `,221`, any number of digits; nothing is a fraction, too.
bool read_fraction(DigitCursor& in, TimeParts& out);

// `21:53`, `21:53:38`, `21:53:38.221`
bool read_clock(DigitCursor& in, TimeParts& out);
// The same where the hour may have one digit.
bool read_short_clock(DigitCursor& in, TimeParts& out);

// Nothing, or a zone, or what of a clock stands where zones do (`AM`, `p.m.`); the cursor stays put
// where none follows. False for a broken offset, or an hour that no such clock shows.
//
//   Z, +09:00, +0900, +09, UTC, GMT+0530 (India Standard Time), [UTC], CET, Europe/Paris,
//   [Europe/Paris]
//
// An offset may carry what Go and Java add: `+0100 CET`, ` m=+0.1`, `[Europe/Berlin]`.
bool read_zone(DigitCursor& in, TimeParts& out);

// True for `T`, `t`, a blank and `_`, which stand between date and clock.
constexpr bool is_date_separator(char c) { return c == 'T' || c == ' ' || c == 't' || c == '_'; }

}  // namespace gsaw
