// A field as options name it.
#include "cli/field_option.h"

#include <optional>
#include <utility>

#include "record/field_path.h"
#include "record/role_names.h"

namespace gsaw {

Result<ShownField> field_option(const std::string& name, std::string_view flag) {
  const bool quoted = name.size() > 1 && name.starts_with('"') && name.ends_with('"');
  const bool key_only = quoted || name.starts_with('.');
  const std::string text =
      quoted ? name.substr(1, name.size() - 2) : (key_only ? name.substr(1) : name);
  auto path = FieldPath::compile(text, quoted);
  if (!path) return fail(std::string(flag) + ": " + path.error().message, path.error().hint);
  return ShownField{text, key_only ? std::nullopt : virtual_field(name), *std::move(path)};
}

}  // namespace gsaw
