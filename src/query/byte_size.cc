// Sizes as people and programs write them.
#include "query/byte_size.h"

#include <fmt/format.h>

#include <cstddef>

#include "base/ascii.h"

namespace gsaw {
namespace {

using Wide = unsigned __int128;

constexpr std::string_view kPrefixes = "kmgtp";

// What one of the unit is in bytes; 0 when there is no such unit.
Wide unit_size(std::string_view unit) {
  const bool has_b = unit.ends_with('B') || (unit.size() > 1 && unit.ends_with('b'));
  if (has_b) unit.remove_suffix(1);
  if (unit.empty()) return has_b ? 1 : 0;
  const bool binary = unit.size() == 2 && unit[1] == 'i';
  const std::size_t power = kPrefixes.find(ascii_lower(unit[0]));
  if (power == kPrefixes.npos || unit.size() != (binary ? 2U : 1U)) return 0;
  // `5m` is minutes.
  if (!has_b && unit[0] != 'k' && unit[0] == ascii_lower(unit[0])) return 0;
  Wide size = 1;
  for (std::size_t i = 0; i <= power; ++i) size *= binary ? 1024 : 1000;
  return size;
}

}  // namespace

std::optional<std::string> byte_size(std::string_view text) {
  // With so many no product leaves 128 bits.
  constexpr std::size_t kMostDigits = 18;
  Wide number = 0;
  std::size_t digits = 0, fraction = 0, at = 0;
  bool point = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !point)); ++at) {
    if (text[at] == '.') {
      point = true;
      continue;
    }
    if (++digits > kMostDigits) return std::nullopt;
    number = number * 10 + static_cast<unsigned>(text[at] - '0');
    fraction += point ? 1U : 0U;
  }
  if (digits == 0 || (point && fraction == 0)) return std::nullopt;
  text.remove_prefix(at);
  if (text.starts_with(' ')) text.remove_prefix(1);
  const Wide unit = unit_size(text);
  if (unit == 0) return std::nullopt;
  std::string bytes = fmt::format("{}", number * unit);
  if (fraction > 0) bytes += fmt::format("e-{}", fraction);
  return bytes;
}

}  // namespace gsaw
