// The values of many fields: those of all fields with few in one table, a sketch for each with
// many.
#include "analyze/value_tally.h"

#include <algorithm>
#include <tuple>

#include "base/text_hash.h"
#include "base/utf8.h"

namespace gsaw {

void ValueTally::grow() {
  constexpr std::size_t kFirst = 256;
  std::vector<Slot> slots(slots_.empty() ? kFirst : slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.value == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].value != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

void ValueTally::add_to_few(Field& field, std::uint32_t number, std::string_view text,
                            bool is_string, std::uint64_t count) {
  if (values_.size() * 2 >= slots_.size()) grow();
  constexpr std::uint32_t kSpread = 0x9E3779B1;  // Knuth's, of the golden ratio
  const std::uint32_t hash = static_cast<std::uint32_t>(text_hash(text)) ^ (number * kSpread);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].value != 0; at = (at + 1) & mask) {
    const std::uint32_t there = slots_[at].value - 1;
    Value& value = values_[there];
    if (slots_[at].hash != hash || value.field != number) continue;
    if (!equals_short(text_of(there), text)) continue;
    value.count += count;
    value.is_string |= is_string;
    field.recent[Field::place_of(text)] = there;
    return;
  }
  if (field.different == kFew || field.bytes + text.size() > kFewBytes) {
    become_many(field);
    add_to_many(field, text, is_string);
    return;
  }
  const auto added = static_cast<std::uint32_t>(values_.size());
  const auto size = static_cast<std::uint32_t>(text.size());
  // Where memory runs out the table is as it was.
  const std::size_t begin = texts_.size();
  texts_ += text;
  values_.push_back({begin, size, field.first, count, number, is_string});
  slots_[at] = {hash, added + 1};
  field.first = field.recent[Field::place_of(text)] = added;
  ++field.different;
  field.bytes += size;
}

// The texts of its few stay where they are, unused.
void ValueTally::become_many(Field& field) {
  if (many_used_ == many_.size()) many_.push_back(std::make_unique<Many>());
  const Field few = field;
  field = {};
  field.many = many_used_++;
  add_all_few(field, *this, few);
}

void ValueTally::add_all_few(const Field& field, const ValueTally& of, const Field& theirs) {
  for (std::uint32_t i = theirs.first; i != kNone; i = of.values_[i].next) {
    add_to_many(field, of.text_of(i), of.values_[i].is_string);
  }
}

void ValueTally::add_to_many(const Field& field, std::string_view text, bool is_string) {
  Many& many = *many_[field.many];
  const std::uint64_t hash = lasting_hash(text);
  many.sketch.add(hash);
  if (many.examples.size() == kExamples && hash > many.examples.back().hash) return;
  const std::string_view kept = cut_between_characters(text, kExampleBytes);
  keep(many, hash, kept, is_string, kept.size() < text.size());
}

void ValueTally::keep(Many& many, std::uint64_t hash, std::string_view text, bool is_string,
                      bool is_cut) {
  const auto place = std::lower_bound(
      many.examples.begin(), many.examples.end(), std::tie(hash, text),
      [](const Kept& kept, const auto& wanted) {
        return std::tuple<std::uint64_t, std::string_view>(kept.hash, kept.text) < wanted;
      });
  if (place != many.examples.end() && place->hash == hash && place->text == text) {
    place->is_string |= is_string;
    return;
  }
  many.examples.insert(place, {hash, std::string(text), is_string, is_cut});
  if (many.examples.size() > kExamples) many.examples.pop_back();
}

void ValueTally::merge(Field& field, std::uint32_t number, const ValueTally& other,
                       const Field& theirs) {
  if (theirs.many == kNone) {
    for (std::uint32_t i = theirs.first; i != kNone; i = other.values_[i].next) {
      const Value& value = other.values_[i];
      if (field.many != kNone) {
        add_to_many(field, other.text_of(i), value.is_string);
      } else {
        add_to_few(field, number, other.text_of(i), value.is_string, value.count);
      }
    }
    return;
  }
  if (field.many == kNone) become_many(field);
  Many& many = *many_[field.many];
  const Many& more = *other.many_[theirs.many];
  many.sketch.merge(more.sketch);
  for (const Kept& each : more.examples) {
    keep(many, each.hash, each.text, each.is_string, each.is_cut);
  }
}

void ValueTally::clear() {
  texts_.clear();
  values_.clear();
  slots_.assign(slots_.size(), Slot());
  for (std::uint32_t i = 0; i < many_used_; ++i) {
    many_[i]->sketch.clear();
    many_[i]->examples.clear();
  }
  many_used_ = 0;
}

std::uint64_t ValueTally::different(const Field& field) const {
  if (field.many == kNone) return field.different;
  // It has more than it could be counted by, whatever the estimate.
  return many_[field.many]->sketch.estimate();
}

std::vector<ValueTally::Example> ValueTally::examples(const Field& field, std::size_t most) const {
  std::vector<Example> examples;
  if (field.many != kNone) {
    for (const Kept& each : many_[field.many]->examples) {
      examples.push_back({each.text, each.is_string, each.is_cut, 0});
    }
  } else {
    for (std::uint32_t i = field.first; i != kNone; i = values_[i].next) {
      examples.push_back({text_of(i), values_[i].is_string, false, values_[i].count});
    }
    std::sort(examples.begin(), examples.end(), [](const Example& a, const Example& b) {
      return std::tie(b.count, a.text) < std::tie(a.count, b.text);
    });
  }
  if (examples.size() > most) examples.resize(most);
  return examples;
}

std::size_t ValueTally::memory() const {
  return texts_.capacity() + values_.capacity() * sizeof(Value) + slots_.capacity() * sizeof(Slot) +
         many_.size() * (sizeof(Many) + kExamples * (sizeof(Kept) + kExampleBytes));
}

}  // namespace gsaw
