// Short texts that are replaced by others now and then.
#include "analyze/text_slots.h"

#include <algorithm>
#include <limits>
#include <new>

namespace gsaw {

// Of the block before what is left is lost.
void TextSlots::add_block() {
  if (used_blocks_ == blocks_.size()) {
    if ((blocks_.size() + 1) * kUnits > std::numeric_limits<std::uint32_t>::max()) {
      throw std::bad_alloc();
    }
    blocks_.push_back(std::unique_ptr<char[]>(new char[kUnits * kUnit]));  // not set
  }
  ++used_blocks_;
  left_ = kUnits;
}

void TextSlots::take_room(Slot& slot, std::size_t needed) {
  const std::size_t units =
      std::clamp<std::size_t>(2 * std::size_t{slot.units_}, needed, std::max(needed, kMostUnits));
  assert(units <= left_);
  slot.place_ = static_cast<std::uint32_t>(used_blocks_ * kUnits - left_);
  slot.units_ = static_cast<std::uint8_t>(units);
  left_ -= units;
}

}  // namespace gsaw
