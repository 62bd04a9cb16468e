// Texts by number: open addressing over their hashes, the texts one behind the other.
#include "analyze/text_table.h"

#include <algorithm>
#include <utility>

namespace gsaw {

void TextTable::clear() {
  bytes_.clear();
  recent_.fill({});
  begins_.assign(1, 0);
  constexpr std::size_t kFirst = 64;
  slots_.assign(std::max(slots_.size(), kFirst), Slot());
}

std::size_t TextTable::memory() const {
  return bytes_.capacity() + begins_.capacity() * sizeof(std::size_t) +
         slots_.capacity() * sizeof(Slot);
}

void TextTable::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].number != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

std::optional<std::uint32_t> TextTable::find(std::string_view text) const {
  const Slot& slot = slots_[place_of(text, hash_of(text))];
  return slot.number == 0 ? std::nullopt : std::optional(slot.number - 1);
}

// Where memory runs out the table is as it was.
std::uint32_t TextTable::add(std::string_view text, std::uint32_t hash) {
  if ((size() + 1) * 2 > slots_.size()) grow();
  const auto number = static_cast<std::uint32_t>(size());
  if (begins_.size() == begins_.capacity()) begins_.reserve(2 * begins_.size());
  bytes_.append(text);
  begins_.push_back(bytes_.size());
  slots_[place_of(text, hash)] = {hash, number + 1};
  return number;
}

}  // namespace gsaw
