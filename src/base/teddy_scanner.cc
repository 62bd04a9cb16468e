// Search for any of a few dozen literals, short ones too, in one pass.
//
// Compiled once for each kind of vector by Highway, which includes this file again and again.
#include "base/teddy_scanner.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/teddy_scanner.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace gsaw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Appends to `found` the i at or after `from` where the three bytes at i are those of some
// bucket. Returns where to go on: `size`, or behind what was looked at when no more may fit.
std::size_t FindWindows(const std::uint8_t* HWY_RESTRICT text, std::size_t size, std::size_t from,
                        const TeddyMasks& masks, TeddyWindows& found) {
  constexpr std::size_t kLast = TeddyMasks::kWindow - 1;
  const hn::CappedTag<std::uint8_t, 64> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto half = hn::Set(d, 0x0F);
  const auto low0 = hn::LoadDup128(d, masks.low[0]), high0 = hn::LoadDup128(d, masks.high[0]);
  const auto low1 = hn::LoadDup128(d, masks.low[1]), high1 = hn::LoadDup128(d, masks.high[1]);
  const auto low2 = hn::LoadDup128(d, masks.low[2]), high2 = hn::LoadDup128(d, masks.high[2]);
  const auto bits = [&](std::size_t at, auto low, auto high) {
    const auto bytes = hn::LoadU(d, text + at);
    return hn::And(hn::TableLookupBytes(low, hn::And(bytes, half)),
                   hn::TableLookupBytes(high, hn::ShiftRight<4>(bytes)));
  };
  const auto window = [&](std::size_t i) {
    return hn::And(hn::And(bits(i, low0, high0), bits(i + 1, low1, high1)),
                   bits(i + 2, low2, high2));
  };
  const auto append = [&](std::size_t i, auto buckets) {
    std::uint8_t mask[8] = {};
    hn::StoreMaskBits(d, hn::Ne(buckets, hn::Zero(d)), mask);
    std::uint64_t lanes_found = 0;
    std::memcpy(&lanes_found, mask, sizeof lanes_found);
    found.add(i, lanes_found);
  };
  std::size_t i = from;
  for (; i + kLast + 2 * lanes <= size; i += 2 * lanes) {
    const auto w0 = window(i), w1 = window(i + lanes);
    if (HWY_LIKELY(hn::AllTrue(d, hn::Eq(hn::Or(w0, w1), hn::Zero(d))))) continue;
    if (found.room() < 2 * lanes) return i;
    append(i, w0);
    append(i + lanes, w1);
  }
  // Near the end of the text only a literal that is shorter may stand.
  for (; i < size && found.room() > 0; ++i) {
    std::uint8_t buckets = 0xFF;
    for (std::size_t k = 0; k <= kLast && i + k < size; ++k) {
      buckets &= masks.low[k][text[i + k] & 0x0F] & masks.high[k][text[i + k] >> 4];
    }
    if (buckets != 0) found.add(i, 1);
  }
  return i;
}

}  // namespace HWY_NAMESPACE
}  // namespace gsaw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include "base/ascii.h"
#include "base/byte_frequency.h"
#include "base/vector_target.h"

namespace gsaw {
namespace {

const auto find_windows = GSAW_BEST_OF(FindWindows);

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::uint64_t read_eight(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// What of a window there is: the bytes behind a literal that is shorter may be any.
unsigned commonness(std::string_view window) {
  unsigned sum = 0;
  for (const char c : window) sum += byte_frequency(static_cast<unsigned char>(c));
  return sum;
}

}  // namespace

TeddyScanner::TeddyScanner(std::vector<std::string> literals, bool ignore_case)
    : ignore_case_(ignore_case) {
  assert(!literals.empty() && literals.size() <= kMost);
  for (std::string& text : literals) {
    assert(!text.empty());
    if (ignore_case_) make_ascii_lower(text);
    Literal literal{std::move(text), 0};
    choose_window(literal);
    literals_.push_back(std::move(literal));
  }
  fill_buckets();
  fill_groups();
}

void TeddyScanner::choose_window(Literal& literal) const {
  const std::size_t size = literal.text.size();
  // A quote is common, but how a string begins tells more of it than what it has inside.
  if (literal.text.front() == '"') return;
  unsigned least = commonness(window_of(literal));
  for (std::size_t at = 1; at + TeddyMasks::kWindow <= size; ++at) {
    const unsigned here =
        commonness(std::string_view(literal.text).substr(at, TeddyMasks::kWindow));
    if (here >= least) continue;
    least = here;
    literal.window = at;
  }
}

// Literals with the same window share a bucket, and windows that are alike, so that the
// tables of a bucket let through little else.
void TeddyScanner::fill_buckets() {
  std::vector<std::size_t> order(literals_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return window_of(literals_[a]) < window_of(literals_[b]);
  });
  std::vector<std::size_t> window_number;  // of each literal in `order`
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool same = i > 0 && window_of(literals_[order[i]]) == window_of(literals_[order[i - 1]]);
    window_number.push_back(i == 0 ? 0 : window_number.back() + (same ? 0 : 1));
  }
  const std::size_t windows = window_number.back() + 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t bucket = windows <= TeddyMasks::kBuckets
                                   ? window_number[i]
                                   : window_number[i] * TeddyMasks::kBuckets / windows;
    add_to_masks(literals_[order[i]], bucket);
  }
}

