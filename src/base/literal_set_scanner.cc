// Search for any of many literals at once.
#include "base/literal_set_scanner.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr std::size_t kBlock = LiteralSetScanner::kShortest;
// A longer window skips further but fills the table more; ids tell themselves apart early.
constexpr std::size_t kLongestWindow = 32;

}  // namespace

LiteralSetScanner::LiteralSetScanner(std::vector<std::string> literals, bool ignore_case)
    : literals_(std::move(literals)), ignore_case_(ignore_case), window_(kLongestWindow) {
  for (std::string& literal : literals_) {
    window_ = std::min(window_, literal.size());
    if (ignore_case_) make_ascii_lower(literal);
  }
  const std::size_t last = window_ - kBlock;  // offset of a window's last block
  shift_.assign(std::size_t{1} << kHashBits, static_cast<std::uint8_t>(last + 1));
  for (std::uint32_t number = 0; number < literals_.size(); ++number) {
    const char* literal = literals_[number].data();
    for (std::size_t i = 0; i <= last; ++i) {
      auto& shift = shift_[hash(literal + i)];
      shift = std::min(shift, static_cast<std::uint8_t>(last - i));
    }
    by_last_block_.emplace(hash(literal + last), number);
  }
}

std::uint32_t LiteralSetScanner::hash(const char* block) const {
  std::uint32_t word = 0;
  std::memcpy(&word, block, sizeof word);
  // Folds other characters than letters too: then there are more candidates, none fewer.
  if (ignore_case_) word |= 0x20202020U;
  return (word * 0x9E3779B1U) >> (32 - kHashBits);
}

bool LiteralSetScanner::stands_at(std::string_view text, std::size_t at,
                                  std::uint32_t last_block) const {
  const auto [begin, end] = by_last_block_.equal_range(last_block);
  return std::any_of(begin, end, [&](const auto& entry) {
    const std::string& literal = literals_[entry.second];
    const std::string_view here = text.substr(at, literal.size());
    return ignore_case_ ? equals_lowered(here, literal) : here == literal;
  });
}

std::size_t LiteralSetScanner::find(std::string_view text, std::size_t from) const {
  const std::size_t last = window_ - kBlock;
  for (std::size_t end = from + last; end + kBlock <= text.size();) {
    const std::uint32_t block = hash(text.data() + end);
    const std::size_t shift = shift_[block];
    if (shift == 0 && stands_at(text, end - last, block)) return end - last;
    end += std::max<std::size_t>(shift, 1);
  }
  return text.size();
}

}  // namespace gsaw
