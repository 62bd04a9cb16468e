// Small numbers, each once: those behind the first few.
#include "analyze/number_set.h"

#include <memory>

namespace gsaw {
namespace {

// Up to so many looking at each is cheapest.
constexpr std::size_t kUnhashed = 16;

}  // namespace

bool NumberSet::More::holds(std::uint32_t number) {
  if (!slots.empty()) return slot_of(number) != 0;
  return std::find(in_order.begin(), in_order.end(), number) != in_order.end();
}

// One that it does not hold.
void NumberSet::More::add(std::uint32_t number) {
  if (in_order.size() >= kUnhashed && 2 * (in_order.size() + 1) > slots.size()) {
    make_slots(4 * in_order.size());
  }
  in_order.push_back(number);
  if (!slots.empty()) slot_of(number) = static_cast<std::uint32_t>(in_order.size());
}

// That of the number, or the free one where it would be.
std::uint32_t& NumberSet::More::slot_of(std::uint32_t number) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::size_t at = static_cast<std::size_t>((number * kFactor) >> 32U) % slots.size();
  while (slots[at] != 0 && in_order[slots[at] - 1] != number) at = (at + 1) % slots.size();
  return slots[at];
}

void NumberSet::More::make_slots(std::size_t size) {
  slots.assign(size, 0);
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    slot_of(in_order[i]) = static_cast<std::uint32_t>(i + 1);
  }
}

// A new one, behind kFew or more.
void NumberSet::add_to_more(std::uint32_t number) {
  if (has_more()) {
    rest_.more->add(number);
  } else {
    auto more = std::make_unique<More>();
    more->in_order.assign(rest_.few.begin(), rest_.few.end());
    more->add(number);
    rest_.more = more.release();
  }
  ++count_;
}

void NumberSet::renumber(const std::vector<std::uint32_t>& numbers) {
  for (std::size_t i = 0; i < std::min<std::size_t>(count_, kFirst); ++i) {
    first_[i] = numbers[first_[i]];
  }
  if (!has_more()) {
    for (std::size_t i = kFirst; i < count_; ++i) {
      std::uint32_t& number = rest_.few[i - kFirst];
      number = numbers[number];
    }
    return;
  }
  for (std::uint32_t& number : rest_.more->in_order) number = numbers[number];
  if (!rest_.more->slots.empty()) rest_.more->make_slots(rest_.more->slots.size());
}

}  // namespace gsaw
