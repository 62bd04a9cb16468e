// Texts by number: ids, names of hosts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// Each text once, numbered from 0 as they come. A text costs its bytes and about 24 more.
class TextTable {
 public:
  TextTable() { clear(); }

  // Adds it when it is new.
  std::uint32_t number_of(std::string_view text);
  // None when it is not in here.
  std::optional<std::uint32_t> find(std::string_view text) const;
  // Valid until the next text is added.
  std::string_view text(std::uint32_t number) const {
    return std::string_view(bytes_).substr(begins_[number], begins_[number + 1] - begins_[number]);
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

  void grow();
  // Where it is, or the free place where it is to be; there are some.
  std::size_t place_of(std::string_view text, std::uint32_t hash) const;

  std::string bytes_;
  std::vector<std::size_t> begins_;
  std::vector<Slot> slots_;  // a power of two, at most half of them taken
};

}  // namespace gsaw
