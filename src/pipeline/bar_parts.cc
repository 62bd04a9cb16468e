// Which groups of entries are pieces of a histogram's bars.
#include "pipeline/bar_parts.h"

#include <algorithm>
#include <numeric>

#include "record/time_zone.h"
#include "render/json_writer.h"

namespace gsaw {
namespace {

constexpr std::size_t kMostParts = 10;
constexpr char kOther = '.';
constexpr const char* kNone = "none";

std::string text_of(const GroupField& field, const std::optional<ValueGroups::Value>& value) {
  if (!value) return {};
  if (field.is(Role::level)) return std::string(level_name(level_of_group(value->text)));
  if (!field.is(Role::time)) return std::string(value->text);
  TimeFormatter utc(TimeZone(), {});
  std::string text;
  append_rfc3339(text, utc, time_of_group(value->text));
  return text;
}

char letter_of(Level level) {
  constexpr char kLetters[] = "MACEWNIDT";  // eMerg
  return kLetters[static_cast<std::size_t>(level)];
}

bool is_level(const std::vector<GroupField>& fields) {
  return fields.size() == 1 && fields.front().is(Role::level);
}

}  // namespace

std::vector<std::string> group_names(const std::vector<GroupField>& fields,
                                     const ValueGroups& groups) {
  std::vector<std::string> names(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string text = text_of(fields[i], groups.value(group, i));
      if (!names[group].empty() && !text.empty()) names[group] += ' ';
      names[group] += text;
    }
  }
  return names;
}

BarParts bar_parts(const std::vector<GroupField>& fields, const ValueGroups& groups,
                   const Histogram& histogram) {
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const bool by_level = is_level(fields);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (!by_level && histogram.groups[a] != histogram.groups[b]) {
      return histogram.groups[a] > histogram.groups[b];
    }
    return groups.comes_before(a, b);
  });
  const std::vector<std::string> names = group_names(fields, groups);
  constexpr std::size_t kNoPart = kMostParts;
  BarParts made;
  made.of_group.assign(groups.size(), kNoPart);
  std::uint64_t shown = 0;
  for (const std::size_t group : order) {
    if (histogram.groups[group] == 0) continue;
    if (made.parts.size() + 1 == kMostParts && order.size() > kMostParts) break;
    made.of_group[group] = made.parts.size();
    const auto value = groups.value(group, 0);
    BarPart part{names[group].empty() ? kNone : names[group]};
    part.letter = static_cast<char>('a' + made.parts.size());
    if (by_level) {
      if (value) part.level = level_of_group(value->text);
      part.letter = value ? letter_of(*part.level) : kOther;
    }
    made.parts.push_back(std::move(part));
    shown += histogram.groups[group];
  }
  std::uint64_t all = 0;
  for (const Histogram::Bucket& bucket : histogram.buckets) all += bucket.count;
  const bool is_cut = made.parts.size() + 1 == kMostParts && order.size() > kMostParts;
  if (shown < all || is_cut) made.parts.push_back({"other", std::nullopt, kOther});
  if (made.parts.size() == 1 && made.parts.front().name == kNone) {
    made.parts.front() = {"", std::nullopt, '#'};  // nothing is told apart
  }
  for (std::size_t& part : made.of_group) {
    if (part == kNoPart && !made.parts.empty()) part = made.parts.size() - 1;
  }
  return made;
}

}  // namespace gsaw
