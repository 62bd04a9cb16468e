// How far the clocks of hosts are apart, as far as entries prove it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nanoseconds.h"
#include "base/saturating_sub.h"

namespace gsaw {

// What is to be taken off the times of a host so that it agrees with the others; 0 of hosts that
// are not named.
using ClockOffsets = std::map<std::string, Nanoseconds, std::less<>>;

inline Nanoseconds offset_of(const ClockOffsets& offsets, std::string_view host) {
  const auto found = offsets.find(host);
  return found == offsets.end() ? 0 : found->second;
}

// What cannot be, as an effect would come before its cause: one clock is ahead of the other.
struct ClockSkew {
  std::string behind, ahead;  // hosts
  Nanoseconds at_least = 0;
  std::optional<Nanoseconds> at_most;  // when something bounds it
};

// Gathers pairs of a cause and its effect on two hosts (clock_evidence.h says which). Of all pairs
// of two hosts the smallest difference of time bounds how far apart the clocks can be: nothing
// arrives before it was sent.
class ClockEvidence {
 public:
  // `cause` happened on one host before `effect` on the other, by their own clocks.
  void add(std::string_view cause_host, Nanoseconds cause, std::string_view effect_host,
           Nanoseconds effect);

  // Pairs of hosts whose clocks contradict the order by more than kLeast, by their names.
  static constexpr Nanoseconds kLeast = 5 * kNanosPerMilli;
  std::vector<ClockSkew> skews() const;

  // What sets these right: of each skew the clock that is behind, by the least that is possible, or
  // by the middle where the most is no further from the least than that is from 0 (a wide range
  // says little, and its middle would move times that may be right); then what that puts wrong,
  // from host to host. Where the evidence contradicts itself, only what it says at first sight.
  ClockOffsets offsets() const;

 private:
  static Nanoseconds estimate(const ClockSkew& skew);
  // What is still wrong when these are taken off.
  std::vector<ClockSkew> skews_with(const ClockOffsets& offsets) const;

  // The least difference, effect - cause, by (cause's host, effect's host).
  std::map<std::pair<std::string, std::string>, Nanoseconds> least_;
};

}  // namespace gsaw
