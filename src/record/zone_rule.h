// What the clocks of a zone go by without end: a TZ string of POSIX.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

// What clocks show from one change to the next. Times are seconds since 1970, UTC.
struct ClockSpan {
  int offset = 0;  // seconds east of UTC
  std::string abbreviation;
  // Without a change before or after, the ends of the type or far away.
  std::int64_t begin = std::numeric_limits<std::int64_t>::min();
  std::int64_t end = std::numeric_limits<std::int64_t>::max();  // the first second after it
};

// `CET-1CEST,M3.5.0,M10.5.0/3`, `<-03>3`: the value of TZ as POSIX.1 (chapter 8.3) has it, with
// the hours before and past the day (-167 to 167) of RFC 8536, section 3.3.1. Immutable.
class ZoneRule {
 public:
  // None when the text is anything else, also a summer time without the days of its changes.
  static std::optional<ZoneRule> parse(std::string_view text);

  bool has_summer() const { return summer_.has_value(); }
  // What is shown at that second, of a year from -9999 to 9999.
  ClockSpan at(std::int64_t time) const;

 private:
  struct Clock {
    int offset = 0;  // seconds east of UTC
    std::string abbreviation;
  };
  // A moment of each year.
  struct Change {
    enum class Day { week, julian, zero_based };  // M3.5.0, J60 (never February 29), 59
    Day day = Day::week;
    unsigned month = 0, week = 0;  // week 5 is the last
    unsigned number = 0;           // of the day: in the week (0 is Sunday), or in the year
    int time = 0;                  // seconds after midnight, by the clocks before the change

    // In seconds since 1970, where clocks were `offset` east of UTC.
    std::int64_t in_year(std::chrono::year year, int offset) const;
  };
  struct Summer {
    Clock clock;
    Change begin, end;
  };
  class Parser;

  Clock standard_;
  std::optional<Summer> summer_;
};

}  // namespace gsaw
