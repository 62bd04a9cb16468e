// Buckets of time are what a plain count gives, however the entries are cut.
#include "analyze/time_buckets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "analyze/time_steps.h"

namespace gsaw {
namespace {

struct Entry {
  Nanoseconds time;
  std::string value;
};

void add(TimeBuckets& buckets, const Entry& entry) {
  const std::uint32_t number = buckets.groups().number_of(0, entry.value, true);
  const std::uint32_t group = buckets.groups().group_of({&number, 1});
  buckets.add(entry.time, {&group, 1});
}

// In pieces; one of them is used again, as a worker's is.
Histogram in_pieces(std::mt19937& random, const std::vector<Entry>& entries,
                    std::optional<Nanoseconds> step, ValueGroups& groups,
                    const TimeZone& zone = TimeZone()) {
  TimeBuckets all(step, 1, zone), piece(step, 1, zone);
  for (const Entry& entry : entries) {
    add(piece, entry);
    if (random() % 50 != 0) continue;
    all.merge(piece);
    piece.clear();
  }
  all.merge(piece);
  groups.clear();
  std::vector<std::uint32_t> numbers;
  groups.merge(all.groups(), numbers);
  return all.histogram();
}

void check_counts(const Histogram& histogram, const ValueGroups& groups,
                  const std::vector<Entry>& entries, const TimeZone& zone = TimeZone()) {
  TimeSteps steps(histogram.step, zone);
  std::map<Nanoseconds, std::map<std::string, std::uint64_t>> expected;
  for (const Entry& entry : entries) {
    ++expected[steps.at(entry.time).begin][entry.value];
  }
  CHECK(histogram.buckets.front().begin == expected.begin()->first);
  CHECK(histogram.buckets.back().begin == expected.rbegin()->first);
  for (const Histogram::Bucket& bucket : histogram.buckets) {
    std::uint64_t all = 0;
    std::map<std::string, std::uint64_t> counts;
    for (const auto& [group, count] : bucket.groups) {
      counts[std::string(groups.value(group, 0)->text)] += count;
      all += count;
    }
    CHECK(bucket.count == all);
    CHECK(counts == expected[bucket.begin]);
  }
}

TEST_CASE("a histogram of any pieces is a plain count, of at most 60 round steps") {
  std::mt19937 random(4);
  for (const Nanoseconds pace :
       {Nanoseconds{1000}, kNanosPerMilli, 40 * kNanosPerMilli, kNanosPerSecond, kNanosPerMinute,
        7 * kNanosPerHour, 30 * kNanosPerDay}) {
    std::vector<Entry> entries;
    Nanoseconds time = -pace * 1000;
    for (int i = 0; i < 3000; ++i) {
      time += static_cast<Nanoseconds>(random() % 3) * pace;
      entries.push_back({time, std::string(1, static_cast<char>('a' + random() % 3))});
    }
    ValueGroups groups(1);
    const Histogram one = in_pieces(random, entries, std::nullopt, groups);
    CHECK(one.buckets.size() <= TimeBuckets::kMostShown);
    CHECK((one.buckets.size() >= 10 || one.step == kNanosPerMilli));
    check_counts(one, groups, entries);
    ValueGroups other_groups(1);
    const Histogram other = in_pieces(random, entries, std::nullopt, other_groups);
    CHECK(other.step == one.step);
  }
}

TEST_CASE("buckets by the clock of a zone are a plain count, too, through its changes") {
  std::mt19937 random(5);
  const auto zone = TimeZone::find("Europe/Berlin");
  REQUIRE(zone);
  const Nanoseconds change = 1'711'846'800 * kNanosPerSecond;  // of 2024-03-31
  for (const Nanoseconds pace : {kNanosPerMinute, 20 * kNanosPerMinute, 7 * kNanosPerHour}) {
    std::vector<Entry> entries;
    for (int i = -1000; i < 1000; ++i) {
      entries.push_back({change + i * pace, std::string(1, static_cast<char>('a' + random() % 3))});
    }
    for (const auto step : {std::optional<Nanoseconds>(), std::optional(kNanosPerDay)}) {
      ValueGroups groups(1);
      check_counts(in_pieces(random, entries, step, groups, *zone), groups, entries, *zone);
    }
  }
}

TEST_CASE("a step that is asked for is kept, unless there would be very many") {
  std::mt19937 random(6);
  std::vector<Entry> entries;
  for (int i = 0; i < 1000; ++i) entries.push_back({i * kNanosPerSecond, "a"});
  ValueGroups groups(1);
  const Histogram seven = in_pieces(random, entries, 7 * kNanosPerSecond, groups);
  CHECK(seven.step == 7 * kNanosPerSecond);
  check_counts(seven, groups, entries);
  const Histogram fine = in_pieces(random, entries, kNanosPerMilli, groups);
  CHECK(fine.step == 100 * kNanosPerMilli);
  check_counts(fine, groups, entries);
  std::vector<Entry> many;
  for (int i = 0; i < 30'000; ++i) many.push_back({i * kNanosPerSecond, "a"});
  const Histogram long_one = in_pieces(random, many, kNanosPerSecond, groups);
  CHECK(long_one.step == 10 * kNanosPerSecond);
  check_counts(long_one, groups, many);
}

TEST_CASE("as many stretches as may be, and one more") {
  for (const std::size_t count : {60U, 61U}) {
    CAPTURE(count);
    TimeBuckets buckets(std::nullopt, 1);
    for (std::size_t i = 0; i < count; ++i) {
      add(buckets, {static_cast<Nanoseconds>(i) * kNanosPerSecond, "a"});
    }
    CHECK(buckets.histogram(60).step == (count == 60 ? 1 : 2) * kNanosPerSecond);
  }
}

TEST_CASE("one entry, none, and the ends of the range") {
  TimeBuckets none(std::nullopt, 1);
  CHECK(none.histogram().buckets.empty());
  TimeBuckets one(std::nullopt, 1);
  add(one, {5, "a"});
  CHECK(one.histogram().buckets.size() == 1);
  TimeBuckets all(std::nullopt, 1);
  add(all, {std::numeric_limits<Nanoseconds>::min(), "a"});
  add(all, {std::numeric_limits<Nanoseconds>::max(), "a"});
  const Histogram histogram = all.histogram();
  CHECK(histogram.buckets.size() <= TimeBuckets::kMostShown);
  CHECK(histogram.buckets.front().count == 1);
  CHECK(histogram.buckets.back().count == 1);
  TimeBuckets fine(1, 1);
  add(fine, {std::numeric_limits<Nanoseconds>::min(), "a"});
  add(fine, {std::numeric_limits<Nanoseconds>::max(), "a"});
  CHECK(fine.histogram().buckets.size() <= TimeBuckets::kMostAsked);
}

}  // namespace
}  // namespace gsaw
