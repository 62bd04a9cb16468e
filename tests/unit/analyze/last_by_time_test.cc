// LastByTime: what a plain merge from the end gives, however the inputs are.
#include "analyze/last_by_time.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace gsaw {
namespace {

// An entry known by its place: input and number.
HeldEntry held(std::uint32_t input, std::uint64_t number, Nanoseconds when) {
  HeldEntry entry;
  entry.entry.file = input;
  entry.entry.place = number;
  entry.when = when;
  return entry;
}

using Inputs = std::vector<std::vector<HeldEntry>>;

std::string names_of(const std::vector<HeldEntry>& entries) {
  std::string text;
  for (const HeldEntry& entry : entries) {
    text += std::to_string(entry.entry.file) + '.' + std::to_string(entry.entry.place) + ' ';
  }
  return text;
}

// Of the entries that are the last of their inputs the latest, of equals that of the last
// input, again and again.
std::vector<HeldEntry> by_the_book(Inputs inputs, std::uint64_t limit) {
  std::vector<HeldEntry> taken;
  while (taken.size() < limit) {
    std::vector<HeldEntry>* best = nullptr;
    for (std::vector<HeldEntry>& input : inputs) {
      if (input.empty()) continue;
      if (best == nullptr || input.back().when >= best->back().when) best = &input;
    }
    if (best == nullptr) break;
    taken.push_back(best->back());
    best->pop_back();
  }
  std::reverse(taken.begin(), taken.end());
  return taken;
}

std::vector<HeldEntry> merged(const Inputs& inputs, std::uint64_t limit) {
  LastByTime last(limit);
  for (const std::vector<HeldEntry>& input : inputs) {
    const std::size_t size = std::min<std::uint64_t>(limit, input.size());
    last.add({input.end() - static_cast<std::ptrdiff_t>(size), input.end()});
  }
  std::vector<HeldEntry> taken = last.take();
  CHECK(last.take().empty());
  return taken;
}

TEST_CASE("random inputs: ties, missing times, out of order, every limit") {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    Inputs inputs(random() % 12);
    const auto times = 1 + random() % 20;
    const bool in_order = random() % 2 == 0;
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
      Nanoseconds when = random() % 3 == 0 ? KeptEntry::kNoTime : Nanoseconds{0};
      for (std::uint64_t number = random() % 15; number > 0; --number) {
        if (random() % 2 == 0) {
          const auto next = static_cast<Nanoseconds>(random() % times);
          when = in_order ? std::max(when, next) : next;
        }
        inputs[i].push_back(held(i, inputs[i].size(), when));
      }
    }
    for (const std::uint64_t limit : {0UL, 1UL, 2UL, 7UL, 50UL, ~0UL}) {
      CAPTURE(limit);
      CHECK(names_of(merged(inputs, limit)) == names_of(by_the_book(inputs, limit)));
    }
  }
}

TEST_CASE("nothing, and inputs without entries") {
  CHECK(LastByTime(3).take().empty());
  CHECK(merged({{}, {}, {}}, 3).empty());
  CHECK(names_of(merged({{}, {held(1, 0, 5)}, {}}, 3)) == "1.0 ");
}

TEST_CASE("what is left out is let go") {
  const auto owner = std::make_shared<const int>(0);
  LastByTime last(1);
  for (std::uint32_t i = 0; i < 10; ++i) {
    HeldEntry entry = held(i, 0, 10 - static_cast<Nanoseconds>(i));
    entry.owner = owner;
    last.add({entry});
  }
  const auto taken = last.take();
  CHECK(names_of(taken) == "0.0 ");
  CHECK(owner.use_count() == 2);
}

TEST_CASE("many inputs with few entries each, and few with many: linear enough") {
  LastByTime last(1'000'000);
  std::uint64_t count = 0;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    last.add({held(i, 0, static_cast<Nanoseconds>(i % 100)), held(i, 1, 100)});
    count += 2;
  }
  CHECK(last.take().size() == count);
}

}  // namespace
}  // namespace gsaw
