// A field that entries are grouped by, and the groups that an entry belongs to.
#include "analyze/group_field.h"

#include <algorithm>
#include <array>
#include <utility>

#include "record/own_txn.h"
#include "record/role_text.h"

namespace gsaw {
namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
using TimeText = std::array<char, 9>;

TimeText text_of(Nanoseconds time) {
  TimeText text{'t'};  // it looks like no number
  std::uint64_t rest = static_cast<std::uint64_t>(time) ^ kSign;
  for (std::size_t i = text.size(); i-- > 1; rest >>= 8U) {
    text[i] = static_cast<char>(rest & 0xFF);
  }
  return text;
}

}  // namespace

Level level_of_group(std::string_view text) { return static_cast<Level>(text.front() - '0'); }

Nanoseconds time_of_group(std::string_view text) {
  std::uint64_t bits = 0;
  for (const char c : text.substr(1)) bits = bits << 8U | static_cast<unsigned char>(c);
  return static_cast<Nanoseconds>(bits ^ kSign);
}

GroupReader::GroupReader(const std::vector<GroupField>& fields, unsigned roles)
    : fields_(fields), roles_(roles), found_(fields.size()), values_(fields.size()) {
  for (const GroupField& field : fields_) {
    finders_.emplace_back(field.field);
    steps_.push_back(field.steps);
    const auto role = field.field.role;
    if (role) roles_ |= role_bit(role == Role::pattern ? Role::message : *role);
  }
}

std::uint32_t GroupReader::number_of(std::size_t field, const Record& record,
                                     const JsonValue& value, ValueGroups& groups) {
  if (!value.is_container()) {
    std::string_view text = text_of_member(record, value, text_);
    if (fields_[field].is(Role::txn)) text = bare_txn(text, lowered_);
    return groups.number_of(field, text, value.type == JsonType::string);
  }
  text_.clear();
  compact_.append(text_, record.tokens, value);
  return groups.number_of(field, text_, false);
}

// The number of the field's one value, or that there is none; kSeveral where there may be several.
std::uint32_t GroupReader::only_of(std::size_t field, const Record& record, ValueGroups& groups) {
  const GroupField& asked = fields_[field];
  if (asked.is(Role::time)) {
    const auto time = record.time();
    if (!time) return ValueGroups::kAbsent;
    auto& steps = steps_[field];
    const TimeText text = text_of(steps ? steps->at(*time).begin : *time);
    return groups.number_of(field, {text.data(), text.size()}, true);
  }
  if (asked.is(Role::level)) {
    const auto level = record.level();
    if (!level) return ValueGroups::kAbsent;
    const char text = static_cast<char>('0' + static_cast<int>(*level));
    return groups.number_of(field, {&text, 1}, true);
  }
  const JsonValue* const value = finders_[field].sole(record);
  return value == nullptr ? kSeveral : number_of(field, record, *value, groups);
}

void GroupReader::read(std::size_t field, const Record& record, ValueGroups& groups) {
  std::vector<std::uint32_t>& found = found_[field];
  found.clear();
  if (const std::uint32_t only = only_of(field, record, groups); only != kSeveral) {
    found.push_back(only);
    return;
  }
  finders_[field].any(record, [&](const JsonValue& value) {
    found.push_back(number_of(field, record, value, groups));
    return false;
  });
  if (found.empty()) found.push_back(ValueGroups::kAbsent);
  if (found.size() > 1) keep_each_once(found);
}

void GroupReader::keep_each_once(std::vector<std::uint32_t>& numbers) {
  ++calls_;
  const std::uint32_t largest = *std::max_element(numbers.begin(), numbers.end());
  if (largest >= last_seen_.size()) last_seen_.resize(std::size_t{largest} + 1, 0);
  std::erase_if(numbers, [this](std::uint32_t number) {
    return std::exchange(last_seen_[number], calls_) == calls_;
  });
}

// All combinations, the last field's values in turn first.
void GroupReader::combine(ValueGroups& groups) {
  std::size_t count = 1, most = kMostCombinations;
  for (const auto& found : found_) most = std::max(most, found.size());
  for (const auto& found : found_) {
    count *= found.size();
    if (count > most) return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t rest = i;
    for (std::size_t field = fields_.size(); field-- > 0;) {
      const auto& found = found_[field];
      values_[field] = found[rest % found.size()];
      rest /= found.size();
    }
    result_.push_back(groups.group_of(values_));
  }
}

// PERF: nearly all entries have one value of each field, and need no lists of them.
std::span<const std::uint32_t> GroupReader::groups_of(const Record& record, ValueGroups& groups) {
  find_roles(record);
  result_.clear();
  std::size_t known = 0;
  for (; known < fields_.size(); ++known) {
    const std::uint32_t only = only_of(known, record, groups);
    if (only == kSeveral) break;
    values_[known] = only;
  }
  if (known == fields_.size()) {
    result_.push_back(groups.group_of(values_));
    return result_;
  }
  for (std::size_t i = 0; i < known; ++i) found_[i].assign(1, values_[i]);
  for (std::size_t i = known; i < fields_.size(); ++i) read(i, record, groups);
  combine(groups);
  return result_;
}

}  // namespace gsaw
