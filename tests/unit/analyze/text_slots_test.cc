// Short texts that are replaced by others now and then.
#include "analyze/text_slots.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace gsaw {
namespace {

TEST_CASE("each slot has the text that it was set to last") {
  TextSlots slots;
  std::vector<TextSlots::Slot> of(5000);
  std::vector<std::string> expected(of.size());
  std::mt19937 random(1);
  for (int round = 0; round < 40'000; ++round) {
    const std::size_t at = random() % of.size();
    expected[at].assign(random() % (TextSlots::kMost + 1), static_cast<char>('a' + round % 26));
    slots.make_room();
    slots.set(of[at], expected[at]);
  }
  for (std::size_t i = 0; i < of.size(); ++i) CHECK(slots.text(of[i]) == expected[i]);
}

TEST_CASE(
    "what a text leaves unused is bounded, and a table that is cleared uses its memory again") {
  TextSlots slots;
  std::size_t first = 0;
  for (int round = 0; round < 3; ++round) {
    TextSlots::Slot slot;
    for (std::size_t size = 0; size <= TextSlots::kMost; ++size) {
      for (int again = 0; again < 100; ++again) {
        slots.make_room();
        slots.set(slot, std::string(size, 'x'));
      }
    }
    CHECK(slots.text(slot).size() == TextSlots::kMost);
    if (round == 0) first = slots.memory();
    CHECK(slots.memory() == first);
    slots.clear();
  }
  CHECK(first < 64 << 10);
}

TEST_CASE("a slot that was never set, or set to nothing, is empty") {
  TextSlots slots;
  TextSlots::Slot slot;
  CHECK(slots.text(slot).empty());
  slots.make_room();
  slots.set(slot, "x");
  slots.set(slot, "");
  CHECK(slots.text(slot).empty());
}

}  // namespace
}  // namespace gsaw
