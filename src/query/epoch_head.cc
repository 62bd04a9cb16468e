// How the numbers begin that many entries in a row have for their times.
#include "query/epoch_head.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/ascii.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

constexpr std::size_t kFirst = sizeof(EpochHead::first);
constexpr std::size_t kMostDigits = 19;  // time_from_epoch reads no more

bool all_digits(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL;
  const std::uint64_t above = bytes + kEach * (0x7F - '9');  // no byte carries into the next
  const std::uint64_t below = bytes - kEach * '0';           // below the first that is too small
  return ((bytes | above | below) & kEach * 0x80) == 0;
}

}  // namespace

EpochHead epoch_head(std::string_view text) {
  // What a colon, a blank, the digits, a point and the end take at most.
  if (text.size() < kMostDigits + 4 || text.front() != ':') return {};
  const char* const begin = text.data() + (text[1] == ' ' ? 2 : 1);
  EpochHead head;
  std::memcpy(&head.first, begin, kFirst);
  if (!all_digits(head.first) || *begin == '0') return {};
  const char* at = begin + kFirst;
  const char* const most = begin + kMostDigits;
  while (at < most && is_digit(*at)) ++at;
  head.digits = static_cast<std::uint32_t>(at - begin);
  if (head.digits == kFirst) return {};
  if (*at == '.') {
    const char* const fraction = ++at;
    while (at <= most && is_digit(*at)) ++at;
    if (at == fraction) return {};
  }
  return *at == ',' || *at == '}' ? head : EpochHead{};
}

std::optional<std::pair<Nanoseconds, Nanoseconds>> moments_of(const EpochHead& head) {
  std::string least(kFirst, '0');
  std::memcpy(least.data(), &head.first, kFirst);
  std::string most = least;
  least.append(head.digits - kFirst, '0');
  most.append(head.digits - kFirst, '9');
  if (head.digits < kMostDigits) most += '.' + std::string(kMostDigits - head.digits, '9');
  const auto first = time_from_epoch(least), last = time_from_epoch(most);
  if (!first || !last) return std::nullopt;
  return std::pair(*first, *last);
}

}  // namespace gsaw
