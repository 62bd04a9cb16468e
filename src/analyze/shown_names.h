// The names that fields are shown under, and found by, which have several.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyze/field_values.h"

namespace gsaw {

// How a field whose key begins with GELF's `_` is told, by what stands before its key: nothing
// where it goes by the name without it;
inline constexpr char kShownWithMark = '\1';  // where that finds it as well, but is not shown;
inline constexpr char kOnlyWithMark = '\2';   // where that finds another field of the entry.
// Before such a name, of what is told by the name of a role, too.
inline constexpr char kOfRole = '\3';

// Of fields by number. Valid as long as no field is added.
struct ShownNames {
  std::vector<std::optional<std::string_view>> names, others;
};

// Names of which each field has all that find it in a query; a field has two where entries have
// another beside it. A key that only ever plays a role has none.
ShownNames shown_names(const FieldValues& told);

}  // namespace gsaw
