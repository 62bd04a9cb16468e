// Times as a person types them: --since, --until, `time>...`.
#pragma once

#include <string_view>

#include "base/nanoseconds.h"
#include "base/result.h"
#include "query/duration.h"
#include "record/time_zone.h"

namespace gsaw {

// What the words of a time refer to.
struct TimeContext {
  Nanoseconds now = 0;
  TimeZone zone;  // of dates without a zone, of `today` and `09:14`
};

// A time without a zone that clocks show twice is the first of the two where something begins with
// it, the last where something ends: so no entry that is shown within a range is left out of it.
enum class TimeEdge { begin, end };

// A moment, absolute or counted from the newest entry of the input.
struct TimeExpr {
  bool from_end = false;
  Nanoseconds value = 0;  // absolute, or (from_end) the span to add, negative for end-1h
  bool skipped = false;  // clocks never show it: value is the moment at which they were put forward

  // Past the range of Nanoseconds it is the nearest end of it.
  Nanoseconds resolve(Nanoseconds newest) const {
    return from_end ? saturating_add(newest, value) : value;
  }
};

// Reads RFC 3339; `2011-12-26 09:14[:46[.221]]` (also with T or _, and `9:14`);
// `2011-12-26`; every other form that time_from_text knows; `09:14[:46[.221]]` (today);
// epoch s, ms, us, ns by magnitude; `-3h`, `+3h`, `3h ago`, `now-3h`, `1h30m ago`
// (units as in parse_duration); `now`, `today`, `yesterday`, `tomorrow` (midnight), also
// `yesterday-3h`, `yesterday 09:14`; `end`, `end-1h`. The error lists the forms.
// What is counted from a day counts from its begin, at any edge.
// A number that could be a year or a date (2011, 20111226) is an error, not an epoch.
Result<TimeExpr> parse_time_expr(std::string_view text, const TimeContext& context,
                                 TimeEdge edge = TimeEdge::begin);

// True for text that can only mean a date or a date with a time (`2011-12-26...`),
// whether or not that date exists: how an ordered comparison knows that its right side
// is a time.
bool looks_like_date(std::string_view text);

}  // namespace gsaw
