// The options of the views that make tables of the values of fields.
#include "cli/table_options.h"

#include <utility>

#include "base/in_quotes.h"
#include "cli/field_option.h"
#include "query/duration.h"

namespace gsaw {
namespace {

constexpr std::string_view kTimeSteps = "time:";

Result<GroupField> group_field(const std::string& name, std::string_view flag) {
  auto field = named_group_field(name, flag);
  if (!field) return tl::unexpected(field.error());
  GroupField group{name, {field->role, std::move(field->path)}, std::nullopt};
  if (!name.starts_with(kTimeSteps)) return group;
  group.step = parse_duration(std::string_view(name).substr(kTimeSteps.size()));
  if (group.step && *group.step > 0) return group;
  return fail(std::string(flag) + ": " + in_quotes(name) + " names no span of time",
              "as in time:5m or time:1h");
}

Result<std::vector<GroupField>> group_fields(const std::vector<std::string>& names,
                                             std::string_view flag) {
  std::vector<GroupField> fields;
  for (const std::string& name : names) {
    auto field = group_field(name, flag);
    if (!field) return tl::unexpected(field.error());
    fields.push_back(*std::move(field));
  }
  return fields;
}

}  // namespace

Result<ShownField> named_group_field(const std::string& name, std::string_view flag) {
  return field_option(name.starts_with(kTimeSteps) ? "time" : name, flag);
}

Result<CountBySettings> count_by_settings(const Options& options) {
  auto fields = group_fields(options.count_by, "--count-by");
  if (!fields) return tl::unexpected(fields.error());
  return CountBySettings{*std::move(fields), options.reverse};
}

}  // namespace gsaw
