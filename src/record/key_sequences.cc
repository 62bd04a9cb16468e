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

const KeySequences::Node* KeySequences::find_among(Place first, const char* quote,
                                                   const char* last_byte) const {
  for (Place at = first; at != kRoot; at = nodes_[at].sibling) {
    const Node& node = nodes_[at];
    if (begins_with(node, quote) &&
        (node.size <= kLongestInHead || has_rest(node, quote, last_byte))) {
      return &node;
    }
  }
  return nullptr;
}

bool KeySequences::has_rest(const Node& node, const char* quote, const char* last_byte) const {
  const std::string_view rest =
      std::string_view(texts_).substr(node.text_at, node.size + 3).substr(kHead);
  return last_byte - quote >= std::ptrdiff_t{node.size} + 2 &&
         std::memcmp(quote + kHead, rest.data(), rest.size()) == 0;
}

// A new row costs as much as looking at an object without, some ten times.
bool KeySequences::may_learn() const {
  constexpr std::uint64_t kTried = 64, kFoundEach = 64, kSeenEach = 512;
  return made_ <= kTried + found_ / kFoundEach + seen_ / kSeenEach;
}

KeySequences::Place KeySequences::behind(Place before, std::string_view key) {
  if (before == kNowhere) return kNowhere;
  Place last = kRoot;
  unsigned children = 0;
  for (Place place = nodes_[before].first_child; place != kRoot; place = nodes_[place].sibling) {
    if (equals_short(key_of(nodes_[place]), key)) return place;
    last = place;
    ++children;
  }
  if (!may_learn() || key.find('\\') != key.npos) return kNowhere;
  is_full_ |= children == kMostChildren || nodes_.size() == kMostNodes ||
              texts_.size() + key.size() > kMostTexts;
  return is_full_ ? kNowhere : learn(before, last, key);
}

KeySequences::Place KeySequences::learn(Place before, Place last_child, std::string_view key) {
  const auto place = static_cast<Place>(nodes_.size());
  Node& node = nodes_.emplace_back();
  node.size = static_cast<std::uint32_t>(key.size());
  node.text_at = static_cast<std::uint32_t>(texts_.size());
  texts_.append(1, '"').append(key).append("\":");
  const std::size_t in_head = std::min(kHead, key.size() + 3);
  std::memcpy(node.head.data(), texts_.data() + node.text_at, in_head);
  std::memset(node.given.data(), 0xFF, in_head);
  (last_child == kRoot ? nodes_[before].first_child : nodes_[last_child].sibling) = place;
  return place;
}

std::uint32_t KeySequences::new_number(Place place) {
  if (place == kRoot || !may_learn()) return kUnknown;
  if (rows_ == kMostRows) {
    is_full_ = true;
    return kUnknown;
  }
  ++rows_;
  ++made_;
  return nodes_[place].number = ++last_number_;
}

void KeySequences::forget() {
  ++made_;
  nodes_.assign(1, root());
  texts_.clear();
  rows_ = 0;
  is_full_ = false;
}

}  // namespace gsaw