// Where the bytes at a place are those of a window, only the literals with that window are
// compared, and those that are shorter than a window.
void TeddyScanner::fill_groups() {
  for (std::size_t number = 0; number < literals_.size(); ++number) {
    const std::string_view window = window_of(literals_[number]);
    const bool whole = window.size() == TeddyMasks::kWindow;
    const std::size_t only = whole ? group_of(window) : 0;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (!whole || group == only) groups_[group].push_back(head_of(number));
    }
  }
}

// Of the three bytes that `text` begins with, or as many as there are. Other characters than
// letters are folded too: then groups have more literals, none fewer.
std::size_t TeddyScanner::group_of(std::string_view text) const {
  std::uint32_t bytes = 0;
  if (text.size() >= sizeof bytes) {
    std::memcpy(&bytes, text.data(), sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data(), text.size());
  }
  static_assert(TeddyMasks::kWindow == 3);
  bytes &= std::endian::native == std::endian::little ? 0x00FFFFFFU : 0xFFFFFF00U;
  if (ignore_case_) bytes |= 0x20202020U;
  return (bytes * 0x9E3779B1U) >> (32 - kGroupBits);
}

TeddyScanner::Head TeddyScanner::head_of(std::size_t number) const {
  const Literal& literal = literals_[number];
  Head head;
  head.literal = static_cast<std::uint32_t>(number);
  head.window = static_cast<std::uint32_t>(literal.window);
  if (ignore_case_) return head;
  const std::size_t size = std::min(literal.text.size(), sizeof head.bytes);
  std::memcpy(&head.bytes, literal.text.data(), size);
  std::memset(&head.mask, 0xFF, size);
  if (literal.text.size() > size) {
    head.tail_at = static_cast<std::uint32_t>(literal.text.size() - size);
  }
  std::memcpy(&head.tail, literal.text.data() + head.tail_at, size);
  head.is_all = literal.text.size() <= 2 * sizeof head.bytes;
  return head;
}

void TeddyScanner::add_to_masks(const Literal& literal, std::size_t bucket) {
  const auto bit = static_cast<std::uint8_t>(1U << bucket);
  const std::string_view window = window_of(literal);
  for (std::size_t k = 0; k < TeddyMasks::kWindow; ++k) {
    const auto add = [&](unsigned char byte) {
      masks_.low[k][byte & 0x0F] |= bit;
      masks_.high[k][byte >> 4] |= bit;
    };
    if (k >= window.size()) {
      for (unsigned half = 0; half < 16; ++half) {
        masks_.low[k][half] |= bit;
        masks_.high[k][half] |= bit;
      }
      continue;
    }
    add(static_cast<unsigned char>(window[k]));
    if (ignore_case_ && is_ascii_letter(window[k]))
      add(static_cast<unsigned char>(window[k] - 0x20));
  }
}

bool TeddyScanner::stands_at(const Head& head, std::string_view text, std::size_t at) const {
  const std::string_view literal = literals_[head.literal].text;
  const std::string_view here = text.substr(at, literal.size());
  return ignore_case_ ? equals_lowered(here, literal) : here == literal;
}

// Where a literal begins whose window stands at `at`, not before `from`, that is accepted;
// text.size() when there is none.
std::size_t TeddyScanner::accepted(std::string_view text, std::size_t from, std::size_t at,
                                   Accept accept) const {
  for (const Head& head : groups_[group_of(text.substr(at))]) {
    if (at < from + head.window) continue;
    const std::size_t begin = at - head.window;
    bool stands = false;
    if (text.size() - begin >= head.tail_at + sizeof head.bytes) {
      const char* const here = text.data() + begin;
      if ((read_eight(here) & head.mask) != head.bytes) continue;
      if ((read_eight(here + head.tail_at) & head.mask) != head.tail) continue;
      stands = head.is_all;
    }
    if ((stands || stands_at(head, text, begin)) && accept(head.literal, begin)) return begin;
  }
  return text.size();
}

std::size_t TeddyScanner::find(std::string_view text, std::size_t from, Progress& progress,
                               Accept accept) const {
  progress.searched_ = std::max(progress.searched_, from);
  for (;;) {
    for (; progress.next_ < progress.windows_.size(); ++progress.next_) {
      const std::size_t at = progress.windows_[progress.next_];
      if (at < from) continue;
      const std::size_t begin = accepted(text, from, at, accept);
      if (begin < text.size()) return begin;
    }
    if (progress.searched_ >= text.size()) return text.size();
    progress.next_ = 0;
    progress.windows_.clear();
    progress.searched_ =
        find_windows(bytes_of(text), text.size(), progress.searched_, masks_, progress.windows_);
  }
}

}  // namespace gsaw
#endif  // HWY_ONCE
