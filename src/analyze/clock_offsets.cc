// How far the clocks of hosts are apart.
#include "analyze/clock_offsets.h"

#include <algorithm>

namespace gsaw {

void ClockEvidence::add(std::string_view cause_host, Nanoseconds cause,
                        std::string_view effect_host, Nanoseconds effect) {
  if (cause_host.empty() || effect_host.empty() || cause_host == effect_host) return;
  const Nanoseconds difference = saturating_sub(effect, cause);
  const auto [at, is_new] =
      least_.try_emplace({std::string(cause_host), std::string(effect_host)}, difference);
  if (!is_new) at->second = std::min(at->second, difference);
}

std::vector<ClockSkew> ClockEvidence::skews() const { return skews_with({}); }

std::vector<ClockSkew> ClockEvidence::skews_with(const ClockOffsets& offsets) const {
  std::vector<ClockSkew> found;
  for (const auto& [hosts, difference] : least_) {
    const auto& [cause, effect] = hosts;
    const Nanoseconds set_right =
        saturating_sub(offset_of(offsets, cause), offset_of(offsets, effect));
    const Nanoseconds left = saturating_add(difference, set_right);
    if (left >= -kLeast) continue;
    ClockSkew skew{effect, cause, saturating_sub(0, left), std::nullopt};
    const auto reverse = least_.find({effect, cause});
    if (reverse != least_.end()) {
      const Nanoseconds most = saturating_sub(reverse->second, set_right);
      if (most >= skew.at_least) skew.at_most = most;
    }
    found.push_back(std::move(skew));
  }
  return found;
}

// By how much the clock that is behind is set right.
Nanoseconds ClockEvidence::estimate(const ClockSkew& skew) {
  if (!skew.at_most) return skew.at_least;
  const Nanoseconds room = saturating_sub(*skew.at_most, skew.at_least);
  return room <= skew.at_least ? skew.at_least + room / 2 : skew.at_least;
}

ClockOffsets ClockEvidence::offsets() const {
  // Enough for a chain of so many hosts; what takes more contradicts itself.
  constexpr int kMostRounds = 16;
  ClockOffsets offsets, of_first_round;
  for (int round = 0; round < kMostRounds; ++round) {
    const std::vector<ClockSkew> found = skews_with(offsets);
    if (found.empty()) return offsets;
    ClockOffsets moves;
    for (const ClockSkew& skew : found) {
      // Its times are to become later.
      Nanoseconds& move = moves[skew.behind];
      move = std::min(move, -estimate(skew));
    }
    for (const auto& [host, move] : moves) {
      Nanoseconds& offset = offsets[host];
      offset = saturating_add(offset, move);
    }
    if (round == 0) of_first_round = offsets;
  }
  return of_first_round;
}

}  // namespace gsaw
