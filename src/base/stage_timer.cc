// Where a thread's time goes, by stage of the data flow: the clock behind --stats.
#include "base/stage_timer.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace gsaw {
namespace {

constexpr std::array<std::string_view, kStageCount> kNames = {"read",   "search", "parse", "query",
                                                              "render", "write",  "hints", "stats"};

// A line that takes longer was most likely interrupted: the excess is charged to its stage,
// but says nothing of other lines. A chunk of 1 MiB is searched in less.
constexpr Nanoseconds kLongestSample = 100 * kNanosPerMicro;

// The shortest of some calls: the others were interrupted.
Nanoseconds cost_of(StageTimer::Clock clock) {
  Nanoseconds cost = kNanosPerMicro;
  Nanoseconds before = clock();
  for (int i = 0; i < 16; ++i) {
    const Nanoseconds after = clock();
    cost = std::min(cost, after - before);
    before = after;
  }
  return cost;
}

}  // namespace

std::string_view stage_name(Stage stage) { return kNames[static_cast<std::size_t>(stage)]; }

Nanoseconds steady_now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

StageTimes& StageTimes::operator+=(const StageTimes& other) {
  for (std::size_t i = 0; i < kStageCount; ++i) spent[i] += other.spent[i];
  return *this;
}

Nanoseconds StageTimes::sum() const {
  return std::accumulate(spent.begin(), spent.end(), Nanoseconds{0});
}

StageTimer::StageTimer(bool on, Clock clock) : on_(on), clock_(clock) {
  if (on_) clock_cost_ = cost_of(clock_);
}

void StageTimer::charge_to(std::size_t account) {
  const Nanoseconds now = clock_();
  const Nanoseconds spent = now - since_;
  if (in_line(account_)) {
    const Nanoseconds clock = std::min(spent, clock_cost_);
    const Nanoseconds sample = std::min(spent - clock, kLongestSample);
    spent_[account_] += sample;
    spent_[account_ - kInLine] += spent - clock - sample;
    spent_[kOtherLines] += clock;
  } else {
    spent_[account_] += spent;
  }
  account_ = account;
  since_ = now;
  in_timed_line_ = in_line(account);
}

void StageTimer::begin_line() {
  if (--lines_to_timed_ == 0) {
    lines_to_timed_ = kLinesForOneTimed;
    in_timed_line_ = true;
    return;
  }
  if (account_ != kOtherLines) charge_to(kOtherLines);
  in_timed_line_ = false;
}

StageTimes StageTimer::stop() {
  StageTimes times;
  if (!on_) return times;
  charge_to(kNothing);
  const auto timed = spent_.begin() + kInLine;
  const Nanoseconds all_timed = std::accumulate(timed, timed + kStageCount, Nanoseconds{0});
  for (std::size_t i = 0; i < kStageCount; ++i) times.spent[i] = spent_[i] + timed[i];
  const Nanoseconds others = spent_[kOtherLines];
  Nanoseconds left = others;
  for (std::size_t i = 0; all_timed > 0 && i < kStageCount; ++i) {
    const double share = static_cast<double>(timed[i]) / static_cast<double>(all_timed);
    const auto part = std::min(left, static_cast<Nanoseconds>(share * static_cast<double>(others)));
    times.spent[i] += part;
    left -= part;
  }
  times[Stage::parse] += left;  // what rounding left; all, where the clock is too coarse to tell
  return times;
}

}  // namespace gsaw
