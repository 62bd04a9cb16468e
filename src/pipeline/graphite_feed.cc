// Entries over time as they come, for carbon: each stretch of time once it is over.
#include "pipeline/graphite_feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>

#include "base/amount_text.h"
#include "pipeline/bucket_taker.h"
#include "pipeline/histogram_data.h"

namespace gsaw {
namespace {

// Leaves out what no stretch is sent for.
class NearTaker final : public BucketTaker {
 public:
  struct Limits {
    Nanoseconds first;  // that is counted
    Nanoseconds near;
    GraphiteFeed::Clock clock;
  };

  NearTaker(const HistogramSettings& settings, const Limits& limits,
            std::atomic<std::uint64_t>& early, std::atomic<std::uint64_t>& far)
      : BucketTaker(settings), limits_(limits), early_(early), far_(far) {}

 private:
  bool counts(Nanoseconds time) override {
    const Nanoseconds now = limits_.clock();
    const bool is_far =
        time < saturating_add(now, -limits_.near) || time > saturating_add(now, limits_.near);
    const bool is_early = !is_far && time < limits_.first;
    if (is_far) far_.fetch_add(1, std::memory_order_relaxed);
    if (is_early) early_.fetch_add(1, std::memory_order_relaxed);
    return !is_far && !is_early;
  }

  const Limits limits_;
  std::atomic<std::uint64_t>& early_;
  std::atomic<std::uint64_t>& far_;
};

}  // namespace

GraphiteFeed::GraphiteFeed(const HistogramSettings& settings, OutputStream& out,
                           Diagnostics& diagnostics, Clock clock)
    : settings_(settings),
      out_(out),
      diagnostics_(diagnostics),
      clock_(clock),
      step_(settings.step.value()),
      first_(floor_div(clock(), step_) + 1),
      next_(first_),
      groups_(settings.by.size(), TimeBuckets::kMostGroupBytes) {}

Nanoseconds GraphiteFeed::near() const {
  constexpr Nanoseconds kMost = std::numeric_limits<Nanoseconds>::max();
  return std::max(kNear, kNearStretches * std::min(step_, kMost / kNearStretches));
}

std::unique_ptr<EntryTaker> GraphiteFeed::make_taker() {
  return std::make_unique<NearTaker>(settings_, NearTaker::Limits{first_ * step_, near(), clock_},
                                     early_, far_);
}

std::unique_ptr<ChunkProduct> GraphiteFeed::make_product() {
  return std::make_unique<BucketsOfChunk>(TimeBuckets(step_, settings_.by.size()));
}

Wanted GraphiteFeed::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  if (entries > 0 && result.product != nullptr) merge(*result.product);
  const Nanoseconds now = clock_();
  const std::int64_t oldest = floor_div(saturating_add(now, -near()), step_);
  next_ = std::max(next_, oldest);  // the clock may have been set
  send_until(floor_div(now, step_));
  forget_until(oldest);
  return out_.open() ? Wanted::more : Wanted::nothing;
}

void GraphiteFeed::merge(ChunkProduct& product) {
  auto& chunk = static_cast<BucketsOfChunk&>(product);
  std::vector<std::uint32_t> numbers;
  groups_.merge(chunk.table.groups(), numbers);
  for (const Histogram::Bucket& bucket : chunk.table.histogram().buckets) {
    if (bucket.count == 0) continue;
    Stretch& stretch = stretches_[floor_div(bucket.begin, step_)];
    stretch.is_changed = true;
    stretch.count += bucket.count;
    for (const auto& [group, count] : bucket.groups) {
      if (numbers[group] != ValueGroups::kLeftOut) stretch.groups[numbers[group]] += count;
    }
  }
  add_unread(unread_, chunk.unread);
}

// Those before `end` that were not sent as they are.
void GraphiteFeed::send_until(std::int64_t end) {
  for (; next_ < end; ++next_) stretches_[next_];
  Histogram changed;
  changed.step = step_;
  for (auto& [number, stretch] : stretches_) {
    if (number >= end) break;
    if (!stretch.is_changed) continue;
    stretch.is_changed = false;
    changed.buckets.push_back(
        {number * step_, stretch.count, {stretch.groups.begin(), stretch.groups.end()}});
  }
  if (changed.buckets.empty()) return;
  std::string text;
  append_graphite(text, {changed, {}, settings_.by, groups_}, settings_.graphite_prefix);
  out_.write(text);
}

void GraphiteFeed::forget_until(std::int64_t end) {
  stretches_.erase(stretches_.begin(), stretches_.lower_bound(end));
}

void GraphiteFeed::finish() {
  if (!stretches_.empty()) send_until(std::max(next_, stretches_.rbegin()->first + 1));
  end();
}

void GraphiteFeed::cut_short() {
  send_until(floor_div(clock_(), step_));
  end();
}

void GraphiteFeed::end() {
  add_unread(lines_.unread, unread_);
  const auto note = [&](std::uint64_t count, std::string_view why) {
    if (count > 0) diagnostics_.note(fmt::format("{} {}", counted_entries(count), why));
  };
  note(early_, "of before the first whole stretch of time: not counted");
  note(far_, "with times far from this machine's clock: not counted");
}

}  // namespace gsaw
