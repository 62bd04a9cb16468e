// Times without a zone in the zone of the log, and those for which one is named.
#include "record/log_zone.h"

#include <doctest/doctest.h>

#include <string>

#include "record/timestamp.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

// While one of these lives the log is in its zone.
class InZone {
 public:
  explicit InZone(std::string_view name) { set_log_zone(*TimeZone::named(name)); }
  ~InZone() { set_log_zone(TimeZone()); }
  InZone(const InZone&) = delete;
  InZone& operator=(const InZone&) = delete;
};

std::optional<Nanoseconds> time_of(std::string_view text) {
  ParsedLine line(text);
  return line.record().time();
}

TEST_CASE("only times without a zone are in the log's") {
  const auto utc = time_from_text("2026-11-27T02:53:05.5Z");
  const InZone zone("Asia/Kolkata");
  CHECK(time_from_text("2026-11-27 08:23:05.5") == utc);
  CHECK(time_from_text("27 Nov 2026 08:23:05,500") == utc);
  CHECK(time_from_text("2026-11-27T02:53:05.5Z") == utc);
  CHECK(time_from_text("2026-11-27T03:53:05.5 CET") == utc);
  CHECK(time_from_text("1795747985.5") == utc);
  CHECK(time_of(R"({"time":"2026-11-27 08:23:05.5"})") == utc);
  CHECK(time_of(R"({"time":1795747985.5})") == utc);
  CHECK(time_of(R"(2026-11-27 08:23:05.5 {"a":1})") == utc);
  // svlogd writes UTC.
  CHECK(time_of(R"(2026-11-27_02:53:05.50000 {"a":1})") == utc);
}

TEST_CASE("the zone's own abbreviations tell more than one zone's") {
  CHECK_FALSE(time_from_text("2026-11-27 08:23:05 IST"));
  {
    const InZone zone("Asia/Kolkata");
    CHECK(time_from_text("2026-11-27 08:23:05 IST") == time_from_text("2026-11-27T02:53:05Z"));
  }
  const InZone zone("Europe/Dublin");
  CHECK(time_from_text("2026-07-27 08:23:05 IST") == time_from_text("2026-07-27T07:23:05Z"));
  CHECK_FALSE(time_from_text("2026-11-27 08:23:05 IST"));  // GMT in winter
  CHECK(time_from_text("2026-11-27 08:23:05 GMT") == time_from_text("2026-11-27T08:23:05Z"));
  CHECK_FALSE(time_from_text("2026-11-27 08:23:05 CST"));
}

TEST_CASE("hours that are missing and hours that are twice") {
  const InZone zone("America/Chicago");
  // The clock went from 2:00 to 3:00: as if it had not moved.
  CHECK(time_from_text("2026-03-08 02:30:00") == time_from_text("2026-03-08T08:30:00Z"));
  CHECK(time_from_text("2026-03-08 01:59:59") == time_from_text("2026-03-08T07:59:59Z"));
  CHECK(time_from_text("2026-03-08 03:00:00") == time_from_text("2026-03-08T08:00:00Z"));
  // From 2:00 to 1:00: the first, unless the name tells.
  CHECK(time_from_text("2026-11-01 01:30:00") == time_from_text("2026-11-01T06:30:00Z"));
  CHECK(time_from_text("2026-11-01 01:30:00 CDT") == time_from_text("2026-11-01T06:30:00Z"));
  CHECK(time_from_text("2026-11-01 01:30:00 CST") == time_from_text("2026-11-01T07:30:00Z"));
}

TEST_CASE("the offset that is kept agrees with the zone, about every change") {
  const TimeZone berlin = *TimeZone::named("Europe/Berlin");
  const InZone zone("Europe/Berlin");
  const Nanoseconds begin = *time_from_text("2011-03-20T00:00:00Z");
  for (int i = 0; i < 2 * 24 * 366; ++i) {
    const Nanoseconds local = begin + i * (kNanosPerHour / 2);
    REQUIRE(in_log_zone(local) == berlin.from_local(local));
  }
  const Nanoseconds ends[] = {std::numeric_limits<Nanoseconds>::min(),
                              std::numeric_limits<Nanoseconds>::max()};
  for (const Nanoseconds end : ends) CHECK(in_log_zone(end) == berlin.from_local(end));
}

TEST_CASE("a zone that is named") {
  const Nanoseconds local = *time_from_text("2026-07-27T08:00:00Z");
  const auto two_hours_before = time_from_text("2026-07-27T06:00:00Z");
  for (const char* name : {"Europe/Paris", "+02:00", "+0200", "CEST", "Europe/Paris"}) {
    CHECK(in_named_zone(local, name) == two_hours_before);
  }
  CHECK(in_named_zone(local, "UTC") == local);
  for (const std::string& name :
       {std::string(), std::string("IST"), std::string("Mars/Phobos"), std::string("+25:00"),
        std::string("../etc/passwd"), std::string("/"), std::string(1'000'000, '/')}) {
    CHECK_FALSE(in_named_zone(local, name));
  }
}

TEST_CASE("Monolog's date and zone") {
  const auto paris = time_from_text("2026-11-27T07:23:05.667Z");
  CHECK(time_of(R"({"datetime":{"date":"2026-11-27 08:23:05.667000","timezone_type":3,)"
                R"("timezone":"Europe/Paris"}})") == paris);
  CHECK(time_of(R"({"datetime":{"date":"2026-11-27 08:23:05.667","timezone":"+01:00"}})") == paris);
  CHECK_FALSE(time_of(R"({"datetime":{"date":"2026-11-27 08:23:05","timezone":"Mars"}})"));
  CHECK_FALSE(time_of(R"({"datetime":{"date":"soon","timezone":"UTC"}})"));
  CHECK_FALSE(time_of(R"({"datetime":{"date":5,"timezone":["UTC"]}})"));
}

TEST_CASE("logback's nanoseconds") {
  const auto exact = time_from_text("2026-11-27T02:20:43.687110119Z");
  const auto millis = time_from_text("2026-11-27T02:20:43.687Z");
  CHECK(time_of(R"({"timestamp":1795746043687,"nanoseconds":687110119})") == exact);
  CHECK(time_of(R"({"nanoseconds":687110119,"timestamp":1795746043687})") == exact);
  // Of another second's part, no number, or of another time.
  CHECK(time_of(R"({"timestamp":1795746043687,"nanoseconds":688110119})") == millis);
  CHECK(time_of(R"({"timestamp":1795746043687,"nanoseconds":"687110119"})") == millis);
  CHECK(time_of(R"({"timestamp":1795746043687,"nanoseconds":6871101190})") == millis);
  CHECK(time_of(R"({"timestamp":1795746043687,"nanoseconds":-1})") == millis);
  CHECK(time_of(R"({"time":1795746043687,"nanoseconds":687110119})") == millis);
}

}  // namespace
}  // namespace gsaw
