// Fields as options name them.
#include "cli/field_option.h"

#include <utility>

#include "record/named_field.h"

namespace gsaw {

Result<ShownField> field_option(const std::string& name, std::string_view flag) {
  auto field = read_field_name(name);
  if (!field) return fail(std::string(flag) + ": " + field.error().message, field.error().hint);
  std::string text = field->path.name();
  return ShownField{std::move(text), field->role, std::move(field->path), name};
}

std::vector<std::string> names_of_list(std::string_view list) {
  std::vector<std::string> names(1);
  while (!list.empty()) {
    const std::string& name = names.back();
    const bool begins = name.empty() || name.back() == '.';
    const std::size_t size = begins ? quoted_part_size(list).value_or(1) : 1;
    if (size == 1 && list.front() == ',') {
      names.emplace_back();
    } else {
      names.back() += list.substr(0, size);
    }
    list.remove_prefix(size);
  }
  return names;
}

}  // namespace gsaw
