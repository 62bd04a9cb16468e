// What groups of entries are called where each has one name: as a key, a column, in a legend.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/group_field.h"
#include "analyze/value_groups.h"

namespace gsaw {

// What entries that have none of the fields are called.
inline constexpr std::string_view kNoGroup = "none";

// By group, no two the same: of one field its value, of a level its name; of several
// `caller=api callee="a b"` as in a query, without those that it lacks. None: it has none of them.
std::vector<std::optional<std::string>> group_names(const std::vector<GroupField>& fields,
                                                    const ValueGroups& groups);

// Such a name beside others that say something else, `taken` and kNoGroup: one that is the same
// has a dot before it, and so has one that would then be the same.
std::string name_beside(const std::optional<std::string>& name,
                        std::span<const std::string_view> taken = {});

// By group, of Graphite's names the part that is a group's: the value of one field, of several
// `caller.api.callee.none`, so that a value of the same field stands at the same place in each.
// What is no letter, digit, `-` or `_` in a value becomes `_`, and so does an empty one; of one,
// and of a field's name, the first 200 bytes stand.
std::vector<std::string> graphite_names(const std::vector<GroupField>& fields,
                                        const ValueGroups& groups);

}  // namespace gsaw
