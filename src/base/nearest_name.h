// "Did you mean": the known name that a mistyped one is closest to.
#pragma once

#include <cstddef>
#include <string_view>

namespace gsaw {

// Changes (insert, delete, replace, or swap of two neighbours, ASCII case not counting)
// that turn one name into the other. Gives up past `limit` and returns limit + 1.
std::size_t name_distance(std::string_view a, std::string_view b, std::size_t limit);

// How many changes still count as a slip of the fingers in a name of this length.
inline std::size_t slip_limit(std::string_view name) {
  return name.size() < 3 ? 0 : (name.size() < 6 ? 1 : (name.size() < 12 ? 2 : 3));
}

// The name of `names` closest to `name` within slip_limit, the first of equals; empty
// when none is close.
template <class Names>
std::string_view nearest_name(std::string_view name, const Names& names) {
  std::string_view best;
  std::size_t limit = slip_limit(name);
  bool found = false;
  for (const std::string_view candidate : names) {
    const std::size_t distance = name_distance(name, candidate, limit);
    if (distance > limit || (found && distance == limit)) continue;
    best = candidate;
    limit = distance;
    found = true;
  }
  return best;
}

}  // namespace gsaw
