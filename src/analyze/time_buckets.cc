// How many entries there are in stretches of time, in all and of each group.
#include "analyze/time_buckets.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace gsaw {
namespace {

constexpr Nanoseconds kMs = kNanosPerMilli, kSec = kNanosPerSecond, kMin = kNanosPerMinute,
                      kHour = kNanosPerHour, kDay = kNanosPerDay;

// Each is a multiple of all before it, and at most ten times the last.
constexpr Nanoseconds kKept[] = {kMs,       10 * kMs, 100 * kMs, kSec, 10 * kSec, kMin,
                                 10 * kMin, kHour,    6 * kHour, kDay, 10 * kDay, 100 * kDay};
// A person counts in these. Each is a multiple of all those above that are less than 1 / 1.7 of it:
// more are never needed, as there are many more buckets than are shown before longer ones are kept.
constexpr Nanoseconds kShown[] = {
    kMs,         2 * kMs,     5 * kMs,     10 * kMs,    20 * kMs,   50 * kMs,   100 * kMs,
    200 * kMs,   500 * kMs,   kSec,        2 * kSec,    5 * kSec,   10 * kSec,  15 * kSec,
    30 * kSec,   kMin,        2 * kMin,    5 * kMin,    10 * kMin,  15 * kMin,  30 * kMin,
    kHour,       2 * kHour,   3 * kHour,   6 * kHour,   12 * kHour, kDay,       2 * kDay,
    5 * kDay,    10 * kDay,   20 * kDay,   50 * kDay,   100 * kDay, 200 * kDay, 500 * kDay,
    1000 * kDay, 2000 * kDay, 5000 * kDay, 20000 * kDay};
constexpr std::size_t kMostKept = 1024;  // buckets, where their length is chosen

Nanoseconds ten_times(Nanoseconds step) {
  constexpr Nanoseconds kMost = std::numeric_limits<Nanoseconds>::max();
  return step > kMost / 10 ? kMost : step * 10;
}

}  // namespace

TimeBuckets::TimeBuckets(std::optional<Nanoseconds> step, std::size_t by, const TimeZone& zone,
                         std::size_t most_bytes)
    : asked_(step), steps_(step.value_or(kKept[0]), zone), groups_(by, most_bytes) {}

TimeBuckets::Key TimeBuckets::key(std::size_t number) const {
  Key key{};
  std::memcpy(&key, keys_.text(static_cast<std::uint32_t>(number)).data(), sizeof key);
  return key;
}

std::uint32_t TimeBuckets::number_of(const Key& key) {
  char bytes[sizeof key];
  std::memcpy(bytes, &key, sizeof key);
  // First, as memory may run out: each key has a count.
  if (counts_.size() == keys_.size()) counts_.push_back(0);
  const std::size_t known = keys_.size();
  const std::uint32_t number = keys_.number_of({bytes, sizeof bytes});
  if (number == known && key.group == kAll) {
    first_ = buckets_ == 0 ? key.begin : std::min(first_, key.begin);
    last_ = buckets_ == 0 ? key.begin : std::max(last_, key.begin);
    ++buckets_;
  }
  return number;
}

void TimeBuckets::add(Nanoseconds time, std::span<const std::uint32_t> groups) {
  const Nanoseconds begin = steps_.at(time).begin;
  ++count_of(begin, kAll);
  for (const std::uint32_t group : groups) ++count_of(begin, group);
  lengthen();
}

// Where there are too many.
void TimeBuckets::lengthen() {
  while (buckets_ > (asked_ ? kMostAsked : kMostKept)) {
    const Nanoseconds step = steps_.length();
    const auto* const next = std::upper_bound(std::begin(kKept), std::end(kKept), step);
    lengthen_to(asked_ || next == std::end(kKept) ? ten_times(step) : *next);
  }
}

void TimeBuckets::lengthen_to(Nanoseconds step) {
  if (step == steps_.length()) return;
  TextTable keys;
  std::swap(keys, keys_);
  const std::vector<std::uint64_t> counts = std::exchange(counts_, {});
  found_.fill({});
  buckets_ = 0;
  steps_ = TimeSteps(step, steps_.zone());
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    Key key{};
    std::memcpy(&key, keys.text(i).data(), sizeof key);
    count_of(steps_.at(key.begin).begin, static_cast<std::uint32_t>(key.group)) += counts[i];
  }
}

void TimeBuckets::merge(TimeBuckets& later) {
  std::vector<std::uint32_t> numbers;
  groups_.merge(later.groups_, numbers);
  if (later.steps_.length() > steps_.length()) lengthen_to(later.steps_.length());
  for (std::size_t i = 0; i < later.keys_.size(); ++i) {
    const Key key = later.key(i);
    auto group = static_cast<std::uint32_t>(key.group);
    if (group != kAll) group = numbers[group];
    if (key.group != kAll && group == ValueGroups::kLeftOut) {
      left_out_ += later.counts_[i];
      continue;
    }
    count_of(steps_.at(key.begin).begin, group) += later.counts_[i];
  }
  lengthen();
  later.clear();
  later.steps_ = steps_;
}

void TimeBuckets::clear() {
  groups_.clear();
  keys_.clear();
  counts_.clear();
  found_.fill({});
  buckets_ = 0;
  left_out_ = 0;
}

// Whether that many stretches reach from the first bucket to the last.
bool TimeBuckets::are_at_most(std::size_t most, Nanoseconds step) const {
  TimeSteps steps(step, steps_.zone());
  Nanoseconds last = steps.at(first_).last;
  for (std::size_t count = 1; count < most && last < last_; ++count) last = steps.at(last + 1).last;
  return last >= last_;
}

Nanoseconds TimeBuckets::shown_step(std::size_t most_shown, Nanoseconds least) const {
  Nanoseconds step = steps_.length();
  if (asked_) {
    while (!are_at_most(kMostAsked, step)) step = ten_times(step);
    return step;
  }
  const auto* const suits =
      std::find_if(std::begin(kShown), std::end(kShown), [&](Nanoseconds shown) {
        return shown >= least && shown % step == 0 && are_at_most(most_shown, shown);
      });
  return suits == std::end(kShown) ? step : *suits;
}

Histogram TimeBuckets::histogram(std::size_t most_shown, Nanoseconds least) {
  assert(most_shown >= kLeastShown && most_shown <= kMostShown);
  Histogram made;
  if (buckets_ == 0) return made;
  lengthen_to(shown_step(most_shown, least));
  made.step = steps_.length();
  for (Nanoseconds begin = first_;;) {
    made.buckets.push_back({begin, 0, {}});
    if (begin >= last_) break;
    begin = steps_.at(begin).last + 1;
  }
  made.groups.resize(groups_.size());
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const Key key = this->key(i);
    Histogram::Bucket& bucket = *std::partition_point(
        made.buckets.begin(), made.buckets.end(),
        [&key](const Histogram::Bucket& each) { return each.begin < key.begin; });
    if (key.group == kAll) {
      bucket.count = counts_[i];
      continue;
    }
    const auto group = static_cast<std::uint32_t>(key.group);
    made.groups[group] += counts_[i];
    bucket.groups.emplace_back(group, counts_[i]);
  }
  return made;
}

std::size_t TimeBuckets::memory() const {
  return groups_.memory() + keys_.memory() + counts_.capacity() * sizeof(std::uint64_t);
}

}  // namespace gsaw
