// Texts by number: open addressing over their hashes, the texts one behind the other.
#include "analyze/text_table.h"

#include "base/text_hash.h"

namespace gsaw {

void TextTable::clear() {
  bytes_.clear();
  begins_.assign(1, 0);
  slots_.assign(slots_.size(), Slot());
}

std::size_t TextTable::memory() const {
  return bytes_.capacity() + begins_.capacity() * sizeof(std::size_t) +
         slots_.capacity() * sizeof(Slot);
}

void TextTable::grow() {
  constexpr std::size_t kFirst = 64;
  std::vector<Slot> slots(slots_.empty() ? kFirst : slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].number != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

std::size_t TextTable::place_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number != 0 &&
         (slots_[at].hash != hash || !equals_short(this->text(slots_[at].number - 1), text))) {
    at = (at + 1) & mask;
  }
  return at;
}

std::optional<std::uint32_t> TextTable::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[place_of(text, static_cast<std::uint32_t>(text_hash(text)))];
  return slot.number == 0 ? std::nullopt : std::optional(slot.number - 1);
}

std::uint32_t TextTable::number_of(std::string_view text) {
  if (size() * 2 >= slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(text_hash(text));
  const std::size_t at = place_of(text, hash);
  if (slots_[at].number != 0) return slots_[at].number - 1;
  const auto number = static_cast<std::uint32_t>(size());
  // Where memory runs out the table is as it was.
  if (begins_.size() == begins_.capacity()) begins_.reserve(2 * begins_.size());
  bytes_ += text;
  begins_.push_back(bytes_.size());
  slots_[at] = {hash, number + 1};
  return number;
}

}  // namespace gsaw
