// Short texts that are replaced by others now and then: of many rows one or two each.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace gsaw {

// A text stands in a slot, whose room is used again as long as what replaces it fits; else the text
// gets another, and the old room is lost until clear(). Rooms double, so what is lost is less than
// what is held.
//
// PERF: strings of their own, some hundred thousand, take as long to be given back as to be filled.
class TextSlots {
 public:
  // Bytes of a text at most.
  static constexpr std::size_t kMost = 255;

  // Empty at first. Belongs to the TextSlots that it was first set in.
  class Slot {
    friend class TextSlots;
    std::uint32_t place_ = 0;  // in units
    std::uint8_t size_ = 0;
    std::uint8_t units_ = 0;  // of room
  };

  // So that the next kTogether calls of set() need no memory.
  static constexpr std::size_t kTogether = 2;
  void make_room() {
    if (left_ < kTogether * kMostUnits) add_block();
  }
  // `text` is none of the texts in here. After make_room().
  void set(Slot& slot, std::string_view text) {
    assert(text.size() <= kMost && left_ >= kMostUnits);
    const std::size_t needed = (text.size() + kUnit - 1) / kUnit;
    if (needed > slot.units_) take_room(slot, needed);
    slot.size_ = static_cast<std::uint8_t>(text.size());
    if (!text.empty()) std::memcpy(at(slot.place_), text.data(), text.size());
  }
  // Valid until the slot is set, or clear().
  std::string_view text(const Slot& slot) const {
    return slot.size_ == 0 ? std::string_view() : std::string_view(at(slot.place_), slot.size_);
  }
  // All slots are void; it keeps its memory.
  void clear() {
    used_blocks_ = 0;
    left_ = 0;
  }
  std::size_t memory() const { return blocks_.size() * kUnits * kUnit; }

 private:
  static constexpr std::size_t kUnit = 16;     // bytes
  static constexpr std::size_t kUnits = 2048;  // of a block
  static constexpr std::size_t kMostUnits = (kMost + kUnit - 1) / kUnit;

  char* at(std::uint32_t place) const {
    return blocks_[place / kUnits].get() + place % kUnits * kUnit;
  }
  void take_room(Slot& slot, std::size_t needed);
  void add_block();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_blocks_ = 0;
  std::size_t left_ = 0;  // units, at the end of the last block that is used
};

}  // namespace gsaw
