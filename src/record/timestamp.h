// Times as producers write them, read exactly: from decimal text, never via double.
#pragma once

#include <optional>
#include <string_view>

#include "base/date_order.h"
#include "base/nanoseconds.h"
#include "record/epoch_time.h"

namespace gsaw {

// A date and time in one of the forms that producers write: RFC 3339 and ISO 8601
// (`T`, `t`, space or `_` between date and time; fraction after `.` or `,`, any
// length; `Z`, `+09:00`, `+0900`, `+09`, ` +0900` or nothing, which is the log's zone
// (log_zone.h); seconds may be left out), a date alone, the forms of date_forms.h, and
// .NET's `/Date(1324936418221)/`. A clock may have AM or PM behind it, a time brackets
// round it; of zones' names those are read that are known to mean one offset, see
// in_named_zone. A numeric string counts as an epoch. None when the text is anything else
// or the date does not exist.
//
// A leap second (23:59:60 UTC) is the last nanosecond of the second before it, so
// that it sorts before the next day.
std::optional<Nanoseconds> time_from_text(std::string_view text);

// The same, for readers that give a zone to times without one. An epoch has a zone.
struct WrittenTime {
  Nanoseconds time = 0;  // without a zone, and with a named one: as if it were UTC
  bool has_zone = false;
  std::string_view zone_name;  // for in_named_zone; a view of the text
  DateClue dates = DateClue::none;
};
std::optional<WrittenTime> written_time(std::string_view text);

}  // namespace gsaw
