// Time zones: shows times, and reads local ones. The only user of date/date.h.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"
#include "base/result.h"

namespace gsaw {

// A calendar date and time of day without a zone.
struct CivilTime {
  int year = 1970;
  unsigned month = 1, day = 1, hour = 0, minute = 0, second = 0;
  Nanoseconds fraction = 0;  // 0 to 999'999'999
};

// An offset from UTC and how long it holds: from the first to the last nanosecond.
struct OffsetSpan {
  int seconds = 0;  // east of UTC
  Nanoseconds first = std::numeric_limits<Nanoseconds>::min();
  Nanoseconds last = std::numeric_limits<Nanoseconds>::max();
};

// The moments at which clocks show a local time: mostly one, two where they are put back over it.
struct LocalMoments {
  Nanoseconds first = 0, last = 0;
  bool skipped = false;  // they are put forward over it: both are the moment of that
};

// A zone of the system's time zone database. Cheap to copy, immutable, and safe to
// share between threads. UTC and fixed offsets never touch the database: opening it
// takes longer than all the rest of a start.
class TimeZone {
 public:
  TimeZone();  // UTC
  // An IANA name ("Europe/Berlin", "UTC") or a fixed offset ("+02:00", "+0200",
  // "+02"). The error names near misses.
  static Result<TimeZone> named(std::string_view name);
  // The same without words: none when there is no such zone.
  static std::optional<TimeZone> find(std::string_view name);
  // $TZ when set (empty is UTC), else what the system says (/etc/localtime). A $TZ that is an
  // offset of POSIX ("<-03>3") will do; one that is a rule ("CET-1CEST,M3.5.0") is an error: it
  // has no name in the database.
  static Result<TimeZone> local();

  bool is_utc() const { return !impl_; }
  CivilTime to_civil(Nanoseconds time) const;
  // A time that does not exist (spring) is read as if the clock had not moved; one
  // that occurs twice (autumn) is the first. The calendar date must be valid. Past the
  // range of Nanoseconds it is the nearest end of it.
  Nanoseconds from_civil(const CivilTime& civil) const;
  // The same for a local time given as if it were UTC.
  Nanoseconds from_local(Nanoseconds local) const;
  // All moments of a local time given as if it were UTC. Past the range of Nanoseconds they are the
  // nearest end of it.
  LocalMoments moments_of(Nanoseconds local) const;
  // Seconds east of UTC at a local time, as from_civil() reads it, if the zone then goes by that
  // abbreviation; it tells which of two is meant. UTC and fixed offsets have none.
  std::optional<int> offset_named(Nanoseconds local, std::string_view abbreviation) const;
  // Seconds east of UTC at that moment.
  int offset_seconds(Nanoseconds time) const { return offset_span(time).seconds; }
  OffsetSpan offset_span(Nanoseconds time) const;
  // Appends the time by a format of strftime(3), whose conversions have no flags here; %S carries
  // milliseconds. The format must have passed check_time_format. Slow: made for other
  // formats than TimeFormatter's own.
  void append_formatted(std::string& out, const std::string& format, Nanoseconds time) const;

 private:
  struct Impl;
  explicit TimeZone(std::shared_ptr<const Impl> impl);
  static Result<TimeZone> from_database(const std::string& name);
  static TimeZone fixed(int offset);  // seconds east of UTC

  std::shared_ptr<const Impl> impl_;  // none is UTC
};

// Appends `2011-12-26 21:53:38.221` (always 23 bytes), in `zone`. Milliseconds are
// truncated, not rounded. One per thread: it caches the text of the second it
// last showed, and where the hour begins.
class TimeFormatter {
 public:
  // `format` empty: the default above; else as TimeZone::append_formatted.
  TimeFormatter(TimeZone zone, std::string format);
  void append(std::string& out, Nanoseconds time) { out += text(time); }
  // What append appends; valid until the next call.
  std::string_view text(Nanoseconds time);

 private:
  void cache_hour(Nanoseconds time);

  TimeZone zone_;
  std::string format_;
  std::string other_text_;       // of another format
  std::array<char, 23> text_{};  // up to the hour it holds good for [first_, last_]
  unsigned second_ = 0;          // of that hour, as text_ shows it
  // Empty at first, so that any time misses.
  Nanoseconds first_ = std::numeric_limits<Nanoseconds>::max();
  Nanoseconds last_ = std::numeric_limits<Nanoseconds>::min();
  // Where the local hour began; wraps around at the ends of the range.
  std::uint64_t hour_start_ = 0;
};

// Checks a --time-format by formatting one moment with it; returns that text.
Result<std::string> check_time_format(std::string_view format);

}  // namespace gsaw
