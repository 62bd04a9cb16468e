// Zones whose files leave years to the rule, against the library with the system's own files.
#include "record/database_zone.h"

#include <date/tz.h>
#include <doctest/doctest.h>

#include <array>
#include <stdexcept>
#include <string>

#include "base/nanoseconds.h"
#include "record/timestamp.h"

using namespace gsaw;

namespace {

std::int64_t moment_of(std::string_view text) {
  return floor_seconds(time_from_text(text).value());
}

std::string counts_of(const std::array<unsigned, 6>& counts) {
  std::string out = "TZif2";
  out.append(15, '\0');
  for (const unsigned count : counts) out += {0, 0, 0, static_cast<char>(count)};
  return out;
}

// A file that lists one change, as far as gsaw reads it.
std::string zone_file(std::int64_t change, std::string_view rule) {
  std::string out = counts_of({}) + counts_of({0, 0, 0, 1, 1, 4});
  for (int bits = 56; bits >= 0; bits -= 8) out += static_cast<char>(change >> bits);
  out.append(1 + 6 + 4, '\0');
  return out + '\n' + std::string(rule) + '\n';
}

std::string shown_by(const ClockSpan& span) {
  return std::to_string(span.begin) + " to " + std::to_string(span.end) + ": " +
         std::to_string(span.offset) + " " + span.abbreviation;
}

std::string shown_by(const LocalSpans& spans) {
  std::string out = shown_by(spans.first);
  if (spans.shown == LocalSpans::Shown::twice) out += ", again " + shown_by(spans.second);
  if (spans.shown == LocalSpans::Shown::never) out += ", or else " + shown_by(spans.second);
  return out;
}

// From the last change that a slim file lists to one of the last that the system's does.
void check_like_the_library(const char* name, std::string_view last_change, std::string_view rule) {
  CAPTURE(name);
  const DatabaseZone listed(name);
  const DatabaseZone ruled(*date::locate_zone(name), zone_file(moment_of(last_change), rule));
  const std::int64_t end = moment_of("2036-12-01T00:00:00Z");
  for (std::int64_t time = moment_of("1998-01-01T00:00:00Z"); time < end;) {
    const std::int64_t change = listed.at(time).end;
    for (const std::int64_t near : {change - 1, change, change + 86'400 * 50}) {
      CHECK(shown_by(ruled.at(near)) == shown_by(listed.at(near)));
    }
    for (int quarter = -120; quarter <= 120; ++quarter) {
      const std::int64_t local = change + quarter * 900;
      CHECK(shown_by(ruled.at_local(local)) == shown_by(listed.at_local(local)));
    }
    time = change;
  }
}

}  // namespace

TEST_CASE("a rule from the last change on is what a longer file lists") {
  check_like_the_library("Europe/Berlin", "1996-10-27T01:00:00Z", "CET-1CEST,M3.5.0,M10.5.0/3");
  check_like_the_library("America/New_York", "2007-11-04T06:00:00Z", "EST5EDT,M3.2.0,M11.1.0");
  check_like_the_library("Europe/Dublin", "1996-10-27T01:00:00Z", "IST-1GMT0,M10.5.0,M3.5.0/1");
  check_like_the_library("Australia/Lord_Howe", "2008-10-04T15:30:00Z",
                         "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
}

TEST_CASE("the end of a zone's file") {
  const std::string file = zone_file(-1, "EST5");
  const auto end = zone_file_end(file);
  REQUIRE(end);
  CHECK(end->last_change == -1);
  CHECK(end->rule == "EST5");
  for (std::size_t size = 0; size < file.size(); ++size) {
    CAPTURE(size);
    CHECK(!zone_file_end(std::string_view(file).substr(0, size)));
  }
  std::string first_version = file;
  first_version[4] = '\0';
  REQUIRE(zone_file_end(first_version));
  CHECK(zone_file_end(first_version)->rule.empty());
}

TEST_CASE("a zone whose rule cannot be read is an error") {
  const date::time_zone& zone = *date::locate_zone("Europe/Berlin");
  CHECK_THROWS_AS(DatabaseZone(zone, zone_file(0, "CET-1CEST,M3")), std::runtime_error);
  CHECK_THROWS_AS(DatabaseZone(zone, "TZif"), std::runtime_error);
}
