// Texts by number: ids, names of hosts.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/growing_bytes.h"
#include "base/short_text.h"
#include "base/text_hash.h"

namespace gsaw {

// Each text once, numbered from 0 as they come. A text costs its bytes and about 24 more.
class TextTable {
 public:
  TextTable() { clear(); }

  // Adds it when it is new. PERF: in line, as most are known, and of few texts most were met of
  // late.
  std::uint32_t number_of(std::string_view text) {
    if (text.empty()) return number_of(text, hash_of(text));
    Recent& recent = recent_[recent_place(text)];
    if (recent.size == text.size() &&
        equals_short({bytes_.data() + recent.begin, recent.size}, text))
      return recent.number;
    const std::uint32_t number = number_of(text, hash_of(text));
    recent = {begins_[number], text.size(), number};
    return number;
  }
  // `hash`: hash_of(text).
  std::uint32_t number_of(std::string_view text, std::uint32_t hash) {
    const std::size_t at = place_of(text, hash);
    return slots_[at].number != 0 ? slots_[at].number - 1 : add(text, hash);
  }
  static std::uint32_t hash_of(std::string_view text) {
    return static_cast<std::uint32_t>(text_hash(text));
  }
  // Says that a text with this hash is to be looked up soon. PERF: a large table is in no cache.
  void look_up_soon(std::uint32_t hash) const {
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  }
  // The number of a text with this hash, of which what find() will need is fetched as well; size()
  // where none is at hand, though one may be in here.
  std::uint32_t likely(std::uint32_t hash) const {
    const Slot& slot = slots_[hash & (slots_.size() - 1)];
    if (slot.number == 0 || slot.hash != hash) return static_cast<std::uint32_t>(size());
    __builtin_prefetch(bytes_.data() + begins_[slot.number - 1]);
    return slot.number - 1;
  }
  // None when it is not in here.
  std::optional<std::uint32_t> find(std::string_view text) const;
  // Valid until the next text is added.
  std::string_view text(std::uint32_t number) const {
    assert(number < size());
    return {bytes_.data() + begins_[number], begins_[number + 1] - begins_[number]};
  }
  std::size_t size() const { return begins_.size() - 1; }
  std::size_t memory() const;
  // Empty again; it keeps its memory.
  void clear();

 private:
  // `hash` of the text; `number` plus 1, as 0 is a free place.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;
  };

  // One that was asked for of late, not empty. PERF: with its place, so that all of it is at hand.
  struct Recent {
    std::size_t begin = 0, size = 0;  // of its bytes; size 0: none
    std::uint32_t number = 0;
  };

  // By length, middle and last byte, which tell names of a kind apart.
  static std::size_t recent_place(std::string_view text) {
    const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    return (3 * text.size() + 5 * at(text.size() / 2) + 7 * at(text.size() - 1)) % kRecent;
  }
  void grow();
  std::uint32_t add(std::string_view text, std::uint32_t hash);
  // Where it is, or the free place where it is to be; there are some.
  std::size_t place_of(std::string_view text, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != 0 &&
           (slots_[at].hash != hash || !equals_short(this->text(slots_[at].number - 1), text))) {
      at = (at + 1) & mask;
    }
    return at;
  }

  static constexpr std::size_t kRecent = 64;

  std::array<Recent, kRecent> recent_;
  GrowingBytes bytes_;
  std::vector<std::size_t> begins_;
  std::vector<Slot> slots_;  // a power of two, at most half of them taken
};

}  // namespace gsaw
