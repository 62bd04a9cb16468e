// Windows of literals that are looked for together.
#include "base/teddy_bucket.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "base/byte_frequency.h"

namespace gsaw {
namespace {

// The share of each byte in a log, by the scale of byte_frequency().
const std::array<double, 256>& byte_shares() {
  static const std::array<double, 256> shares = [] {
    std::array<double, 256> made{};
    double sum = 0;
    for (unsigned byte = 0; byte < made.size(); ++byte) {
      made[byte] = std::exp2((byte_frequency(static_cast<unsigned char>(byte)) - 255.0) / 22);
      sum += made[byte];
    }
    for (double& share : made) share /= sum;
    return made;
  }();
  return shares;
}

// Of all bytes made of these halves: the tables of halves let them through.
double share_of(unsigned low, unsigned high) {
  if ((low & high) == 0xFFFF) return 1;  // behind the end of a window
  double share = 0;
  for (; high != 0; high &= high - 1) {
    const double* const row = byte_shares().data() + 16 * std::countr_zero(high);
    for (unsigned rest = low; rest != 0; rest &= rest - 1) share += row[std::countr_zero(rest)];
  }
  return share;
}

}  // namespace

TeddyBucket::TeddyBucket(std::string_view window, bool ignore_case) {
  for (std::size_t at = 0; at < places_.size(); ++at) {
    if (at >= window.size()) {
      for (unsigned byte = 0; byte < 0x100; ++byte) places_[at].add(byte);
      continue;
    }
    const auto byte = static_cast<unsigned char>(window[at]);
    places_[at].add(byte);
    if (ignore_case && is_ascii_letter(window[at])) places_[at].add(byte ^ 0x20U);
  }
  share_ = share_with(*this);
}

void TeddyBucket::Place::add(unsigned byte) {
  bytes.set(byte);
  low |= 1U << (byte & 0x0F);
  high |= 1U << (byte >> 4);
}

double TeddyBucket::share_with(const TeddyBucket& other) const {
  double share = 1;
  for (std::size_t at = 0; at < places_.size(); ++at) {
    const Place &mine = places_[at], &others = other.places_[at];
    share *= share_of(mine.low | others.low, mine.high | others.high);
  }
  return share;
}

void TeddyBucket::join(const TeddyBucket& other) {
  share_ = share_with(other);
  for (std::size_t at = 0; at < places_.size(); ++at) {
    places_[at].bytes |= other.places_[at].bytes;
    places_[at].low |= other.places_[at].low;
    places_[at].high |= other.places_[at].high;
  }
}

void TeddyBucket::add_to(TeddyMasks& masks, std::size_t bucket) const {
  for (std::size_t at = 0; at < places_.size(); ++at) {
    for (unsigned byte = 0; byte < 0x100; ++byte) {
      if (places_[at].bytes[byte]) masks.add(bucket, at, static_cast<unsigned char>(byte));
    }
  }
}

namespace {

// What joining each two of some buckets lets through beside what they do apart.
class JoinCosts {
 public:
  explicit JoinCosts(const std::vector<TeddyBucket>& buckets)
      : buckets_(buckets), costs_(buckets.size(), std::vector<double>(buckets.size())) {
    for (std::size_t i = 0; i < buckets.size(); ++i) update(i, i);
  }

  // After bucket `i` has changed.
  void update(std::size_t i) { update(i, buckets_.size()); }
  void erase(std::size_t i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    costs_.erase(costs_.begin() + at);
    for (std::vector<double>& row : costs_) row.erase(row.begin() + at);
  }
  // Those two that cost least, the first of them the smaller.
  std::pair<std::size_t, std::size_t> cheapest() const {
    std::pair<std::size_t, std::size_t> best(0, 1);
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      for (std::size_t j = i + 1; j < costs_.size(); ++j) {
        if (costs_[i][j] < costs_[best.first][best.second]) best = {i, j};
      }
    }
    return best;
  }

 private:
  // With the first `count` buckets.
  void update(std::size_t i, std::size_t count) {
    for (std::size_t j = 0; j < count; ++j) {
      const TeddyBucket &a = buckets_[i], &b = buckets_[j];
      if (j != i) costs_[i][j] = costs_[j][i] = a.share_with(b) - a.share() - b.share();
    }
  }

  const std::vector<TeddyBucket>& buckets_;
  std::vector<std::vector<double>> costs_;
};

}  // namespace

void join_buckets(std::vector<TeddyBucket>& buckets, std::size_t most) {
  assert(most > 0);
  if (buckets.size() <= most) return;
  JoinCosts costs(buckets);
  while (buckets.size() > most) {
    const auto [first, second] = costs.cheapest();
    buckets[first].join(buckets[second]);
    buckets.erase(buckets.begin() + static_cast<std::ptrdiff_t>(second));
    costs.erase(second);
    costs.update(first);
  }
}

}  // namespace gsaw
