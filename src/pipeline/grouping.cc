// What views that group entries by fields have in common.
#include "pipeline/grouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/amount_text.h"
#include "query/quoted_text.h"

namespace gsaw {

std::vector<ResultColumn> group_columns(const std::vector<GroupField>& fields,
                                        const std::vector<std::string>& taken) {
  std::vector<ResultColumn> columns;
  std::vector<std::string> names = taken;
  for (const GroupField& field : fields) {
    std::string name = field.name;
    while (std::find(names.begin(), names.end(), name) != names.end()) name.insert(0, 1, '.');
    names.push_back(name);
    columns.push_back({std::move(name), false, true, nullptr});
    columns.back().gives_way = !field.is(Role::time);
    if (field.is(Role::time)) columns.back().style = &Palette::time;
    if (field.is(Role::host)) columns.back().style = &Palette::host;
    if (field.is(Role::logger)) columns.back().style = &Palette::logger;
  }
  return columns;
}

ResultCell group_cell(const GroupField& field, const std::optional<ValueGroups::Value>& value) {
  if (!value) return {};
  if (field.is(Role::time)) return ResultCell::of_time(time_of_group(value->text));
  if (field.is(Role::level)) return ResultCell::of_level(level_of_group(value->text));
  return value->is_string ? ResultCell::of_text(value->text) : ResultCell::of_json(value->text);
}

unsigned counted_roles(const std::vector<GroupField>& fields) {
  unsigned roles = 0;
  for (const GroupField& field : fields) {
    if (field.is(Role::time)) roles |= role_bit(Role::time);
    if (field.is(Role::level)) roles |= role_bit(Role::level);
  }
  return roles;
}

std::size_t most_groups(std::optional<std::uint64_t> first) {
  return static_cast<std::size_t>(first.value_or(std::numeric_limits<std::uint32_t>::max()));
}

std::string why_no_values(const std::vector<GroupField>& fields, const ValueGroups& groups) {
  std::vector<std::string> lacking;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!groups.has_values(i)) lacking.push_back(quoted_short(fields[i].name));
  }
  if (lacking.empty()) return {};
  return fmt::format("the matching entries have no value of {}", fmt::join(lacking, ", "));
}

void note_left_out(std::uint64_t memberships, std::uint64_t crowded, Diagnostics& diagnostics) {
  if (memberships > 0) {
    diagnostics.note(
        fmt::format("there are more values than memory is set aside for: {} with values that came "
                    "late {} in no row; the rows that are shown are complete",
                    counted_entries(memberships), memberships == 1 ? "is" : "are"));
  }
  if (crowded > 0) {
    diagnostics.note(fmt::format("{} with more than {} combinations of values {} in no row",
                                 counted_entries(crowded), GroupReader::kMostCombinations,
                                 crowded == 1 ? "is" : "are"));
  }
}

}  // namespace gsaw
