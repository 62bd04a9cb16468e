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

TimeBuckets::TimeBuckets(std::optional<Nanoseconds> step, std::size_t by, std::size_t most_bytes)
    : asked_(step), step_(step.value_or(kKept[0])), groups_(by, most_bytes) {
  assert(step_ > 0);
}

TimeBuckets::Key TimeBuckets::key(std::size_t number) const {
  Key key{};
  std::memcpy(&key, keys_.text(static_cast<std::uint32_t>(number)).data(), sizeof key);
  return key;
}

std::uint64_t& TimeBuckets::count_of(std::int64_t bucket, std::uint32_t group) {
  const Key key{bucket, group};
  char bytes[sizeof key];
  std::memcpy(bytes, &key, sizeof key);
  // First, as memory may run out: each key has a count.
  if (counts_.size() == keys_.size()) counts_.push_back(0);
  const std::size_t known = keys_.size();
  const std::uint32_t number = keys_.number_of({bytes, sizeof bytes});
  if (number == known && group == kAll) {
    first_ = buckets_ == 0 ? bucket : std::min(first_, bucket);
    last_ = buckets_ == 0 ? bucket : std::max(last_, bucket);
    ++buckets_;
  }
  return counts_[number];
}

void TimeBuckets::add(Nanoseconds time, std::span<const std::uint32_t> groups) {
  const std::int64_t bucket = floor_div(time, step_);
  ++count_of(bucket, kAll);
  for (const std::uint32_t group : groups) ++count_of(bucket, group);
  lengthen();
}

// Where there are too many.
void TimeBuckets::lengthen() {
  while (buckets_ > (asked_ ? kMostAsked : kMostKept)) {
    const auto* const next = std::upper_bound(std::begin(kKept), std::end(kKept), step_);
    lengthen_to(asked_ || next == std::end(kKept) ? ten_times(step_) : *next);
  }
}

void TimeBuckets::lengthen_to(Nanoseconds step) {
  if (step == step_) return;
  TextTable keys;
  std::swap(keys, keys_);
  const std::vector<std::uint64_t> counts = std::exchange(counts_, {});
  buckets_ = 0;
  const Nanoseconds old_step = std::exchange(step_, step);
  const std::int64_t ratio = step / old_step;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    Key key{};
    std::memcpy(&key, keys.text(i).data(), sizeof key);
    count_of(floor_div(key.bucket, ratio), static_cast<std::uint32_t>(key.group)) += counts[i];
  }
}

void TimeBuckets::merge(const TimeBuckets& later) {
  std::vector<std::uint32_t> numbers;
  groups_.merge(later.groups_, numbers);
  if (later.step_ > step_) lengthen_to(later.step_);
  const std::int64_t ratio = step_ / later.step_;
  for (std::size_t i = 0; i < later.keys_.size(); ++i) {
    const Key key = later.key(i);
    auto group = static_cast<std::uint32_t>(key.group);
    if (group != kAll) group = numbers[group];
    if (key.group != kAll && group == ValueGroups::kLeftOut) continue;
    count_of(floor_div(key.bucket, ratio), group) += later.counts_[i];
  }
  lengthen();
}

void TimeBuckets::clear() {
  groups_.clear();
  keys_.clear();
  counts_.clear();
  buckets_ = 0;
}

Nanoseconds TimeBuckets::shown_step(std::size_t most_shown) const {
  const auto are_at_most = [this](std::size_t most, Nanoseconds step) {
    const std::int64_t ratio = step / step_;
    // From the first to the last, which is one less than their number: that may be 2^64.
    return static_cast<std::uint64_t>(floor_div(last_, ratio)) -
               static_cast<std::uint64_t>(floor_div(first_, ratio)) <
           most;
  };
  if (asked_) {
    Nanoseconds step = step_;
    while (!are_at_most(kMostAsked, step)) step = ten_times(step);
    return step;
  }
  const auto* const suits = std::find_if(
      std::begin(kShown), std::end(kShown),
      [&](Nanoseconds step) { return step % step_ == 0 && are_at_most(most_shown, step); });
  return suits == std::end(kShown) ? step_ : *suits;
}

Histogram TimeBuckets::histogram(std::size_t most_shown) {
  assert(most_shown >= kLeastShown && most_shown <= kMostShown);
  Histogram made;
  if (buckets_ == 0) return made;
  lengthen_to(shown_step(most_shown));
  made.step = step_;
  made.buckets.resize(static_cast<std::size_t>(last_ - first_) + 1);
  constexpr Nanoseconds kLeast = std::numeric_limits<Nanoseconds>::min();
  for (std::size_t i = 0; i < made.buckets.size(); ++i) {
    // The first may begin before the range of times.
    Nanoseconds& begin = made.buckets[i].begin;
    if (__builtin_mul_overflow(first_ + static_cast<std::int64_t>(i), step_, &begin)) {
      begin = kLeast;
    }
  }
  made.groups.resize(groups_.size());
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const Key key = this->key(i);
    Histogram::Bucket& bucket = made.buckets[static_cast<std::size_t>(key.bucket - first_)];
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
