// What is said of names of fields that no entry has.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// Names of fields as they are typed.
using FieldNames = std::set<std::string, std::less<>>;

// The one of `known` that `typed` was most likely meant for: but for GELF's `_`, for the `[]` of
// arrays, for the objects it stands in and for a slip of the fingers they are the same. Empty when
// there is none.
std::string_view nearest_field(std::string_view typed, const FieldNames& known);

// `no entry has a field "statsu"; did you mean status?`, or of several names, in one sentence.
// `nobody`: its beginning. `names`: not empty. Safe to print.
std::string missing_fields_hint(std::string_view nobody, const std::vector<std::string>& names,
                                const FieldNames& known);

}  // namespace gsaw
