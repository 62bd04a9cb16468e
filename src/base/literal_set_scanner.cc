// Search for any of many literals at once.
#include "base/literal_set_scanner.h"

#include <algorithm>
#include <bit>

#include "base/ascii.h"
#include "base/short_text.h"

namespace gsaw {
namespace {

constexpr std::size_t kBlock = LiteralSetScanner::kShortest;
// A longer window skips further but fills the table more; ids tell themselves apart early.
constexpr std::size_t kLongestWindow = 32;

constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * kMultiplier;
  return hash ^ (hash >> 29);
}

}  // namespace

LiteralSetScanner::LiteralSetScanner(std::vector<std::string> literals, bool ignore_case)
    : literals_(std::move(literals)), ignore_case_(ignore_case), window_size_(kLongestWindow) {
  for (std::string& literal : literals_) {
    window_size_ = std::min(window_size_, literal.size());
    if (ignore_case_) make_ascii_lower(literal);
  }
  choose_windows();
  fill_groups();
  fill_shifts();
}

// Other characters than letters are folded too: then there are more candidates, none fewer.
std::uint32_t LiteralSetScanner::block_hash(const char* block) const {
  auto word = load_part<std::uint32_t>(block);
  if (ignore_case_) word |= 0x20202020U;
  return (word * 0x9E3779B1U) >> (32 - kHashBits);
}

std::uint64_t LiteralSetScanner::window_hash(const char* window) const {
  const std::uint64_t fold = ignore_case_ ? 0x2020202020202020ULL : 0;
  constexpr std::size_t kWord = sizeof fold;
  if (window_size_ < kWord) {  // its two ends, which overlap
    const std::uint64_t first = load_part<std::uint32_t>(window);
    const std::uint64_t last = load_part<std::uint32_t>(window + window_size_ - kBlock);
    return mixed(0, (first << 32 | last) | fold);
  }
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i + kWord < window_size_; i += kWord) {
    hash = mixed(hash, load_part<std::uint64_t>(window + i) | fold);
  }
  return mixed(hash, load_part<std::uint64_t>(window + window_size_ - kWord) | fold);
}

// Of each literal the first of the windows that the fewest literals have, as far as a table of
// counts by hash can tell.
void LiteralSetScanner::choose_windows() {
  std::size_t places = 0;
  for (const std::string& literal : literals_) places += literal.size() - window_size_ + 1;
  constexpr unsigned kMostBits = 22;
  const unsigned bits =
      std::min<unsigned>(static_cast<unsigned>(std::bit_width(places)), kMostBits);
  std::vector<std::uint32_t> counts(std::size_t{1} << bits);
  const auto for_each_window = [&](const std::string& literal, auto use) {
    for (std::size_t at = 0; at + window_size_ <= literal.size(); ++at) {
      const std::uint64_t hash = window_hash(literal.data() + at);
      use(at, hash, counts[hash >> (64 - bits)]);
    }
  };
  for (const std::string& literal : literals_) {
    for_each_window(literal, [](std::size_t, std::uint64_t, std::uint32_t& count) { ++count; });
  }
  for (std::uint32_t number = 0; number < literals_.size(); ++number) {
    Window best{};
    std::uint32_t fewest = UINT32_MAX;
    for_each_window(literals_[number], [&](std::size_t at, std::uint64_t hash, auto count) {
      if (count >= fewest) return;
      fewest = count;
      best = {hash, number, static_cast<std::uint32_t>(at)};
    });
    windows_.push_back(best);
  }
}

// There are one to two groups for each literal.
void LiteralSetScanner::fill_groups() {
  std::sort(windows_.begin(), windows_.end(),
            [](const Window& a, const Window& b) { return a.hash < b.hash; });
  const auto bits = static_cast<unsigned>(std::bit_width(windows_.size()));
  group_shift_ = 64 - bits;
  group_begin_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Window& window : windows_) ++group_begin_[group_of(window.hash) + 1];
  for (std::size_t i = 1; i < group_begin_.size(); ++i) group_begin_[i] += group_begin_[i - 1];
}

void LiteralSetScanner::fill_shifts() {
  const std::size_t last = window_size_ - kBlock;  // offset of a window's last block
  shift_.assign(std::size_t{1} << kHashBits, static_cast<std::uint8_t>(last + 1));
  for (const Window& window : windows_) {
    const char* const begin = literals_[window.literal].data() + window.offset;
    for (std::size_t i = 0; i <= last; ++i) {
      auto& shift = shift_[block_hash(begin + i)];
      shift = std::min(shift, static_cast<std::uint8_t>(last - i));
    }
  }
}

bool LiteralSetScanner::stands_at(const Window& window, std::string_view text,
                                  std::size_t begin) const {
  const std::string& literal = literals_[window.literal];
  const std::string_view here = text.substr(begin, literal.size());
  return ignore_case_ ? equals_lowered(here, literal) : here == literal;
}

// Where a literal begins, not before `from`, whose window is the one that begins at `window`;
// text.size() when there is none.
std::size_t LiteralSetScanner::literal_around(std::size_t window, std::string_view text,
                                              std::size_t from) const {
  const std::uint64_t hash = window_hash(text.data() + window);
  const std::size_t group = group_of(hash);
  const std::size_t begin = group_begin_[group], end = group_begin_[group + 1];
  if (end - begin > kMostCompared) return window;
  for (std::size_t i = begin; i < end; ++i) {
    const Window& each = windows_[i];
    if (each.hash != hash || window < from + each.offset) continue;
    const std::size_t at = window - each.offset;
    if (stands_at(each, text, at)) return at;
  }
  return text.size();
}

std::size_t LiteralSetScanner::find(std::string_view text, std::size_t from) const {
  const std::size_t last = window_size_ - kBlock;
  for (std::size_t end = from + last; end + kBlock <= text.size();) {
    const std::size_t shift = shift_[block_hash(text.data() + end)];
    if (shift == 0) {
      const std::size_t at = literal_around(end - last, text, from);
      if (at < text.size()) return at;
    }
    end += std::max<std::size_t>(shift, 1);
  }
  return text.size();
}

}  // namespace gsaw
