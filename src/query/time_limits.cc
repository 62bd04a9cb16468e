// Since when and until when, and that there is a time between them.
#include "query/time_limits.h"

#include <fmt/format.h>

#include "base/in_quotes.h"

namespace gsaw {
namespace {

// "'end-1h' (2026-01-01 00:00:00.000)", the time where it is known.
std::string shown(const TimeLimit& limit, std::optional<Nanoseconds> newest, const TimeZone& zone) {
  std::string text = in_quotes(limit.text);
  if (limit.time.from_end && !newest) return text;
  text += " (";
  TimeFormatter(zone, {}).append(text, limit.time.resolve(newest.value_or(0)));
  return text + ")";
}

}  // namespace

Result<void> check_time_limits(const TimeLimits& limits, std::optional<Nanoseconds> newest,
                               const TimeZone& zone) {
  const TimeExpr& since = limits.since.time;
  const TimeExpr& until = limits.until.time;
  if (since.from_end != until.from_end && !newest) return {};
  if (since.resolve(newest.value_or(0)) <= until.resolve(newest.value_or(0))) return {};
  return fail(fmt::format("--since {} is after --until {}: no time is between them",
                          shown(limits.since, newest, zone), shown(limits.until, newest, zone)));
}

}  // namespace gsaw
