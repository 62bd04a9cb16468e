// The keys that objects have in a row, as they were met before: objects of a log have few such
// rows, so a key is mostly one that is foreseen, and the row tells what its members may mean.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "base/short_text.h"

namespace gsaw {

// A tree: each place in it is the row of keys that lead to it, those that follow are its children.
// It learns rows while most objects are of known ones, and forgets all when it holds too many, so
// that it stays small whatever is read. Keys with a backslash are not learned: a known row needs no
// decoding. One per thread.
class KeySequences {
 public:
  // A key behind others. It stays where it is as long as it is known.
  struct alignas(64) Node {
    // Of a key that fits `"key":`, and all bits of it. What begins with another head is another
    // key; of one that does not fit, and of none, there is a head that no text has.
    std::array<std::uint64_t, 2> head = kNoHead, given = kNoHead;
    Node *first_child = nullptr, *sibling = nullptr;  // the root: there is none
    std::uint32_t size = 0;                           // of the key
    std::uint32_t text_at = 0;                        // in texts_, of all that is to be read
    std::uint32_t number = kUnknown;
    std::uint32_t depth = 0;  // keys in the row
  };

  // The row of keys that lead there; null where they are not known.
  using Place = Node*;

  static constexpr std::uint32_t kUnknown = 0;  // the number of no row
  // Of the last rows that were numbered so many may be known.
  static constexpr std::size_t kMostRows = 128;
  static constexpr std::size_t kHead = 16;  // bytes

  KeySequences() { forget_nodes(); }
  KeySequences(const KeySequences&) = delete;
  KeySequences& operator=(const KeySequences&) = delete;

  // Before the first key of the next object.
  Place begin() {
    if (is_full_) [[unlikely]]
      forget();
    return &root_;
  }
  // Of the known rows the longest has so many keys.
  std::uint32_t longest() const { return longest_; }

  // The place behind the key at `quote`, its opening one, where that is one of those that were met
  // behind `before`, is closed and a colon follows at once; else null. There are kHead bytes at
  // `quote`; `last_byte` is the last that can be read.
  Place foreseen(Place before, const char* quote, const char* const& last_byte) const {
    Node& likely = *before->first_child;
    if (begins_with(likely, quote)) [[likely]]
      return &likely;
    return find_among(before->first_child, quote, last_byte);
  }

  // The place behind `key`, raw, of any form; perhaps new.
  Place behind(Place before, std::string_view key);

  // The number of the row that ends here, the same for each object that has it, another for each
  // other. kUnknown where it is not learned.
  std::uint32_t end(Place place) {
    ++seen_;
    if (place == nullptr) return kUnknown;
    if (place->number != kUnknown) {
      ++found_;
      return place->number;
    }
    return new_number(place);
  }

 private:
  static constexpr std::size_t kLongestInHead = kHead - 3;  // with its quotes and the colon
  static constexpr std::array<std::uint64_t, 2> kNoHead = {~std::uint64_t{0}, ~std::uint64_t{0}};

  // PERF: without a branch that depends on the size.
  static bool begins_with(const Node& node, const char* quote) {
    const auto low = load_part<std::uint64_t>(quote);
    const auto high = load_part<std::uint64_t>(quote + kHead / 2);
    return (((low ^ node.head[0]) & node.given[0]) | ((high ^ node.head[1]) & node.given[1])) == 0;
  }
  Place find_among(Place first, const char* quote, const char* last_byte) const;
  bool is_long_at(const Node& node, const char* quote, const char* last_byte) const;
  std::string_view key_of(const Node& node) const {
    return std::string_view(texts_).substr(node.text_at + 1, node.size);
  }
  bool may_learn() const;
  Place learn(Place before, Place last_child, std::string_view key);
  std::uint32_t new_number(Place place);
  void forget();
  void forget_nodes();

  Node root_;
  std::deque<Node> nodes_;  // all others
  std::string texts_;
  std::uint32_t longest_ = 0;
  std::uint32_t rows_ = 0;  // with a number
  std::uint32_t last_number_ = kUnknown;
  bool is_full_ = false;
  std::uint64_t seen_ = 0, found_ = 0, made_ = 0;  // objects
};

}  // namespace gsaw
