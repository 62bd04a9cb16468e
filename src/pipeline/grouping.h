// What views that group entries by fields have in common.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/group_field.h"
#include "analyze/value_groups.h"
#include "base/diagnostics.h"
#include "render/result_table.h"

namespace gsaw {

// As much memory may groups take, about: some millions of them.
inline constexpr std::size_t kMostGroupBytes = std::size_t{256} << 20;

// A column for each of the fields, no two of one name. `taken`: the names of others; a field that
// has one, or that of a field before it, has dots before its own.
std::vector<ResultColumn> group_columns(const std::vector<GroupField>& fields,
                                        const std::vector<std::string>& taken);
// What stands in such a column.
ResultCell group_cell(const GroupField& field, const std::optional<ValueGroups::Value>& value);

// Those of the fields whose lack in an entry is to be counted, a bit each: the time, the level.
unsigned counted_roles(const std::vector<GroupField>& fields);

// So many groups are shown: `first`, of -m, else all.
std::size_t most_groups(std::optional<std::uint64_t> first);

// Why nothing is shown: of which fields no entry has a value. Empty: each has some.
std::string why_no_values(const std::vector<GroupField>& fields, const ValueGroups& groups);

// What is not in a table for want of room. `memberships`: how often an entry belongs to a group
// that was left out.
void note_left_out(std::uint64_t memberships, std::uint64_t crowded, Diagnostics& diagnostics);

}  // namespace gsaw
