// The names of fields that entries have, as a tree of keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/short_text.h"

namespace gsaw {

// Numbered as they come, a name behind the one that it is within.
class FieldTree {
 public:
  static constexpr std::uint32_t kTop = 0;  // the entry itself, which has no name
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  FieldTree() { clear(); }

  // The member `key`, decoded, of the object at `parent`. `before`: the member before it, kNone
  // for the first; that the next is mostly the same makes it fast. kNone when it is new and
  // `may_add` is false.
  std::uint32_t member(std::uint32_t parent, std::uint32_t before, std::string_view key,
                       bool may_add = true) {
    const std::uint32_t guess = before == kNone ? nodes_[parent].first : nodes_[before].next;
    if (guess != kNone && nodes_[guess].parent == parent && equals_short(this->key(guess), key)) {
      return guess;
    }
    return find_member(parent, before, key, may_add);
  }
  // All elements of the array at `parent`.
  std::uint32_t elements(std::uint32_t parent, bool may_add = true);
  // That of `other`, whose parent is `parent` in here.
  std::uint32_t adopt(std::uint32_t parent, const FieldTree& other, std::uint32_t number,
                      bool may_add);
  void clear();

  std::size_t size() const { return nodes_.size(); }
  std::uint32_t parent(std::uint32_t node) const { return nodes_[node].parent; }
  // Empty for elements. Valid until a name is added.
  std::string_view key(std::uint32_t node) const {
    return std::string_view(texts_).substr(nodes_[node].begin, nodes_[node].size);
  }
  bool is_elements(std::uint32_t node) const { return nodes_[node].is_elements; }
  bool has_member(std::uint32_t parent, std::string_view key) const;
  // The key at the top has dots, and its parts are names of objects in objects as well, so that
  // without quotes it would name both.
  bool is_path_too(std::uint32_t top) const;
  // As it is typed in a query: `request.url`, `items[].id`, `"two words"`. `hides_mark`: whether
  // the `_` that a name at the top begins with is left out.
  std::string typed_name(std::uint32_t node, FunctionRef<bool(std::uint32_t)> hides_mark) const;
  // Of its whole name; the same in each process.
  std::uint64_t hash(std::uint32_t node) const { return nodes_[node].hash; }
  // Of its whole name, without quotes.
  std::size_t path_bytes(std::uint32_t node) const { return nodes_[node].path_bytes; }
  std::size_t name_bytes() const { return texts_.size(); }
  std::size_t memory() const;

 private:
  struct Node {
    std::uint32_t parent = kNone, size = 0;
    std::size_t begin = 0;  // of its key, in texts_
    std::size_t path_bytes = 0;
    std::uint64_t hash = 0;
    // What the first member of it, and the one behind it, was the last time.
    std::uint32_t first = kNone, next = kNone;
    bool is_elements = false;
  };
  // `node` plus 1, as 0 is a free place.
  struct Slot {
    std::uint32_t hash = 0, node = 0;
  };

  std::uint32_t find_member(std::uint32_t parent, std::uint32_t before, std::string_view key,
                            bool may_add);
  std::uint32_t known_member(std::uint32_t parent, std::string_view key) const;
  std::uint32_t find(std::uint32_t parent, std::string_view key, bool is_elements, bool may_add);
  // Where it is, or the free place where it is to be; there are some.
  std::size_t place_of(std::uint32_t hash, std::uint32_t parent, std::string_view key,
                       bool is_elements) const;
  static std::uint32_t slot_hash(std::uint32_t parent, std::string_view key, bool is_elements);
  void grow();

  std::string texts_;
  std::vector<Node> nodes_;
  std::vector<Slot> slots_;  // a power of two, at most half of them taken
};

}  // namespace gsaw
