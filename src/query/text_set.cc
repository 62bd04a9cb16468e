// Very many texts, asked for in constant time: a table with open addressing.
#include "query/text_set.h"

#include <bit>
#include <cassert>
#include <limits>

#include "base/text_hash.h"

namespace gsaw {

void TextSet::reserve(std::size_t texts) {
  texts_.reserve(texts);
  if (texts > 0) resize_slots(texts);
}

bool TextSet::insert(std::string_view text) {
  if (slots_.size() * 2 <= (texts_.size() + 1) * 3) resize_slots(2 * texts_.size() + 8);
  std::uint32_t& slot = slots_[slot_of(text)];
  if (slot != 0) return false;
  assert(texts_.size() < std::numeric_limits<std::uint32_t>::max());
  texts_.push_back(text);
  slot = static_cast<std::uint32_t>(texts_.size());
  return true;
}

bool TextSet::contains(std::string_view text) const {
  return !slots_.empty() && slots_[slot_of(text)] != 0;
}

// Where the text is, or the free slot where it would be.
std::size_t TextSet::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = text_hash(text) & mask;
  while (slots_[at] != 0 && texts_[slots_[at] - 1] != text) at = (at + 1) & mask;
  return at;
}

// Room for so many texts.
void TextSet::resize_slots(std::size_t texts) {
  const std::size_t size = std::bit_ceil(texts + texts / 2 + 1);
  if (size <= slots_.size()) return;
  slots_.assign(size, 0);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    slots_[slot_of(texts_[i])] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace gsaw
