// Settings are set as options are; what is wrong with one is shown where it stands.
#include "cli/config_settings.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/in_quotes.h"
#include "cli/config_file.h"
#include "cli/field_option.h"
#include "cli/flags.h"
#include "cli/set_option.h"
#include "cli/style_option.h"
#include "cli/table_options.h"
#include "cli/unknown_option.h"
#include "query/query_error.h"
#include "record/named_field.h"
#include "record/time_zone.h"

namespace gsaw {
namespace {

SourceSpan span_of(const ConfigText& part) { return {part.at, part.text.size()}; }

QueryResult<void> set_style(Options& options, const ConfigSetting& setting) {
  const std::string name = setting.name.text.substr(kStylePrefix.size());
  if (const auto checked = check_style_name(name); !checked) {
    return query_error(span_of(setting.name), checked.error().message, checked.error().hint);
  }
  auto style = parse_style(setting.values.front().text);
  if (!style) {
    style.error().span.offset += setting.values.front().at;
    return tl::unexpected(style.error());
  }
  options.styles.push_back({name, *style});
  return {};
}

// The names of a list, each as the query language reads it.
Result<void> check_names(const std::string& list) {
  for (const std::string& name : names_of_list(list)) {
    if (const auto field = read_field_name(name); !field) return tl::unexpected(field.error());
  }
  return {};
}

// What set_option() takes as it is. Of the command line those who give it a meaning say what is
// wrong; here it is said of the place in the file.
Result<void> check_meaning(const Flag& flag, const std::string& value) {
  switch (flag.id) {
    case FlagId::time_zone:
    case FlagId::log_zone:
      if (const auto zone = TimeZone::named(value); !zone) return tl::unexpected(zone.error());
      return {};
    case FlagId::time_format:
      if (value.empty()) return {};
      if (const auto sample = check_time_format(value); !sample) {
        return tl::unexpected(sample.error());
      }
      return {};
    case FlagId::graphite_prefix:
      return check_graphite_prefix(value);
    case FlagId::keys:
    case FlagId::hide:
    case FlagId::sort:
      return value.empty() ? Result<void>() : check_names(value);
    default:
      return {};
  }
}

// One value of a setting, as if it were typed. Of an option that is mostly typed without one,
// `true` is that.
Result<void> set_value(Options& options, const Flag& flag, const ConfigText& value) {
  if (!flag.value_attached() || !value.is_bare) return set_option(options, flag, value.text);
  if (value.text == "true") return set_option(options, flag, "");
  if (value.text == "false") return {};
  return fail("takes true, false or a text in quotes");
}

QueryResult<void> set_from_config(Options& options, const ConfigSetting& setting) {
  const std::string& name = setting.name.text;
  const bool is_style = name.starts_with(kStylePrefix);
  const Flag* flag = is_style ? nullptr : find_flag(name);
  if (!flag && !is_style) {
    const std::string nearest = suggest_setting(name);
    return query_error(span_of(setting.name), in_quotes(name) + " is no setting",
                       nearest.empty() ? "" : "did you mean " + nearest + "?");
  }
  if (flag && !flag->in_config) {
    return query_error(span_of(setting.name), name + " cannot be set in a config file");
  }
  const bool is_list =
      flag && (flag->id == FlagId::keys || flag->id == FlagId::hide || flag->id == FlagId::role);
  if (!is_list && setting.values.size() != 1) {
    return query_error(span_of(setting.name), name + " takes one value");
  }
  if (is_style) return set_style(options, setting);
  for (const ConfigText& value : setting.values) {
    auto set = set_value(options, *flag, value);
    if (set && !value.is_bare) set = check_meaning(*flag, value.text);
    if (set) continue;
    return query_error(span_of(value), name + ": " + set.error().message, set.error().hint);
  }
  return {};
}

// `text` is the file's.
Error located(const QueryError& error, std::string_view text) {
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(error.span.offset);
  const auto line = 1 + std::count(text.begin(), begin, '\n');
  return {error_text(error, "line " + std::to_string(line), text), {}};
}

}  // namespace

Result<void> apply_config_text(Options& options, std::string_view text) {
  if (text.size() > kLargestConfig) return fail("too large for a config file");
  const auto settings = parse_config(text);
  if (!settings) return tl::unexpected(located(settings.error(), text));
  for (const ConfigSetting& setting : *settings) {
    if (const auto set = set_from_config(options, setting); !set) {
      return tl::unexpected(located(set.error(), text));
    }
  }
  if (options.local && options.time_zone) return fail("local and time-zone exclude each other");
  return {};
}

}  // namespace gsaw
