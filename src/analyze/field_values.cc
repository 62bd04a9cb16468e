// Fields and their values by number, as far as they can tell entries apart.
#include "analyze/field_values.h"

#include <cassert>
#include <cstring>

namespace gsaw {

FieldValues::Number FieldValues::field(std::string_view name) {
  // First, as memory may run out: each name has one.
  if (counts_.size() == names_.size()) counts_.push_back(0);
  return names_.number_of(name);
}

std::optional<FieldValues::Number> FieldValues::value(Number field, std::string_view text) {
  assert(field < fields());
  if (text.size() > kMostValueBytes || is_crowded(field)) return std::nullopt;
  key_.assign(reinterpret_cast<const char*>(&field), sizeof field);
  key_ += text;
  const std::size_t known = values_.size();
  const Number number = values_.number_of(key_);
  if (number == known && ++counts_[field] > kMostValues) return std::nullopt;
  return number;
}

FieldValues::Renumbered FieldValues::merge(const FieldValues& later) {
  std::vector<std::optional<std::string_view>> names;
  for (std::size_t i = 0; i < later.fields(); ++i) names.emplace_back(later.name(i));
  return merge(later, names);
}

FieldValues::Renumbered FieldValues::merge(const FieldValues& later,
                                           std::span<const std::optional<std::string_view>> names) {
  Renumbered numbers;
  numbers.fields.resize(later.fields());
  numbers.values.resize(later.values());
  for (std::size_t i = 0; i < later.fields(); ++i) {
    if (!names[i]) continue;
    if (fields() >= kMostFields && !names_.find(*names[i])) {
      lacks_fields_ = true;
      continue;
    }
    const Number number = field(*names[i]);
    numbers.fields[i] = number;
    if (later.is_crowded(i)) counts_[number] = kMostValues + 1;
  }
  for (std::size_t i = 0; i < later.values(); ++i) {
    const auto field = numbers.fields[later.field_of(i)];
    if (field) numbers.values[i] = value(*field, later.text(i));
  }
  lacks_fields_ |= later.lacks_fields_;
  return numbers;
}

void FieldValues::clear() {
  names_.clear();
  values_.clear();
  counts_.clear();
  lacks_fields_ = false;
}

std::size_t FieldValues::field_of(std::size_t value) const {
  Number number = 0;
  std::memcpy(&number, values_.text(static_cast<Number>(value)).data(), sizeof number);
  return number;
}

std::string_view FieldValues::text(std::size_t value) const {
  return values_.text(static_cast<Number>(value)).substr(sizeof(Number));
}

std::size_t FieldValues::memory() const {
  return names_.memory() + values_.memory() + counts_.capacity() * sizeof(std::size_t);
}

}  // namespace gsaw
