// Times as logs hold them and as people type them, durations, and formats of times.
#include <fmt/format.h>

#include <limits>
#include <string>

#include "fuzz/shared/fuzz_query.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "query/duration.h"
#include "query/time_expr.h"
#include "record/date_order.h"
#include "record/json_text.h"
#include "record/log_zone.h"
#include "record/time_zone.h"
#include "record/timestamp.h"

using namespace gsaw;
using fuzz::require;

namespace {

std::string rfc3339(Nanoseconds time) {
  const CivilTime civil = TimeZone().to_civil(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:09}Z", civil.year, civil.month,
                     civil.day, civil.hour, civil.minute, civil.second, civil.fraction);
}

// A moment survives being written, and reads the same in every zone.
void check_moment(Nanoseconds time, std::string_view text) {
  require(time_from_text(rfc3339(time)) == time, "a time that is written reads the same", text);
  const auto typed = parse_time_expr(rfc3339(time), {fuzz::kNow, TimeZone()});
  require(typed && !typed->from_end && typed->value == time, "also when typed", text);
  const TimeZone zone = *TimeZone::named("-05:30");
  require(zone.from_civil(zone.to_civil(time)) == time, "a zone takes it there and back", text);
  // What is shown is cut to milliseconds, and the first of the range is not whole.
  const std::string shown(TimeFormatter(TimeZone(), {}).text(time));
  const auto read = time_from_text(shown);
  require(read ? *read <= time && time - *read < kNanosPerMilli
               : time < std::numeric_limits<Nanoseconds>::min() + kNanosPerMilli,
          "what is shown reads the same", text);
}

void check_logged(std::string_view text) {
  const auto time = time_from_text(text);
  const auto written = written_time(text);
  // The log's zone is UTC; a zone's name may mean none, or several.
  std::optional<Nanoseconds> expected;
  if (written && written->zone_name.empty()) expected = written->time;
  if (written && !written->zone_name.empty()) {
    expected = in_named_zone(written->time, written->zone_name);
  }
  require(time == expected, "a time has one value", text);
  if (time) check_moment(*time, text);
  if (needs_date_order(text) || (written && written->dates != DateClue::none)) {
    std::string line = R"({"time":")";
    append_json_escaped(line, text);
    require(date_clue(line + "\"}") != DateClue::none, "a date in numbers is found by its bytes",
            text);
  }
  if (const auto epoch = time_from_epoch(text)) check_moment(*epoch, text);
}

void check_typed(std::string_view text) {
  static const TimeZone kZones[] = {TimeZone(), *TimeZone::named("+05:30"),
                                    *TimeZone::named("Europe/Berlin")};
  for (const TimeZone& zone : kZones) {
    const auto typed = parse_time_expr(text, {fuzz::kNow, zone});
    if (!typed) {
      require(!typed.error().message.empty(), "an error has a reason", text);
      continue;
    }
    check_moment(typed->resolve(fuzz::kNow), text);
    const auto last = parse_time_expr(text, {fuzz::kNow, zone}, TimeEdge::end);
    require(last && typed->value <= last->value, "a time's end is not before its begin", text);
    const auto logged = written_time(text);
    if (logged && logged->has_zone) {
      require(!typed->from_end && typed->value == logged->time,
              "a time with a zone is the same typed and logged", text);
    }
  }
  looks_like_date(text);
}

void check_duration(std::string_view text) {
  const auto duration = parse_duration(text);
  if (!duration) return;
  require(parse_duration(fmt::format("{}ns", *duration)) == duration,
          "a duration in nanoseconds is the same", text);
}

void check_format(std::string_view text) {
  const auto sample = check_time_format(text);
  if (!sample || text.empty()) return;
  static const TimeZone kZone = *TimeZone::named("Europe/Berlin");
  TimeFormatter formatter(kZone, std::string(text));
  for (const Nanoseconds time : {std::numeric_limits<Nanoseconds>::min(), Nanoseconds{-1},
                                 std::numeric_limits<Nanoseconds>::max()}) {
    formatter.text(time);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::OwnBytes own(fuzz::as_text(data, size));
  check_logged(own.view());
  check_typed(own.view());
  check_duration(own.view());
  check_format(own.view());
  return 0;
}
