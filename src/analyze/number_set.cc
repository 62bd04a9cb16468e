// Small numbers, each once: those behind the first few.
#include "analyze/number_set.h"

namespace gsaw {
namespace {

// Up to so many looking at each is cheapest.
constexpr std::size_t kUnhashed = 16;

}  // namespace

// Whether it is new. Where memory runs out nothing is changed.
bool NumberSet::add_to_more(std::uint32_t number) {
  if (more_ == nullptr) more_ = std::make_unique<More>();
  std::vector<std::uint32_t>& all = more_->in_order;
  if (more_->slots.empty()) {
    if (std::find(all.begin(), all.end(), number) != all.end()) return false;
  } else if (slot_of(number) != 0) {
    return false;
  }
  if (all.size() >= kUnhashed && 2 * (all.size() + 1) > more_->slots.size()) {
    make_slots(4 * all.size());
  }
  all.push_back(number);
  if (!more_->slots.empty()) slot_of(number) = static_cast<std::uint32_t>(all.size());
  return true;
}

// That of the number, or the free one where it would be.
std::uint32_t& NumberSet::slot_of(std::uint32_t number) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::vector<std::uint32_t>& slots = more_->slots;
  std::size_t at = static_cast<std::size_t>((number * kFactor) >> 32U) % slots.size();
  while (slots[at] != 0 && more_->in_order[slots[at] - 1] != number) at = (at + 1) % slots.size();
  return slots[at];
}

void NumberSet::make_slots(std::size_t size) {
  more_->slots.assign(size, 0);
  for (std::size_t i = 0; i < more_->in_order.size(); ++i) {
    slot_of(more_->in_order[i]) = static_cast<std::uint32_t>(i + 1);
  }
}

void NumberSet::renumber(const std::vector<std::uint32_t>& numbers) {
  for (std::size_t i = 0; i < std::min<std::size_t>(count_, kFew); ++i) few_[i] = numbers[few_[i]];
  if (more_ == nullptr) return;
  for (std::uint32_t& number : more_->in_order) number = numbers[number];
  if (!more_->slots.empty()) make_slots(more_->slots.size());
}

}  // namespace gsaw
