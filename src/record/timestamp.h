// Times as producers write them, read exactly: from decimal text, never via double.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// An epoch number as decimal text (sign, digits, fraction, exponent), its unit
// told by the magnitude of the integer part: up to 11 digits seconds, 12-14 ms,
// 15-17 us, 18-19 ns (formats.md 5.4). Digits beyond a nanosecond are dropped.
// None when it is no number or lies outside the range of Nanoseconds (so any number
// of 11, 14 or 17 digits).
std::optional<Nanoseconds> time_from_epoch(std::string_view decimal);

// A date and time in one of the forms that producers write: RFC 3339 and ISO 8601
// (`T`, `t`, space or `_` between date and time; fraction after `.` or `,`, any
// length; `Z`, `+09:00`, `+0900`, `+09`, ` +0900` or nothing, which is UTC; seconds
// may be left out), a date alone, and the forms listed in timestamp.cc (such as
// `26/Dec/2011:21:53:38 +0000`, `2011/12/26 21:53:38`). A numeric string counts as
// an epoch. None when the text is anything else or the date does not exist.
//
// A leap second (23:59:60 UTC) is the last nanosecond of the second before it, so
// that it sorts before the next day.
std::optional<Nanoseconds> time_from_text(std::string_view text);

// The same, for readers that give a zone to times without one. An epoch has a zone.
struct WrittenTime {
  Nanoseconds time = 0;  // without a zone: as if it were UTC
  bool has_zone = false;
};
std::optional<WrittenTime> written_time(std::string_view text);

}  // namespace gsaw
