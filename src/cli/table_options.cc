// The options of the views that make tables of the values of fields.
#include "cli/table_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/in_quotes.h"
#include "cli/field_option.h"
#include "query/duration.h"

namespace gsaw {
namespace {

constexpr std::string_view kTimeSteps = "time:";

Result<GroupField> group_field(const std::string& name, std::string_view flag,
                               const TimeZone& zone) {
  auto field = named_group_field(name, flag);
  if (!field) return tl::unexpected(field.error());
  GroupField group{name, {field->role, std::move(field->path)}, std::nullopt};
  if (!name.starts_with(kTimeSteps)) return group;
  const auto step = parse_duration(std::string_view(name).substr(kTimeSteps.size()));
  if (step && *step > 0) {
    group.steps = TimeSteps(*step, zone);
    return group;
  }
  return fail(std::string(flag) + ": " + in_quotes(name) + " names no span of time",
              "as in time:5m or time:1h");
}

Result<std::vector<GroupField>> group_fields(const std::vector<std::string>& names,
                                             std::string_view flag, const TimeZone& zone) {
  std::vector<GroupField> fields;
  for (const std::string& name : names) {
    auto field = group_field(name, flag, zone);
    if (!field) return tl::unexpected(field.error());
    // A name that comes again says nothing more; of times the steps may be others.
    const bool is_known = std::any_of(fields.begin(), fields.end(), [&](const GroupField& each) {
      return each.name == name || (!field->steps && !each.steps && each.field == field->field);
    });
    if (!is_known) fields.push_back(*std::move(field));
  }
  return fields;
}

// Parts with dots between.
bool is_graphite_name(const std::string& name) {
  const auto is_of_name = [](char c) { return is_of_graphite_name(c) || c == '.'; };
  return std::all_of(name.begin(), name.end(), is_of_name) && !name.empty() &&
         name.front() != '.' && name.back() != '.' && name.find("..") == name.npos;
}

// Of stretches that begin in one second carbon would keep the last alone.
Result<void> check_graphite_step(const Options& options, const HistogramSettings& settings) {
  if (options.output != OutputFormat::graphite || !settings.step ||
      *settings.step >= kNanosPerSecond) {
    return {};
  }
  return fail("-o graphite sends stretches of a second at least, as carbon counts in seconds",
              "as in --histogram=10s or --histogram=1m");
}

}  // namespace

Result<ShownField> named_group_field(const std::string& name, std::string_view flag) {
  return field_option(name.starts_with(kTimeSteps) ? "time" : name, flag);
}

Result<CountBySettings> count_by_settings(const Options& options, const TimeZone& zone) {
  auto fields = group_fields(options.count_by, "--count-by", zone);
  if (!fields) return tl::unexpected(fields.error());
  return CountBySettings{*std::move(fields), options.reverse};
}

Result<DescribeSettings> describe_settings(const Options& options, const TimeZone& zone) {
  DescribeSettings settings;
  settings.turned = options.reverse;
  if (options.describe.empty()) return settings;
  for (const std::string& name : options.describe) {
    auto field = field_option(name, "--describe");
    if (!field) return tl::unexpected(field.error());
    if (field->role == Role::time || field->role == Role::level) {
      const std::string_view hint = field->role == Role::time
                                        ? "--histogram shows when entries come"
                                        : "--count-by level counts the entries of each";
      return fail("--describe: the " + name + " of an entry is no number, however it is written",
                  fmt::format("{}; a key of that name is .{}", hint, name));
    }
    NamedField named{field->role, std::move(field->path)};
    const bool is_known =
        std::any_of(settings.fields.begin(), settings.fields.end(),
                    [&](const DescribeSettings::Field& each) { return each.field == named; });
    if (!is_known) settings.fields.push_back({name, std::move(named)});
  }
  auto by = group_fields(options.by, "--by", zone);
  if (!by) return tl::unexpected(by.error());
  settings.by = *std::move(by);
  return settings;
}

Result<void> check_graphite_prefix(const std::string& prefix) {
  if (is_graphite_name(prefix)) return {};
  return fail(in_quotes(prefix) + " is no name",
              "it has letters, digits, - and _, with dots between parts");
}

Result<HistogramSettings> histogram_settings(const Options& options, const TimeZone& zone) {
  HistogramSettings settings;
  if (!options.histogram) return settings;
  if (!options.histogram->empty()) {
    settings.step = parse_duration(*options.histogram);
    if (!settings.step || *settings.step <= 0) {
      return fail("--histogram: " + in_quotes(*options.histogram) + " is no span of time",
                  "as in --histogram=5m or --histogram=1h");
    }
  }
  auto by = group_fields(options.by.empty() ? std::vector<std::string>{"level"} : options.by,
                         "--by", zone);
  if (!by) return tl::unexpected(by.error());
  settings.by = *std::move(by);
  settings.graphite_prefix = options.graphite_prefix.value_or(settings.graphite_prefix);
  if (const auto checked = check_graphite_prefix(settings.graphite_prefix); !checked) {
    return fail("--graphite-prefix: " + checked.error().message, checked.error().hint);
  }
  if (auto checked = check_graphite_step(options, settings); !checked) {
    return tl::unexpected(checked.error());
  }
  settings.is_by_asked = !options.by.empty();
  return settings;
}

}  // namespace gsaw
