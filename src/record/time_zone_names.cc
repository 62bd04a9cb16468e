// Ranks the names of the time zone database by how near they come to a wrong one.
#include "record/time_zone_names.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/nearest_name.h"

namespace gsaw {
namespace {

// No zone has a longer name; it also bounds the work on hostile input.
constexpr std::size_t kLongestZone = 40;

// Wherever zones are installed it is among them; containers are made without, or with a few.
constexpr std::string_view kExample = "Europe/Berlin";

std::string folded(std::string_view name) {
  std::string out(name);
  make_ascii_lower(out);
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

// Smaller is nearer. A part of a name comes behind any slip; kFar is no near miss.
constexpr std::size_t kPart = 10, kFar = 100;

// Both in lower case.
std::size_t rank_of(std::string_view wanted, std::string_view zone) {
  const std::string_view city = zone.substr(zone.rfind('/') + 1);  // npos + 1 is 0
  // Abbreviations (CEST) are a letter away from zones that mean something else (EST).
  const std::size_t limit = wanted.size() < 5 ? 0 : slip_limit(wanted);
  const std::size_t slips =
      std::min(name_distance(wanted, zone, limit), name_distance(wanted, city, limit));
  if (slips <= limit) return slips;
  return wanted.size() >= 3 && zone.find(wanted) != zone.npos ? kPart : kFar;
}

}  // namespace

std::string unknown_zone_hint(std::string_view name, std::span<const std::string_view> known) {
  std::vector<std::pair<std::size_t, std::string_view>> near;
  if (name.size() <= kLongestZone) {
    const std::string wanted = folded(name);
    for (const std::string_view zone : known) {
      const std::size_t rank = rank_of(wanted, folded(zone));
      if (rank < kFar) near.emplace_back(rank, zone);
    }
  }
  if (near.empty() && std::find(known.begin(), known.end(), kExample) == known.end()) {
    return "this system has few zones or none: install tzdata, or give an offset such as +02:00";
  }
  if (near.empty()) {
    return "give a name such as " + std::string(kExample) + ", or an offset such as +02:00";
  }
  std::sort(near.begin(), near.end());
  const std::size_t shown = std::min<std::size_t>(near.size(), 3);
  std::string hint = "did you mean ";
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) hint += i + 1 == shown ? " or " : ", ";
    hint += near[i].second;
  }
  return hint + "?";
}

}  // namespace gsaw
