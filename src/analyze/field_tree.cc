// The names of fields that entries have, as a tree of keys.
#include "analyze/field_tree.h"

#include <algorithm>

#include "base/text_hash.h"
#include "query/quoted_text.h"
#include "query/typed_name.h"

namespace gsaw {

void FieldTree::clear() {
  texts_.clear();
  nodes_.assign(1, Node());
  slots_.assign(slots_.size(), Slot());
}

std::size_t FieldTree::memory() const {
  return texts_.capacity() + nodes_.capacity() * sizeof(Node) + slots_.capacity() * sizeof(Slot);
}

void FieldTree::grow() {
  constexpr std::size_t kFirst = 128;
  std::vector<Slot> slots(slots_.empty() ? kFirst : slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.node == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].node != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

std::uint32_t FieldTree::slot_hash(std::uint32_t parent, std::string_view key, bool is_elements) {
  constexpr std::uint32_t kSpread = 0x9E3779B1;  // Knuth's, of the golden ratio
  return static_cast<std::uint32_t>(text_hash(key)) ^ (parent * kSpread + (is_elements ? 1 : 0));
}

std::size_t FieldTree::place_of(std::uint32_t hash, std::uint32_t parent, std::string_view key,
                                bool is_elements) const {
  const std::size_t mask = slots_.size() - 1;
  const auto is_it = [&](const Slot& slot) {
    const Node& node = nodes_[slot.node - 1];
    return slot.hash == hash && node.parent == parent && node.is_elements == is_elements &&
           equals_short(this->key(slot.node - 1), key);
  };
  std::size_t at = hash & mask;
  while (slots_[at].node != 0 && !is_it(slots_[at])) at = (at + 1) & mask;
  return at;
}

std::uint32_t FieldTree::find(std::uint32_t parent, std::string_view key, bool is_elements,
                              bool may_add) {
  if (nodes_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = slot_hash(parent, key, is_elements);
  Slot& slot = slots_[place_of(hash, parent, key, is_elements)];
  if (slot.node != 0) return slot.node - 1;
  if (!may_add) return kNone;
  const auto added = static_cast<std::uint32_t>(nodes_.size());
  // Where memory runs out the tree is as it was.
  const std::size_t begin = texts_.size();
  texts_ += key;
  Node node{parent, static_cast<std::uint32_t>(key.size()), begin};
  node.path_bytes = nodes_[parent].path_bytes + (is_elements ? 2 : key.size() + 1);
  node.hash = folded_product(nodes_[parent].hash ^ 0xA4093822299F31D0,
                             (is_elements ? 1 : lasting_hash(key)) ^ 0x082EFA98EC4E6C89);
  node.is_elements = is_elements;
  nodes_.push_back(node);
  slot = {hash, added + 1};
  return added;
}

std::uint32_t FieldTree::known_member(std::uint32_t parent, std::string_view key) const {
  if (slots_.empty()) return kNone;
  const Slot& slot = slots_[place_of(slot_hash(parent, key, false), parent, key, false)];
  return slot.node == 0 ? kNone : slot.node - 1;
}

bool FieldTree::has_member(std::uint32_t parent, std::string_view key) const {
  return known_member(parent, key) != kNone;
}

bool FieldTree::is_path_too(std::uint32_t top) const {
  std::string_view rest = key(top);
  if (rest.find('.') == rest.npos) return false;
  std::uint32_t node = kTop;
  for (bool is_last = false; !is_last && node != kNone;) {
    const std::size_t end = std::min(rest.find('.'), rest.size());
    node = known_member(node, rest.substr(0, end));
    is_last = end == rest.size();
    rest.remove_prefix(is_last ? end : end + 1);
  }
  return node != kNone;
}

std::uint32_t FieldTree::find_member(std::uint32_t parent, std::uint32_t before,
                                     std::string_view key, bool may_add) {
  const std::uint32_t node = find(parent, key, false, may_add);
  if (node != kNone) (before == kNone ? nodes_[parent].first : nodes_[before].next) = node;
  return node;
}

std::uint32_t FieldTree::elements(std::uint32_t parent, bool may_add) {
  return find(parent, {}, true, may_add);
}

std::uint32_t FieldTree::adopt(std::uint32_t parent, const FieldTree& other, std::uint32_t number,
                               bool may_add) {
  return find(parent, other.key(number), other.is_elements(number), may_add);
}

std::string FieldTree::typed_name(std::uint32_t node,
                                  FunctionRef<bool(std::uint32_t)> hides_mark) const {
  std::vector<std::uint32_t> way;
  std::size_t keys = 0;
  for (; node != kTop; node = parent(node)) {
    way.push_back(node);
    keys += is_elements(node) ? 0 : 1;
  }
  std::string name;
  for (std::size_t i = way.size(); i-- > 0;) {
    if (is_elements(way[i])) {
      name += "[]";
      continue;
    }
    if (!name.empty()) name += '.';
    const bool is_top = i + 1 == way.size();
    const std::string_view key = this->key(way[i]).substr(is_top && hides_mark(way[i]) ? 1 : 0);
    // Alone it may be a word of the language.
    if (is_top && is_path_too(way[i])) {
      name += quoted(this->key(way[i]));
    } else if (keys == 1) {
      append_typed_name(name, key, {});
    } else {
      append_typed_key(name, key);
    }
  }
  return name;
}

}  // namespace gsaw
