// A field as it is named on the command line and in the config file.
#pragma once

#include <optional>
#include <string_view>

#include "base/function_ref.h"
#include "base/result.h"
#include "record/field_path.h"
#include "record/record.h"

namespace gsaw {

struct NamedField {
  std::optional<Role> role;  // the virtual field of that name
  FieldPath path;

  bool operator==(const NamedField&) const = default;
};

// By the rules of the query language: a virtual field, `.name` for the key of that name, or a path,
// in which parts may be quoted; a name that is quoted as a whole is exactly that key.
Result<NamedField> read_field_name(std::string_view typed);

// Calls `use` with each value that plays `role` in `record`, or stands under the key of one that
// does, until it returns true; says whether a call did. None: no member plays it.
std::optional<bool> any_of_role(const Record& record, Role role,
                                FunctionRef<bool(const JsonValue&)> use);

}  // namespace gsaw
