// Where stretches of time begin, by the clock of a zone, through its changes.
#include "analyze/time_steps.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace gsaw {
namespace {

constexpr Nanoseconds kHour = kNanosPerHour, kDay = kNanosPerDay;
constexpr Nanoseconds kLeast = std::numeric_limits<Nanoseconds>::min();
constexpr Nanoseconds kMost = std::numeric_limits<Nanoseconds>::max();

Nanoseconds at(const TimeZone& zone, int year, unsigned month, unsigned day, unsigned hour) {
  return zone.from_civil({year, month, day, hour, 0, 0, 0});
}

// Zones whose clocks are changed by an hour, by half of one, just behind midnight, by a day; of
// which some also once had offsets that are no whole minutes.
std::vector<TimeZone> odd_zones() {
  std::vector<TimeZone> zones;
  for (const char* name : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                           "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Asia/Manila",
                           "America/Sao_Paulo", "Africa/Monrovia", "UTC", "-03:30"}) {
    if (const auto zone = TimeZone::find(name)) zones.push_back(*zone);
  }
  return zones;
}

// A moment near which a clock is changed, mostly.
Nanoseconds some_time(std::mt19937_64& random, const TimeZone& zone) {
  const auto any = static_cast<Nanoseconds>(random());
  const OffsetSpan span = zone.offset_span(any);
  const auto near = static_cast<Nanoseconds>(random() % (3 * kDay)) - kDay;
  return random() % 4 == 0 ? any : saturating_add(span.first, near);
}

TEST_CASE("in UTC stretches begin at multiples of their length, also before 1970") {
  const auto begin = [](Nanoseconds time, Nanoseconds length) {
    return TimeSteps(length).at(time).begin;
  };
  CHECK(begin(7, 5) == 5);
  CHECK(begin(5, 5) == 5);
  CHECK(begin(-1, 5) == -5);
  CHECK(begin(-5, 5) == -5);
  CHECK(begin(kLeast, kDay) == kLeast);
  CHECK(TimeSteps(kDay).at(kMost).last == kMost);
  CHECK(TimeSteps(kMost).at(kLeast).begin == kLeast);
}

TEST_CASE("days are those of the zone, and as long as its clock makes them") {
  const auto zone = TimeZone::find("Europe/Berlin");
  REQUIRE(zone);
  TimeSteps days(kDay, *zone);
  CHECK(days.at(kMost).last == kMost);
  CHECK(days.at(kLeast).begin == kLeast);
  const auto length = [&](unsigned month, unsigned day) {
    const TimeSteps::Stretch& stretch = days.at(at(*zone, 2024, month, day, 12));
    CHECK(stretch.begin == at(*zone, 2024, month, day, 0));
    return (stretch.last - stretch.begin + 1) / kHour;
  };
  CHECK(length(3, 30) == 24);
  CHECK(length(3, 31) == 23);
  CHECK(length(10, 27) == 25);
}

TEST_CASE("the hour that comes twice is two") {
  const auto zone = TimeZone::find("Europe/Berlin");
  REQUIRE(zone);
  TimeSteps hours(kHour, *zone);
  const Nanoseconds two = at(*zone, 2024, 10, 27, 2);
  for (int i = -3; i < 4; ++i) CHECK(hours.at(two + i * kHour + 1).begin == two + i * kHour);
}

TEST_CASE("an offset of half an hour, or more, moves where hours begin") {
  const Nanoseconds day = 19'000 * kDay;
  CHECK(TimeSteps(kHour, *TimeZone::find("+05:30")).at(day).begin == day - kHour / 2);
  CHECK(TimeSteps(6 * kHour, *TimeZone::find("-02:00")).at(day).begin == day - 4 * kHour);
}

// What is asked of all stretches: they hold their time, follow one another, and those of a multiple
// of the length begin and end with some of these.
TEST_CASE("stretches leave no gap and do not overlap, and lie within those of multiples") {
  std::mt19937_64 random(11);
  const std::vector<Nanoseconds> lengths = {
      kNanosPerMilli, kNanosPerMinute, kHour / 2, kHour, 6 * kHour, kDay, 10 * kDay};
  for (const TimeZone& zone : odd_zones()) {
    for (int round = 0; round < 300; ++round) {
      const Nanoseconds time = some_time(random, zone);
      TimeSteps::Stretch within{time, time};
      for (const Nanoseconds length : lengths) {
        TimeSteps steps(length, zone);
        const TimeSteps::Stretch stretch = steps.at(time);
        CHECK(stretch.begin <= within.begin);
        CHECK(within.last <= stretch.last);
        for (const Nanoseconds other : {stretch.begin, stretch.last}) {
          const TimeSteps::Stretch again = TimeSteps(length, zone).at(other);
          CHECK(again.begin == stretch.begin);
          CHECK(again.last == stretch.last);
        }
        if (stretch.begin != kLeast) CHECK(steps.at(stretch.begin - 1).last == stretch.begin - 1);
        if (stretch.last != kMost) CHECK(steps.at(stretch.last + 1).begin == stretch.last + 1);
        within = stretch;
      }
    }
  }
}

// Where the clock shows a multiple, or is set past one.
TEST_CASE("a stretch begins when the clock shows a multiple, or is changed") {
  std::mt19937_64 random(12);
  for (const TimeZone& zone : odd_zones()) {
    for (const Nanoseconds length : {kNanosPerMinute, kHour, 3 * kHour, kDay}) {
      for (int round = 0; round < 100; ++round) {
        const TimeSteps::Stretch stretch = TimeSteps(length, zone).at(some_time(random, zone) / 2);
        const OffsetSpan span = zone.offset_span(stretch.begin);
        const Nanoseconds local = stretch.begin + span.seconds * kNanosPerSecond;
        CHECK((floor_rest(local, length) == 0 || stretch.begin == span.first));
      }
    }
  }
}

}  // namespace
}  // namespace gsaw
