// Which parts of an svlogd directory can hold entries of a span of time, by their labels.
#include "input/part_labels.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gsaw {
namespace {

// svlogd and multilog: TAI64N, 10 seconds ahead of Unix time. s6-log counts leap seconds, too, and
// is ahead by so much more.
constexpr std::uint64_t kEpoch = (std::uint64_t{1} << 62) + 10;
constexpr Nanoseconds kLeapSeconds = 27 * kNanosPerSecond;

std::optional<std::uint64_t> hexadecimal(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// The moment at which a part was finished, by svlogd's rule; none of `current` and `previous`.
std::optional<Nanoseconds> label_of(const InputItem& item) {
  const std::string_view path = item.path;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (!item.in_stream || !name.starts_with('@') || name.size() < 25) return std::nullopt;
  const auto seconds = hexadecimal(name.substr(1, 16));
  const auto nanoseconds = hexadecimal(name.substr(17, 8));
  if (!seconds || !nanoseconds || *seconds < kEpoch) return std::nullopt;
  constexpr std::uint64_t kMost = std::uint64_t{1} << 33;  // in 2242
  if (*seconds - kEpoch > kMost || *nanoseconds >= static_cast<std::uint64_t>(kNanosPerSecond)) {
    return std::nullopt;
  }
  return static_cast<Nanoseconds>(*seconds - kEpoch) * kNanosPerSecond +
         static_cast<Nanoseconds>(*nanoseconds);
}

}  // namespace

ItemRange wanted_parts(const std::vector<InputItem>& items, const WantedTimes& wanted) {
  ItemRange range{0, items.size()};
  if (wanted.newest_only) return range;
  const auto is_too_old = [&](const InputItem& item) {
    const auto label = label_of(item);
    return label && wanted.since && saturating_add(*label, wanted.slack) < *wanted.since;
  };
  const auto is_followed_by_too_new = [&](const InputItem& item) {
    const auto label = label_of(item);
    return label && wanted.until &&
           saturating_add(*label - kLeapSeconds, -wanted.slack) > *wanted.until;
  };
  while (range.begin < range.end && is_too_old(items[range.begin])) ++range.begin;
  if (range.begin > 0) --range.begin;
  const auto last = std::find_if(items.begin(), items.end(), is_followed_by_too_new);
  const auto end = static_cast<std::size_t>(last - items.begin()) + 2;
  range.end = std::max(range.begin, std::min(range.end, end));
  return range;
}

}  // namespace gsaw
