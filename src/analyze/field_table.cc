// Which fields entries have.
#include "analyze/field_table.h"

#include <algorithm>

#include "query/typed_name.h"
#include "record/role_names.h"

namespace gsaw {

void FieldTable::merge(const FieldTable& later) {
  const FieldTree& theirs = later.tree_;
  std::vector<std::uint32_t> numbers(later.rows_.size(), FieldTree::kTop);
  for (std::uint32_t i = 1; i < later.rows_.size(); ++i) {
    const FieldRow& more = later.rows_[i];
    const std::uint32_t parent = numbers[theirs.parent(i)];
    const bool has_room = tree_.size() < limits_.names &&
                          tree_.name_bytes() + theirs.key(i).size() <= limits_.name_bytes;
    numbers[i] =
        parent == FieldTree::kNone ? FieldTree::kNone : tree_.adopt(parent, theirs, i, has_room);
    if (numbers[i] == FieldTree::kNone) {
      if (more.leaves > 0) left_out_.add(theirs.hash(i));
      continue;
    }
    if (rows_.size() < tree_.size()) rows_.resize(tree_.size());
    FieldRow& row = rows_[numbers[i]];
    row.entries += more.entries;
    for (std::size_t type = 0; type < kJsonTypes; ++type) row.types[type] += more.types[type];
    row.leaves += more.leaves;
    row.roles |= more.roles;
    row.is_outside_gelf |= more.is_outside_gelf;
    values_.merge(row.values, numbers[i], later.values_, more.values);
  }
  entries_ += later.entries_;
  crowded_ += later.crowded_;
}

// Of the name that is new in the tree.
void FieldTable::add_row() {
  rows_.resize(tree_.size());
  if (having_many_.empty()) return;
  const auto name = static_cast<std::uint32_t>(rows_.size() - 1);
  const std::uint64_t hash = tree_.hash(name);
  if (std::find(having_many_.begin(), having_many_.end(), hash) != having_many_.end()) {
    values_.expect_many(rows_.back().values);
  }
}

void FieldTable::clear() {
  constexpr std::size_t kMostKnown = 100;
  having_many_.clear();
  for (std::uint32_t i = 1; i < rows_.size() && having_many_.size() < kMostKnown; ++i) {
    if (ValueTally::is_estimated(rows_[i].values)) having_many_.push_back(tree_.hash(i));
  }
  tree_.clear();
  rows_.clear();
  values_.clear();
  left_out_.clear();
  entries_ = crowded_ = 0;
}

std::vector<std::uint32_t> FieldTable::ranked(bool smallest_first, std::size_t most) const {
  std::vector<std::uint32_t> names;
  for (std::uint32_t i = 1; i < rows_.size(); ++i) {
    if (rows_[i].leaves > 0) names.push_back(i);
  }
  std::stable_sort(names.begin(), names.end(), [&](std::uint32_t a, std::uint32_t b) {
    return smallest_first ? rows_[a].entries < rows_[b].entries
                          : rows_[a].entries > rows_[b].entries;
  });
  if (names.size() > most) names.resize(most);
  return names;
}

std::string FieldTable::name(std::uint32_t name) const {
  // The virtual field finds what plays its role.
  const auto role =
      tree_.parent(name) == FieldTree::kTop ? virtual_field(tree_.key(name)) : std::nullopt;
  if (role && (rows_[name].roles & role_bit(*role)) != 0) return std::string(tree_.key(name));
  return tree_.typed_name(name, [this](std::uint32_t top) {
    // The rule of GelfMark, for all entries at once; in quotes it would not be found without.
    const std::string_view key = tree_.key(top);
    if (rows_[top].is_outside_gelf || key.size() < 2 || key[0] != '_' || key[1] == '_')
      return false;
    const std::string_view rest = key.substr(1);
    return is_bare_key(rest) && !is_taken_word(rest) && !tree_.has_member(FieldTree::kTop, rest);
  });
}

std::string FieldTable::name_with_mark(std::uint32_t name) const {
  return tree_.typed_name(name, [](std::uint32_t) { return false; });
}

unsigned FieldTable::roles(std::uint32_t name) const {
  unsigned roles = 0;
  for (; name != FieldTree::kTop; name = tree_.parent(name)) roles |= rows_[name].roles;
  return roles;
}

std::size_t FieldTable::memory() const {
  return tree_.memory() + rows_.capacity() * sizeof(FieldRow) + values_.memory();
}

}  // namespace gsaw
