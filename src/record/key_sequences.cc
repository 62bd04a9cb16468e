// The keys that objects have in a row, as they were met before.
#include "record/key_sequences.h"

#include <algorithm>
#include <cstring>

namespace gsaw {
namespace {

constexpr std::size_t kMostNodes = 2048;
constexpr std::size_t kMostTexts = std::size_t{64} << 10;  // bytes
constexpr unsigned kMostChildren = 32;                     // they are looked at one after another

}  // namespace

KeySequences::Place KeySequences::find_among(Place first, const char* quote,
                                             const char* last_byte) const {
  for (Place at = first; at != &root_; at = at->sibling) {
    if (begins_with(*at, quote)) return at;
    if (at->size > kLongestInHead && is_long_at(*at, quote, last_byte)) return at;
  }
  return nullptr;
}

// There are kHead bytes at `quote`.
bool KeySequences::is_long_at(const Node& node, const char* quote, const char* last_byte) const {
  const std::string_view text = std::string_view(texts_).substr(node.text_at, node.size + 3);
  return equals_short(text.substr(0, kHead), {quote, kHead}) &&
         last_byte - quote >= std::ptrdiff_t{node.size} + 2 &&
         std::memcmp(quote + kHead, text.data() + kHead, text.size() - kHead) == 0;
}

// A new row costs as much as looking at an object without, some ten times.
bool KeySequences::may_learn() const {
  constexpr std::uint64_t kTried = 64, kFoundEach = 64, kSeenEach = 512;
  return made_ <= kTried + found_ / kFoundEach + seen_ / kSeenEach;
}

KeySequences::Place KeySequences::behind(Place before, std::string_view key) {
  if (before == nullptr) return nullptr;
  Place last = nullptr;
  unsigned children = 0;
  for (Place place = before->first_child; place != &root_; place = place->sibling) {
    if (equals_short(key_of(*place), key)) return place;
    last = place;
    ++children;
  }
  if (!may_learn() || key.find('\\') != key.npos) return nullptr;
  is_full_ |= children == kMostChildren || nodes_.size() == kMostNodes ||
              texts_.size() + key.size() > kMostTexts;
  return is_full_ ? nullptr : learn(before, last, key);
}

KeySequences::Place KeySequences::learn(Place before, Place last_child, std::string_view key) {
  Node& node = nodes_.emplace_back();
  node.first_child = node.sibling = &root_;
  node.size = static_cast<std::uint32_t>(key.size());
  node.text_at = static_cast<std::uint32_t>(texts_.size());
  node.depth = before->depth + 1;
  longest_ = std::max(longest_, node.depth);
  const std::size_t size = key.size() + 3;
  texts_.append(1, '"').append(key).append("\":");
  if (size <= kHead) {
    node.head = node.given = {};
    std::memcpy(node.head.data(), texts_.data() + node.text_at, size);
    std::memset(node.given.data(), 0xFF, size);
  }
  (last_child == nullptr ? before->first_child : last_child->sibling) = &node;
  return &node;
}

std::uint32_t KeySequences::new_number(Place place) {
  if (place == &root_ || !may_learn()) return kUnknown;
  if (rows_ == kMostRows) {
    is_full_ = true;
    return kUnknown;
  }
  ++rows_;
  ++made_;
  return place->number = ++last_number_;
}

void KeySequences::forget() {
  ++made_;
  forget_nodes();
  texts_.clear();
  longest_ = rows_ = 0;
  is_full_ = false;
}

void KeySequences::forget_nodes() {
  nodes_.clear();
  root_ = Node();
  root_.first_child = root_.sibling = &root_;
}

}  // namespace gsaw
