// Which values of which fields the entries of two sides have.
#include "analyze/contrast_table.h"

#include <algorithm>

#include "analyze/shown_names.h"

namespace gsaw {
namespace {

void add_held(ContrastTable::Held& held, const ContrastTable::Held& more) {
  held.sides.add(more.sides);
  held.marks += more.marks;
}

}  // namespace

void ContrastTable::begin(bool matches, std::uint64_t mark) {
  ++entry_;
  mark_ = mark;
  matches_ = matches;
  whole_.add(matches);
}

void ContrastTable::count(Held& held) const {
  if (held.last == entry_) return;
  held.last = entry_;
  held.marks += mark_;
  held.sides.add(matches_);
}

// For one more of each, before it has a number, as memory may run out.
void ContrastTable::make_room() {
  if (of_fields_.size() <= values_.fields()) of_fields_.emplace_back();
  if (of_values_.size() <= values_.values()) of_values_.emplace_back();
}

void ContrastTable::add_field(std::string_view field) {
  make_room();
  add_field(values_.field(field));
}

void ContrastTable::add(std::string_view field, std::string_view value) {
  make_room();
  const FieldValues::Number number = values_.field(field);
  count(of_fields_[number]);
  if (const auto at = values_.value(number, value)) count(of_values_[*at]);
}

void ContrastTable::merge(const ContrastTable& later) {
  add(later, values_.merge(later.values_));
  whole_.add(later.whole_);
}

// `numbers`: of what `later` has, here.
void ContrastTable::add(const ContrastTable& later, const FieldValues::Renumbered& numbers) {
  of_fields_.resize(std::max(of_fields_.size(), values_.fields()));
  of_values_.resize(std::max(of_values_.size(), values_.values()));
  for (std::size_t i = 0; i < numbers.fields.size(); ++i) {
    if (numbers.fields[i]) add_held(of_fields_[*numbers.fields[i]], later.of_fields_[i]);
  }
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    if (numbers.values[i]) add_held(of_values_[*numbers.values[i]], later.of_values_[i]);
  }
}

// No entry has a field under two of its names that become one, so the sums are those of entries.
ContrastTable ContrastTable::shown() const {
  const ShownNames names = shown_names(values_);
  ContrastTable table;
  table.whole_ = whole_;
  table.add(*this, table.values_.merge(values_, names.names));
  table.add(*this, table.values_.merge(values_, names.others));
  return table;
}

void ContrastTable::clear() {
  values_.clear();
  of_fields_.clear();
  of_values_.clear();
  whole_ = {};
  entry_ = mark_ = 0;
}

std::size_t ContrastTable::memory() const {
  return values_.memory() + (of_fields_.capacity() + of_values_.capacity()) * sizeof(Held);
}

}  // namespace gsaw
