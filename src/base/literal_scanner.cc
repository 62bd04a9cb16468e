// Searches raw bytes for one literal.
#include "base/literal_scanner.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/byte_frequency.h"

namespace gsaw {
namespace {

// So often other bytes are tried at most: logs that are searched together may differ.
constexpr std::uint8_t kTries = 8;
// Of so much text it is counted how often pairs of bytes stand there.
constexpr std::size_t kSample = std::size_t{16} << 10;
constexpr std::size_t kLeastSample = kSample / 4;

// The bytes looked for stood in vain so often in so many bytes: more than once in two or three
// lines. PERF: each time costs as much as looking at a KiB.
bool is_often(std::size_t misses, std::size_t bytes) {
  constexpr std::size_t kFew = 4, kBytesEach = 1024;
  return misses >= kFew && misses * kBytesEach > bytes;
}

// How often the pair stands in the text; `most`, where it is that often or more.
std::size_t count_of(const BytePair& pair, std::string_view text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; count < most; ++at, ++count) {
    at = find_byte_pair(text, at, pair);
    if (at == text.size()) break;
  }
  return count;
}

}  // namespace

LiteralScanner::LiteralScanner(std::string needle, bool ignore_case)
    : needle_(std::move(needle)), ignore_case_(ignore_case) {
  assert(!needle_.empty());
  if (ignore_case_) make_ascii_lower(needle_);
  const auto frequency = [&](std::size_t i) {
    const auto byte = static_cast<unsigned char>(needle_[i]);
    // In either case a letter is as common as both its forms.
    return byte_frequency(byte) + (ignore_case_ && is_ascii_letter(needle_[i])
                                       ? byte_frequency(static_cast<unsigned char>(byte - 0x20))
                                       : 0U);
  };
  std::vector<std::size_t> by_rarity(needle_.size());
  std::iota(by_rarity.begin(), by_rarity.end(), std::size_t{0});
  std::stable_sort(by_rarity.begin(), by_rarity.end(),
                   [&](std::size_t a, std::size_t b) { return frequency(a) < frequency(b); });
  by_rarity.resize(kRarePlaces, by_rarity.back());
  std::copy(by_rarity.begin(), by_rarity.end(), rare_places_.begin());
  chosen_.value = Chosen{0, 1, kTries};
}

LiteralScanner::Look LiteralScanner::look() const {
  const Chosen chosen = this->chosen();
  std::size_t third = 0;
  while (third == chosen.one || third == chosen.other) ++third;
  const auto [first, second] = std::minmax(rare_places_[chosen.one], rare_places_[chosen.other]);
  return {first, second, rare_places_[third]};
}

BytePair LiteralScanner::pair_at(std::size_t first, std::size_t second) const {
  const auto fold = [&](std::size_t i) {
    return static_cast<std::uint8_t>(ignore_case_ && is_ascii_letter(needle_[i]) ? 0x20 : 0);
  };
  return {static_cast<std::uint8_t>(needle_[first]), static_cast<std::uint8_t>(needle_[second]),
          fold(first), fold(second), second - first};
}

bool LiteralScanner::stands_at(const char* text, const Look& look) const {
  // PERF: in some logs every line has the pair, few of them the byte, without a call.
  if (!ignore_case_ && text[look.third] != needle_[look.third]) return false;
  const std::string_view here(text, needle_.size());
  return ignore_case_ ? equals_lowered(here, needle_) : here == needle_;
}

// True when from now on other bytes are looked for, which are rarer together at the begin of
// `text`.
bool LiteralScanner::looks_elsewhere(std::string_view text) const {
  Chosen best = chosen();
  if (best.tries_left == 0 || text.size() < kLeastSample) return false;
  text = text.substr(0, kSample);
  --best.tries_left;
  const auto count = [&](std::uint8_t one, std::uint8_t other, std::size_t most) {
    const auto [first, second] = std::minmax(rare_places_[one], rare_places_[other]);
    return count_of(pair_at(first, second), text, most);
  };
  const Chosen before = best;
  std::size_t fewest = count(best.one, best.other, std::numeric_limits<std::size_t>::max());
  const auto places = static_cast<std::uint8_t>(std::min(needle_.size(), kRarePlaces));
  for (std::uint8_t one = 0; one < places; ++one) {
    for (auto other = static_cast<std::uint8_t>(one + 1); other < places; ++other) {
      const std::size_t times = count(one, other, fewest);
      if (times >= fewest) continue;
      fewest = times;
      best.one = one;
      best.other = other;
    }
  }
  chosen_.value.store(best, std::memory_order_relaxed);
  return best.one != before.one || best.other != before.other;
}

std::size_t LiteralScanner::find(std::string_view text, std::size_t from) const {
  if (text.size() < needle_.size()) return text.size();
  const Look look = this->look();
  const BytePair pair = pair_at(look.first, look.second);
  // The pair is looked for only where the whole needle fits around it.
  const std::size_t last_start = text.size() - needle_.size();
  const std::string_view window = text.substr(0, last_start + look.second + 1);
  std::size_t misses = 0;
  for (std::size_t at = from + look.first; at < window.size(); ++at) {
    at = find_byte_pair(window, at, pair);
    if (at >= window.size()) break;
    const std::size_t begin = at - look.first;
    if (stands_at(text.data() + begin, look)) return begin;
    if (is_often(++misses, begin - from) && looks_elsewhere(text.substr(begin))) {
      return find(text, begin + 1);
    }
  }
  return text.size();
}

std::size_t LiteralScanner::find_or_escape(std::string_view text, std::size_t from,
                                           Stops stops) const {
  const Look look = this->look();
  const BytePair pair = pair_at(look.first, look.second);
  const auto literal_at = [&](std::size_t at) {
    return at >= from + look.first && at + (needle_.size() - look.first) <= text.size() &&
           stands_at(text.data() + at - look.first, look);
  };
  for (std::size_t at = from; at < text.size(); ++at) {
    at = find_either_byte_pair(text, at, pair, kAsciiEscapePair);
    if (at == text.size()) break;
    if (literal_at(at) && stops(at - look.first, false)) return at - look.first;
    if (is_ascii_escape(text, at) && stops(at, true)) return at;
  }
  return text.size();
}

}  // namespace gsaw
