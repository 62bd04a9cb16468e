// Entries on two sides: those that match, beside the others; and whether something is much more
// frequent on one of them than chance makes it.
#pragma once

#include <cstdint>

namespace gsaw {

struct SideCounts {
  std::uint64_t matching = 0, others = 0;

  void add(bool matches, std::uint64_t more = 1) { (matches ? matching : others) += more; }
  void add(const SideCounts& more) {
    matching += more.matching;
    others += more.others;
  }
  bool operator==(const SideCounts&) const = default;
};

// Of `part`, which are among `whole`: the share of the one side less that of the other, -1 to 1.
// Neither side of `whole` is empty.
double share_difference(const SideCounts& part, const SideCounts& whole);

// Fisher's exact test, of both sides: how likely shares are as far apart or further if `part` is
// taken from `whole` at random. At most so many terms are added up as the smallest of the counts.
double chance_of(const SideCounts& part, const SideCounts& whole);

// Whether shares are much apart: one is at least twice the other, or 25 points more, and at least
// kLeastShare; and of `tests` of this kind one says so by chance in one of a hundred runs.
inline constexpr double kLeastShare = 0.05;
bool is_much_apart(const SideCounts& part, const SideCounts& whole, std::uint64_t tests);

}  // namespace gsaw
