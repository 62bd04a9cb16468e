// The keys that objects have in a row, as they were met before: objects of a log have few such
// rows, so a key is mostly one that is foreseen, and the row tells what its members may mean.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/short_text.h"

namespace gsaw {

// A tree: each place in it is the row of keys that lead to it, those that follow are its children.
// It learns rows while most objects are of known ones, and forgets all when it holds too many, so
// that it stays small whatever is read. Keys with a backslash are not learned: a known row needs no
// decoding. One per thread.
class KeySequences {
 public:
  using Place = std::uint32_t;

 private:
  static constexpr Place kRoot = 0, kNowhere = 0xFFFFFFFF;
  static constexpr std::size_t kHead = 16;
  static constexpr std::size_t kLongestInHead = kHead - 3;  // with its quotes and the colon

 public:
  static constexpr std::uint32_t kUnknown = 0;  // the number of no row
  // Of the last rows that were numbered so many may be known.
  static constexpr std::size_t kMostRows = 128;

  // Before the first key of the next object.
  Place begin() {
    if (is_full_) [[unlikely]]
      forget();
    return kRoot;
  }

  // Whether rows with these first keys are known.
  static bool is_known(Place place) { return place != kNowhere; }

  // The place behind `key`, raw, of any form; perhaps new.
  Place behind(Place before, std::string_view key);

  // The number of the row that ends here, the same for each object that has it, another for each
  // other. kUnknown where it is not learned.
  std::uint32_t end(Place place) {
    ++seen_;
    if (place == kNowhere) return kUnknown;
    if (const std::uint32_t number = nodes_[place].number; number != kUnknown) {
      ++found_;
      return number;
    }
    return new_number(place);
  }

  // A key behind others.
  struct alignas(64) Node {
    // The first bytes of `"key":`, and all bits of those that are.
    std::array<std::uint64_t, 2> head{}, given{};
    std::uint32_t size = 0;                      // of the key
    std::uint32_t text_at = 0;                   // in texts_, of all that is to be read
    Place first_child = kRoot, sibling = kRoot;  // kRoot: there is none
    std::uint32_t number = kUnknown;
  };

  // A way through the tree, as long as nothing is learned.
  class Foreseen {
   public:
    // `last_byte`: the last that can be read.
    Foreseen(const KeySequences& rows, Place before, const char* last_byte)
        : rows_(rows),
          nodes_(rows.nodes_.data()),
          last_byte_(last_byte),
          before_(before),
          first_(is_known(before) ? nodes_[before].first_child : kRoot) {}

    // The key at `quote`, its opening one, where it is one of those that were met here, is closed
    // and a colon follows at once; else null.
    const Node* find(const char* quote) const {
      if (last_byte_ - quote < std::ptrdiff_t{kHead} - 1) return nullptr;
      // PERF: the root, where there is no key, is none that is found.
      const Node& likely = nodes_[first_];
      if (begins_with(likely, quote) && likely.size <= kLongestInHead) [[likely]]
        return &likely;
      return rows_.find_among(first_, quote, last_byte_);
    }
    // Behind it.
    void pass(const Node* key) {
      before_ = static_cast<Place>(key - nodes_);
      first_ = key->first_child;
    }
    Place place() const { return before_; }

   private:
    const KeySequences& rows_;
    const Node* const nodes_;
    const char* const last_byte_;
    Place before_, first_;
  };

 private:
  // PERF: without a branch that depends on the size.
  static bool begins_with(const Node& node, const char* quote) {
    const auto low = load_part<std::uint64_t>(quote);
    const auto high = load_part<std::uint64_t>(quote + kHead / 2);
    return (((low ^ node.head[0]) & node.given[0]) | ((high ^ node.head[1]) & node.given[1])) == 0;
  }
  const Node* find_among(Place first, const char* quote, const char* last_byte) const;
  bool has_rest(const Node& node, const char* quote, const char* last_byte) const;
  std::string_view key_of(const Node& node) const {
    return std::string_view(texts_).substr(node.text_at + 1, node.size);
  }
  // No key has its size.
  static Node root() {
    Node node;
    node.size = kNowhere;
    return node;
  }
  bool may_learn() const;
  Place learn(Place before, Place last_child, std::string_view key);
  std::uint32_t new_number(Place place);
  void forget();

  std::vector<Node> nodes_ = std::vector<Node>(1, root());
  std::string texts_;
  std::uint32_t rows_ = 0;  // with a number
  std::uint32_t last_number_ = kUnknown;
  bool is_full_ = false;
  std::uint64_t seen_ = 0, found_ = 0, made_ = 0;  // objects
};

}  // namespace gsaw
