// Severity: the nine levels, and how every producer writes them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ascii.h"

namespace gsaw {

// In the order of syslog, most severe first; trace is below debug.
enum class Level : std::uint8_t { emerg, alert, crit, err, warn, notice, info, debug, trace };

// True when `level` is at least as severe as `bound` (err is at least warn).
inline bool at_least(Level level, Level bound) { return level <= bound; }

inline void keep_worse(std::optional<Level>& worst, std::optional<Level> level) {
  if (level && (!worst || at_least(*level, *worst))) worst = level;
}

// Of an entry: what counts as an error, in every view.
inline bool is_error(const std::optional<Level>& level) {
  return level && at_least(*level, Level::err);
}

// Which scale a number on a `level` key belongs to: decided by the entry's format.
// On the first three, 5000 and above is logback's and log4j's (20000 info).
enum class LevelScale : std::uint8_t {
  syslog,       // 0-7; 8 and 9 are trace; 10-99 Python's scale (graypy passes it through)
  severity,     // syslog's 0-7 and no more: a priority of 10 or 20 is on anyone's scale
  pino,         // pino and bunyan: 10 trace ... 60 fatal, below 10 trace; 100-600: none
  python,       // levelno: 10 debug ... 50 critical
  unknown,      // pino's 10, 20 ... 60; 100-600 Monolog; others may be anyone's: none
  lager,        // Cloud Foundry: 0 debug, 1 info, 2 error, 3 fatal
  nextcloud,    // 0 debug, 1 info, 2 warning, 3 error, 4 fatal
  windows,      // 1 critical, 2 error, 3 warning, 4 information, 5 verbose; 0, always, is info
  serilog,      // also .NET's LogLevel: 0 verbose, 1 debug, 2 information ... 5 fatal
  cockroach,    // 1 information, 2 warning, 3 error, 4 fatal
  mysql,        // 0 system, 1 error, 2 warning, 3 note
  otel,         // severityNumber 1-24; 10-12 is notice; 0 is none
  gcp,          // severity 100-800; 0 (DEFAULT) is none; 1-7 is syslog's severity, same key
  python_tens,  // as python, but below 10 none
  consola,      // 0 fatal or error, 1 warn, 2 log, 3 info, 4 debug, 5 trace
  logbook,      // 9 trace, 10 debug ... 15 critical; others as unknown
  insights,     // Application Insights: 0 verbose, 1 information ... 4 critical
  pri,          // syslog's facility * 8 + severity, up to 191
};

// The level that the number (decimal text, as logged; may be a numeric string)
// stands for on that scale. A number between two levels is the less severe of
// them; none when it is not a plain whole number (`6` and `6.0` are, `-1`, `6.5`
// and `1e1` are not) or lies outside the scale.
std::optional<Level> level_from_any_number(std::string_view text, LevelScale scale);
// The same. PERF: in line, as most are one digit of syslog's, of which 8 and 9 are trace.
inline std::optional<Level> level_from_number(std::string_view text, LevelScale scale) {
  static_assert(static_cast<int>(Level::debug) == 7 && static_cast<int>(Level::trace) == 8);
  if (scale == LevelScale::syslog && text.size() == 1 && is_digit(text.front())) {
    return static_cast<Level>(std::min(text.front() - '0', static_cast<int>(Level::trace)));
  }
  return level_from_any_number(text, scale);
}

// The level of a name in any case, without the blanks, brackets, colons and colours of a terminal
// around it, or of the last word of a dotted one (`LogLevel.Error`): the names of syslog and of
// every producer named in level.cc, a digit after a name (`TRACE3`, `DEBUG5`, OpenTelemetry's
// `INFO2`), slog's offsets (`INFO+2`), Python's `Level 15`, zap's `Level(-4)`, MongoDB's letters
// (F E W I D D1..D5). None when unknown.
std::optional<Level> level_from_name(std::string_view name);
// The same of the names alone, with nothing around them: what people type.
std::optional<Level> level_from_bare_name(std::string_view name);

// `err`, as typed in a query.
std::string_view level_name(Level level);
// `ERR`, as shown in pretty output.
std::string_view level_label(Level level);
// "emerg, alert, crit, err, warn, notice, info, debug, trace", for messages.
std::string_view level_name_list();

}  // namespace gsaw
