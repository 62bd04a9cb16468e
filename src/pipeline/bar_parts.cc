// Which groups of entries are pieces of a histogram's bars.
#include "pipeline/bar_parts.h"

#include <algorithm>
#include <numeric>

#include "pipeline/group_names.h"

namespace gsaw {
namespace {

constexpr std::size_t kMostParts = 10;
constexpr char kOther = '.';
constexpr std::string_view kRest = "other";

char letter_of(Level level) {
  constexpr char kLetters[] = "MACEWNIDT";  // eMerg
  return kLetters[static_cast<std::size_t>(level)];
}

// An empty text as it stands in tables.
std::string legend_name(const std::optional<std::string>& name) {
  return name && name->empty() ? "\"\"" : name_beside(name, {&kRest, 1});
}

bool is_level(const std::vector<GroupField>& fields) {
  return fields.size() == 1 && fields.front().is(Role::level);
}

}  // namespace

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
  const auto names = group_names(fields, groups);
  constexpr std::size_t kNoPart = kMostParts;
  BarParts made;
  made.of_group.assign(groups.size(), kNoPart);
  std::uint64_t shown = 0;
  for (const std::size_t group : order) {
    if (histogram.groups[group] == 0) continue;
    if (made.parts.size() + 1 == kMostParts && order.size() > kMostParts) break;
    made.of_group[group] = made.parts.size();
    const auto value = groups.value(group, 0);
    BarPart part{legend_name(names[group])};
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
  if (shown < all || is_cut) made.parts.push_back({std::string(kRest), std::nullopt, kOther});
  if (made.parts.size() == 1 && made.parts.front().name == kNoGroup) {
    made.parts.front() = {"", std::nullopt, '#'};  // nothing is told apart
  }
  for (std::size_t& part : made.of_group) {
    if (part == kNoPart && !made.parts.empty()) part = made.parts.size() - 1;
  }
  return made;
}

}  // namespace gsaw
