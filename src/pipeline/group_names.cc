// What groups of entries are called where each has one name: as a key, a column, in a legend.
#include "pipeline/group_names.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/histogram_settings.h"
#include "query/typed_value.h"
#include "record/time_zone.h"
#include "render/json_writer.h"

namespace gsaw {
namespace {

std::optional<std::string> text_of(const GroupField& field,
                                   const std::optional<ValueGroups::Value>& value) {
  if (!value) return std::nullopt;
  if (field.is(Role::level)) return std::string(level_name(level_of_group(value->text)));
  if (!field.is(Role::time)) return std::string(value->text);
  TimeFormatter utc(TimeZone(), {});
  std::string text;
  append_rfc3339(text, utc, time_of_group(value->text));
  return text;
}

// Carbon makes a file's name of each part, which may have 255 bytes with its `.wsp`, and hangs up
// at a line of more than 16 KiB.
constexpr std::size_t kMostOfPart = 200;

std::string graphite_part(std::string text) {
  text.resize(std::min(text.size(), kMostOfPart));
  for (char& c : text) {
    if (!is_of_graphite_name(c)) c = '_';
  }
  return text.empty() ? "_" : text;
}

}  // namespace

std::vector<std::optional<std::string>> group_names(const std::vector<GroupField>& fields,
                                                    const ValueGroups& groups) {
  std::vector<std::optional<std::string>> names(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    std::optional<std::string>& name = names[group];
    for (std::size_t i = 0; i < fields.size(); ++i) {
      auto text = text_of(fields[i], groups.value(group, i));
      if (!text) continue;
      if (fields.size() > 1) text = fields[i].name + "=" + typed_value(*text);
      name = name ? *name + " " + *text : *text;
    }
  }
  return names;
}

std::string name_beside(const std::optional<std::string>& name,
                        std::span<const std::string_view> taken) {
  if (!name) return std::string(kNoGroup);
  const std::size_t dots = std::min(name->find_first_not_of('.'), name->size());
  const std::string_view bare = std::string_view(*name).substr(dots);
  const bool is_taken =
      bare == kNoGroup || std::find(taken.begin(), taken.end(), bare) != taken.end();
  return is_taken ? "." + *name : *name;
}

std::vector<std::string> graphite_names(const std::vector<GroupField>& fields,
                                        const ValueGroups& groups) {
  std::vector<std::string> names(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) names[group] += '.';
      if (fields.size() > 1) names[group] += graphite_part(fields[i].name) + '.';
      names[group] += graphite_part(name_beside(text_of(fields[i], groups.value(group, i))));
    }
  }
  return names;
}

}  // namespace gsaw
