// Which values of which fields the entries of two sides have.
#include "analyze/contrast_table.h"

#include <cstring>

namespace gsaw {
namespace {

using Number = std::uint32_t;

void add(ContrastTable::Held& held, const ContrastTable::Held& more) {
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

std::size_t ContrastTable::number_of_field(std::string_view name) {
  // First, as memory may run out: each name has one.
  if (fields_.size() == names_.size()) fields_.emplace_back();
  const std::size_t number = names_.number_of(name);
  fields_.resize(names_.size());
  return number;
}

ContrastTable::Held* ContrastTable::held_of(std::size_t field, std::string_view value) {
  if (fields_[field].is_crowded()) return nullptr;
  const auto number = static_cast<Number>(field);
  key_.assign(reinterpret_cast<const char*>(&number), sizeof number);
  key_ += value;
  if (held_.size() == values_.size()) held_.emplace_back();
  const std::size_t known = values_.size();
  const std::size_t at = values_.number_of(key_);
  held_.resize(values_.size());
  if (at == known && ++fields_[field].values > kMostValues) return nullptr;
  return &held_[at];
}

void ContrastTable::add(std::string_view field, std::string_view value) {
  const std::size_t number = number_of_field(field);
  count(fields_[number].held);
  if (value.size() > kMostValueBytes) return;
  if (Held* held = held_of(number, value)) count(*held);
}

void ContrastTable::merge(const ContrastTable& later) {
  constexpr std::size_t kNone = kMostFields;
  std::vector<std::size_t> numbers(later.fields(), kNone);
  for (std::size_t i = 0; i < later.fields(); ++i) {
    if (fields_.size() >= kMostFields && !names_.find(later.name(i))) {
      lacks_fields_ = true;
      continue;
    }
    numbers[i] = number_of_field(later.name(i));
    Field& field = fields_[numbers[i]];
    gsaw::add(field.held, later.field(i).held);
    if (later.field(i).is_crowded()) field.values = kMostValues + 1;
  }
  for (std::size_t i = 0; i < later.values(); ++i) {
    const std::size_t field = numbers[later.field_of(i)];
    if (field == kNone) continue;
    if (Held* held = held_of(field, later.text(i))) gsaw::add(*held, later.held(i));
  }
  whole_.add(later.whole_);
  lacks_fields_ |= later.lacks_fields_;
}

void ContrastTable::clear() {
  names_.clear();
  values_.clear();
  fields_.clear();
  held_.clear();
  whole_ = {};
  entry_ = mark_ = 0;
  lacks_fields_ = false;
}

std::size_t ContrastTable::field_of(std::size_t value) const {
  Number number = 0;
  std::memcpy(&number, values_.text(static_cast<Number>(value)).data(), sizeof number);
  return number;
}

std::string_view ContrastTable::text(std::size_t value) const {
  return values_.text(static_cast<Number>(value)).substr(sizeof(Number));
}

std::size_t ContrastTable::memory() const {
  return names_.memory() + values_.memory() + fields_.capacity() * sizeof(Field) +
         held_.capacity() * sizeof(Held);
}

}  // namespace gsaw
