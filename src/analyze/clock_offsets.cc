// How far the clocks of hosts are apart.
#include "analyze/clock_offsets.h"

#include <algorithm>

namespace gsaw {

void ClockEvidence::add(std::string_view cause_host, Nanoseconds cause,
                        std::string_view effect_host, Nanoseconds effect) {
  if (cause_host.empty() || effect_host.empty() || cause_host == effect_host) return;
  const Nanoseconds difference = effect - cause;
  const auto [at, is_new] =
      least_.try_emplace({std::string(cause_host), std::string(effect_host)}, difference);
  if (!is_new) at->second = std::min(at->second, difference);
}

std::vector<ClockSkew> ClockEvidence::skews() const {
  std::vector<ClockSkew> found;
  for (const auto& [hosts, difference] : least_) {
    if (difference >= -kLeast) continue;
    ClockSkew skew{hosts.second, hosts.first, -difference, std::nullopt};
    const auto reverse = least_.find({hosts.second, hosts.first});
    if (reverse != least_.end() && reverse->second >= -difference) skew.at_most = reverse->second;
    found.push_back(std::move(skew));
  }
  return found;
}

ClockOffsets ClockEvidence::offsets() const {
  ClockOffsets offsets;
  for (const ClockSkew& skew : skews()) {
    const Nanoseconds off =
        skew.at_most ? skew.at_least + (*skew.at_most - skew.at_least) / 2 : skew.at_least;
    // Its times are to become later.
    Nanoseconds& offset = offsets[skew.behind];
    offset = std::min(offset, -off);
  }
  return offsets;
}

}  // namespace gsaw
