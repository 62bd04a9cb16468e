// Entries in groups by the values of some fields.
#include "analyze/value_groups.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <iterator>

#include "base/ascii.h"
#include "base/decimal.h"

namespace gsaw {
namespace {

constexpr std::size_t kBytesOfValue = 24, kBytesOfGroup = 60;

// The largest number of values whose combinations, one of each field, have so many places.
std::uint32_t fitting(std::size_t fields, std::size_t places) {
  const auto fits = [=](std::size_t values) {
    std::size_t combinations = 1;
    for (std::size_t i = 0; i < fields && combinations <= places; ++i) combinations *= values;
    return combinations <= places;
  };
  std::uint32_t values = 1;
  while (fields > 0 && fits(values + 1)) ++values;
  return values;
}

bool is_number(const ValueGroups::Value& value) {
  const char first = value.text.empty() ? ' ' : value.text.front();
  return !value.is_string && (first == '-' || is_digit(first));
}

// PERF: without an early end, so that many bytes are looked at at once.
bool are_digits(std::string_view text) {
  unsigned char largest = 0;
  for (const char c : text) largest = std::max(largest, static_cast<unsigned char>(c - '0'));
  return largest <= 9;
}

// PERF: of whole numbers of one sign, which most are, no more is looked at than their digits; JSON
// writes no zeros in front of them. Below, at or above 0; none where they are no such numbers.
std::optional<int> order_of_whole(std::string_view one, std::string_view other) {
  const bool negative = one.front() == '-';
  if (negative != (other.front() == '-')) return std::nullopt;
  one.remove_prefix(negative ? 1 : 0);
  other.remove_prefix(negative ? 1 : 0);
  if (!are_digits(one) || !are_digits(other)) return std::nullopt;
  if (one.size() != other.size()) return (one.size() < other.size()) != negative ? -1 : 1;
  return negative ? other.compare(one) : one.compare(other);
}

// Below, at or above 0 as `one` comes before `other`, is the same or comes behind it.
int compared(const ValueGroups::Value& one, const ValueGroups::Value& other) {
  const bool first = is_number(one), second = is_number(other);
  if (first != second) return first ? -1 : 1;
  if (first) {
    if (const auto order = order_of_whole(one.text, other.text)) return *order;
    const auto number = Decimal::parse(one.text), other_number = Decimal::parse(other.text);
    const int order = number && other_number ? number->compare(*other_number) : 0;
    if (order != 0) return order;
  }
  return one.text.compare(other.text);
}

}  // namespace

ValueGroups::ValueGroups(std::size_t fields, std::size_t most_bytes)
    : values_(fields), few_(fitting(fields, kPlaces)), most_bytes_(most_bytes) {}

std::uint32_t ValueGroups::number_in(std::size_t group, std::size_t field) const {
  const std::string_view numbers = groups_.text(static_cast<std::uint32_t>(group));
  std::uint32_t number = 0;
  std::memcpy(&number, numbers.data() + field * sizeof number, sizeof number);
  return number;
}

std::optional<ValueGroups::Value> ValueGroups::value(std::size_t group, std::size_t field) const {
  const std::uint32_t number = number_in(group, field);
  if (number == kAbsent) return std::nullopt;
  const Values& values = values_[field];
  return Value{values.texts.text(number - 1), values.are_strings[number - 1] != 0};
}

bool ValueGroups::comes_before(std::size_t one, std::size_t other) const {
  for (std::size_t i = 0; i < fields(); ++i) {
    const auto first = value(one, i), second = value(other, i);
    if (!first || !second) {
      if (first.has_value() != second.has_value()) return first.has_value();
    } else if (const int order = compared(*first, *second); order != 0) {
      return order < 0;
    }
  }
  return false;
}

// PERF: a heap, as std::partial_sort has it, is best for the few of -m N and takes half as long
// again for all.
std::vector<std::uint32_t> ValueGroups::ranked(FunctionRef<std::uint64_t(std::uint32_t)> count,
                                               bool smallest_first, std::size_t most) const {
  struct Ranked {
    std::uint64_t count;
    std::uint32_t group;
  };
  std::vector<Ranked> groups;
  groups.reserve(size());
  for (std::uint32_t group = 0; group < size(); ++group) {
    if (const std::uint64_t counted = count(group); counted != 0)
      groups.push_back({counted, group});
  }
  const auto ranks_before = [&](const Ranked& one, const Ranked& other) {
    if (one.count != other.count) return (one.count < other.count) == smallest_first;
    return comes_before(one.group, other.group);
  };
  const auto end = groups.begin() + static_cast<std::ptrdiff_t>(std::min(most, groups.size()));
  if (end == groups.end()) {
    std::sort(groups.begin(), end, ranks_before);
  } else {
    std::partial_sort(groups.begin(), end, groups.end(), ranks_before);
  }
  std::vector<std::uint32_t> order;
  std::transform(groups.begin(), end, std::back_inserter(order),
                 [](const Ranked& each) { return each.group; });
  return order;
}

// kLeftOut where there is no room for a new one.
std::uint32_t ValueGroups::adopt(const Values& later, std::uint32_t number, std::size_t field) {
  if (number == kAbsent) return kAbsent;
  const std::string_view text = later.texts.text(number - 1);
  const bool is_string = later.are_strings[number - 1] != 0;
  const std::size_t known = values_[field].texts.size();
  if (bytes_ > most_bytes_ && !values_[field].texts.find(text)) return kLeftOut;
  const std::uint32_t adopted = number_of(field, text, is_string);
  if (adopted > known) bytes_ += text.size() + kBytesOfValue;
  return adopted;
}

void ValueGroups::merge(const ValueGroups& later, std::vector<std::uint32_t>& numbers) {
  assert(later.fields() == fields());
  numbers.assign(later.size(), kLeftOut);
  std::vector<std::vector<std::uint32_t>> adopted(fields());
  for (std::size_t i = 0; i < fields(); ++i) {
    adopted[i].assign(later.values_[i].texts.size() + 1, kLeftOut);
  }
  std::vector<std::uint32_t> values(fields());
  for (std::size_t group = 0; group < later.size(); ++group) {
    bool has_room = true;
    for (std::size_t i = 0; i < fields() && has_room; ++i) {
      const std::uint32_t number = later.number_in(group, i);
      std::uint32_t& here = adopted[i][number];
      if (here == kLeftOut) here = adopt(later.values_[i], number, i);
      values[i] = here;
      has_room = here != kLeftOut;
    }
    const std::size_t known = size();
    if (!has_room || (bytes_ > most_bytes_ && !groups_.find(as_bytes(values)))) continue;
    numbers[group] = group_of(values);
    if (numbers[group] == known) bytes_ += values.size() * sizeof(std::uint32_t) + kBytesOfGroup;
  }
}

void ValueGroups::clear() {
  for (Values& values : values_) {
    values.texts.clear();
    values.are_strings.clear();
    values.of_byte.fill(0);
  }
  groups_.clear();
  of_few_.fill(0);
  bytes_ = 0;
}

std::size_t ValueGroups::memory() const {
  std::size_t bytes = groups_.memory();
  for (const Values& values : values_) {
    bytes += values.texts.memory() + values.are_strings.capacity();
  }
  return bytes;
}

}  // namespace gsaw
