// SortedRuns: what std::stable_sort makes of all that was added, however it comes.
#include "analyze/sorted_runs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace gsaw {
namespace {

// An entry known by the number of those before it.
KeptEntry entry_at(Nanoseconds time, std::uint64_t number) {
  KeptEntry entry;
  entry.time = time;
  entry.place = number;
  return entry;
}

std::vector<std::uint64_t> places(const std::vector<KeptEntry>& entries) {
  std::vector<std::uint64_t> places;
  places.reserve(entries.size());
  for (const KeptEntry& entry : entries) places.push_back(entry.place);
  return places;
}

std::vector<std::uint64_t> stable_sorted(std::vector<KeptEntry> entries, bool turned) {
  std::stable_sort(entries.begin(), entries.end(), [turned](const auto& one, const auto& other) {
    return turned ? one.time > other.time : one.time < other.time;
  });
  return places(entries);
}

// Read in pieces of any size.
std::vector<std::uint64_t> merged(const SortedRuns& runs, std::mt19937& random) {
  MergedRuns merged(runs);
  std::vector<KeptEntry> all;
  while (all.size() < runs.size()) {
    const std::size_t before = all.size(), count = 1 + random() % 9;
    merged.read(count, all);
    REQUIRE(all.size() == std::min(before + count, runs.size()));
  }
  merged.read(5, all);
  CHECK(all.size() == runs.size());
  return places(all);
}

TEST_CASE("random entries: in order, nearly so, or not at all") {
  std::mt19937 random(1);
  for (int round = 0; round < 1000; ++round) {
    CAPTURE(round);
    const bool turned = random() % 3 == 0;
    const auto disorder = random() % 4;
    SortedRuns runs({nullptr, turned});
    std::vector<KeptEntry> all;
    for (auto chunks = random() % 12; chunks > 0; --chunks) {
      std::vector<KeptEntry> chunk;
      for (auto count = random() % 20; count > 0; --count) {
        const auto number = all.size() + chunk.size();
        const auto time = disorder == 0 ? number / 3 : number / 3 + random() % (disorder * 10);
        const bool is_missing = random() % 10 == 0;
        chunk.push_back(
            entry_at(is_missing ? KeptEntry::kNoTime : static_cast<Nanoseconds>(time), number));
      }
      all.insert(all.end(), chunk.begin(), chunk.end());
      runs.add(std::move(chunk));
    }
    REQUIRE(runs.size() == all.size());
    const std::vector<std::uint64_t> expected = stable_sorted(all, turned);
    CHECK(merged(runs, random) == expected);
    if (random() % 2 == 0) {
      runs.turn_round();
      CHECK(merged(runs, random) == std::vector(expected.rbegin(), expected.rend()));
    } else {
      CHECK(places(runs.take()) == expected);
      CHECK(runs.size() == 0);
      CHECK(runs.take().empty());
    }
  }
}

TEST_CASE("what is taken and given back stays before what comes then") {
  SortedRuns runs({});
  runs.add({entry_at(5, 0), entry_at(3, 1)});
  runs.add(runs.take());
  runs.add({entry_at(3, 2), entry_at(5, 3)});
  CHECK(places(runs.take()) == std::vector<std::uint64_t>{1, 2, 0, 3});
}

TEST_CASE("by keys the largest comes first, those without one last, also turned") {
  SortKeys keys;
  keys.add({SortKey::of({JsonType::number, "3"}), SortKey(), SortKey::of({JsonType::number, "20"}),
            SortKey::of({JsonType::number, "3.0"})});
  const std::vector<KeptEntry> entries{entry_at(0, 0), entry_at(1, 1), entry_at(2, 2),
                                       entry_at(3, 3)};
  SortedRuns largest({&keys, false}), smallest({&keys, true});
  largest.add(entries);
  smallest.add(entries);
  CHECK(places(largest.take()) == std::vector<std::uint64_t>{2, 0, 3, 1});
  CHECK(places(smallest.take()) == std::vector<std::uint64_t>{0, 3, 2, 1});
}

TEST_CASE("a run for every chunk: linear enough") {
  SortedRuns runs({});
  constexpr std::size_t kChunks = 20'000;
  for (std::size_t i = 0; i < kChunks; ++i) {
    runs.add({entry_at(static_cast<Nanoseconds>(kChunks - i), i)});
  }
  const std::vector<KeptEntry> all = runs.take();
  CHECK(all.size() == kChunks);
  CHECK(all.front().place == kChunks - 1);
}

}  // namespace
}  // namespace gsaw
