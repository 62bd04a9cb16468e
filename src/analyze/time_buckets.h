// How many entries there are in stretches of time, in all and of each group.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "analyze/text_table.h"
#include "analyze/time_steps.h"
#include "analyze/value_groups.h"
#include "base/nanoseconds.h"

namespace gsaw {

// Stretches of the same length, one behind the other, empty ones too.
struct Histogram {
  struct Bucket {
    Nanoseconds begin = 0;
    std::uint64_t count = 0;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> groups;  // of those that it has any of
  };
  Nanoseconds step = 0;
  std::vector<Bucket> buckets;        // none: no entry has a time
  std::vector<std::uint64_t> groups;  // of all buckets together, by group
};

// Buckets are TimeSteps of a zone. They are as fine as memory allows, which is finer than what is
// shown: so the histogram is the same however the entries are cut.
class TimeBuckets {
 public:
  // Buckets, where their length is chosen and nobody says how many; and the least of what is said.
  static constexpr std::size_t kMostShown = 60, kLeastShown = 20;
  // Of a length that is asked for. Where there would be more they are ten times as long, or a
  // hundred times ...
  static constexpr std::size_t kMostAsked = 20'000;
  // Memory for groups, about: some 150. The entries of others are in the counts of all alone.
  static constexpr std::size_t kMostGroupBytes = 16 << 10;

  // `step`: the length that is asked for, more than 0; none: a round one that suits. `by`: by how
  // many fields entries are grouped. `zone`: by whose clock.
  TimeBuckets(std::optional<Nanoseconds> step, std::size_t by, const TimeZone& zone = TimeZone(),
              std::size_t most_bytes = ValueGroups::kNoLimit);

  // For GroupReader.
  ValueGroups& groups() { return groups_; }
  const ValueGroups& groups() const { return groups_; }

  // An entry of these groups.
  void add(Nanoseconds time, std::span<const std::uint32_t> groups);
  // All that `later` has, which comes behind this in the input. It is left empty, with buckets of
  // the length that these have now. PERF: shorter ones are more, and would be merged again.
  void merge(TimeBuckets& later);
  // Empty again, but for the length of its buckets: what did not suit some entries of an input
  // suits others no more.
  void clear();

  // Of all that was added, not more than `most_shown` buckets where their length is chosen, and
  // these not shorter than `least`. From then on buckets are as long as it shows them.
  Histogram histogram(std::size_t most_shown = kMostShown, Nanoseconds least = 1);
  std::size_t memory() const;
  // Entries whose groups were too many: an entry counts once for each that it is not in.
  std::uint64_t left_out() const { return left_out_; }

 private:
  static constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();  // no group's

  // Of a bucket all entries (kAll), or those of a group.
  struct Key {
    Nanoseconds begin;
    std::uint64_t group;
  };
  // Where a key was found last. PERF: those of entries in a row are few, and the same again.
  struct Found {
    Key key{};
    std::uint32_t number = kNone;
  };
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  // By multiplication, as steps are round numbers: their low bits are all alike.
  Found& found_of(Nanoseconds begin, std::uint32_t group) {
    constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15;
    const std::uint64_t hash = (static_cast<std::uint64_t>(begin) + group) * kFactor;
    return found_[hash >> (64 - kFoundBits)];
  }
  std::uint64_t& count_of(Nanoseconds begin, std::uint32_t group) {
    Found& found = found_of(begin, group);
    if (found.number == kNone || found.key.begin != begin || found.key.group != group) {
      found = {{begin, group}, number_of({begin, group})};
    }
    return counts_[found.number];
  }
  std::uint32_t number_of(const Key& key);
  Key key(std::size_t number) const;
  void lengthen();
  void lengthen_to(Nanoseconds step);
  bool are_at_most(std::size_t most, Nanoseconds step) const;
  Nanoseconds shown_step(std::size_t most_shown, Nanoseconds least) const;

  const std::optional<Nanoseconds> asked_;
  TimeSteps steps_;
  ValueGroups groups_;
  TextTable keys_;
  std::vector<std::uint64_t> counts_;  // of each key
  static constexpr unsigned kFoundBits = 5;
  std::array<Found, std::size_t{1} << kFoundBits> found_;
  std::size_t buckets_ = 0;
  std::uint64_t left_out_ = 0;
  Nanoseconds first_ = 0, last_ = 0;  // where buckets begin, if there are any
};

}  // namespace gsaw
