// Very many texts, asked for in constant time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gsaw {

// Does not own the texts: 24 bytes each, about. Immutable after it is filled; safe to use from
// many threads.
class TextSet {
 public:
  // For so many texts to come.
  void reserve(std::size_t texts);
  // `text` must outlive the set. False when it is there already.
  bool insert(std::string_view text);
  bool contains(std::string_view text) const;
  bool empty() const { return texts_.empty(); }

 private:
  std::size_t slot_of(std::string_view text) const;
  void resize_slots(std::size_t texts);

  std::vector<std::string_view> texts_;
  // A power of two of them, less than two thirds in use: the number of a text, from 1, at its hash
  // or behind; 0 is free.
  std::vector<std::uint32_t> slots_;
};

}  // namespace gsaw
