// A field that entries are grouped by, and the groups that an entry belongs to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/time_steps.h"
#include "analyze/value_groups.h"
#include "base/nanoseconds.h"
#include "record/compact_json.h"
#include "record/field_finder.h"
#include "record/level.h"
#include "record/named_field.h"
#include "record/record.h"

namespace gsaw {

struct GroupField {
  std::string name;  // as typed
  NamedField field;
  // Of the time: how long the stretches are whose entries belong together. None: each time is a
  // value.
  std::optional<TimeSteps> steps;

  bool is(Role role) const { return field.role == role; }
};

// In a ValueGroups a level and a time stand as texts whose order is that of severity, the worst
// first, and of time. What such a text says:
Level level_of_group(std::string_view text);
Nanoseconds time_of_group(std::string_view text);

// One per thread.
class GroupReader {
 public:
  // Of one entry; more are too many, unless they are the values of one field.
  static constexpr std::size_t kMostCombinations = 100;

  // `fields` must outlive it. `roles`: others that are asked for besides, a bit each.
  GroupReader(const std::vector<GroupField>& fields, unsigned roles);

  // Finds the roles of the fields and `roles`. PERF: for whoever asks for one of them before
  // groups_of(): found together they cost less.
  void find_roles(const Record& record) const { record.find_together(roles_); }

  // The groups of `groups` that the entry belongs to, each once: one for each combination of its
  // values; an entry has several of a field that names several elements of an array, or a key that
  // occurs twice. Valid until the next call. Empty: there are too many.
  std::span<const std::uint32_t> groups_of(const Record& record, ValueGroups& groups);

 private:
  // No number of a value: there may be several.
  static constexpr std::uint32_t kSeveral = ValueGroups::kLeftOut;

  std::uint32_t only_of(std::size_t field, const Record& record, ValueGroups& groups);
  void read(std::size_t field, const Record& record, ValueGroups& groups);
  std::uint32_t number_of(std::size_t field, const Record& record, const JsonValue& value,
                          ValueGroups& groups);
  void keep_each_once(std::vector<std::uint32_t>& numbers);
  void combine(ValueGroups& groups);

  const std::vector<GroupField>& fields_;
  unsigned roles_;
  std::vector<FieldFinder> finders_;
  std::vector<std::optional<TimeSteps>> steps_;
  std::vector<std::vector<std::uint32_t>> found_;  // of each field its values
  std::vector<std::uint32_t> values_, result_;
  std::vector<std::uint64_t> last_seen_;  // by number of a value: the call
  std::uint64_t calls_ = 0;
  CompactJson compact_;
  std::string text_, lowered_;
};

}  // namespace gsaw
