// Which fields entries have.
#include "analyze/field_table.h"

#include <algorithm>
#include <numeric>

#include "query/typed_name.h"

namespace gsaw {

void FieldTable::merge(const FieldTable& later) {
  const FieldTree& theirs = later.tree_;
  std::vector<std::uint32_t> numbers(later.rows_.size(), FieldTree::kTop);
  for (std::uint32_t i = 1; i < later.rows_.size(); ++i) {
    const FieldRow& more = later.rows_[i];
    const std::uint32_t parent = numbers[theirs.parent(i)];
    const bool has_room =
        tree_.size() < limits_.names && tree_.name_bytes() + theirs.key(i).size() <= limits_.name_bytes;
    numbers[i] = parent == FieldTree::kNone ? FieldTree::kNone
                                            : tree_.adopt(parent, theirs, i, has_room);
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

void FieldTable::clear() {
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
  return tree_.typed_name(name, [this](std::uint32_t top) {
    // The rule of GelfMark, for all entries at once.
    const std::string_view key = tree_.key(top);
    if (rows_[top].is_outside_gelf || key.size() < 2 || key[0] != '_' || key[1] == '_') return false;
    return !is_taken_word(key.substr(1)) && !tree_.has_member(FieldTree::kTop, key.substr(1));
  });
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
