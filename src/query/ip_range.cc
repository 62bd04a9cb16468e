// Addresses of the internet protocol, and networks of them.
#include "query/ip_range.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace gsaw {
namespace {

constexpr std::size_t kMapped = 12;  // bytes before an address of version 4

}  // namespace

std::string IpAddress::text() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  return text.data();
}

std::optional<IpAddress> parse_ip(std::string_view text) {
  // inet_pton wants an end of its own.
  std::array<char, INET6_ADDRSTRLEN> ended{};
  if (text.empty() || text.size() >= ended.size() || text.find('\0') != text.npos) {
    return std::nullopt;
  }
  std::copy(text.begin(), text.end(), ended.begin());
  IpAddress address;
  if (text.find(':') != text.npos) {
    if (inet_pton(AF_INET6, ended.data(), address.bytes.data()) != 1) return std::nullopt;
    return address;
  }
  if (inet_pton(AF_INET, ended.data(), address.bytes.data() + kMapped) != 1) return std::nullopt;
  address.bytes[kMapped - 2] = address.bytes[kMapped - 1] = 0xFF;
  return address;
}

std::optional<IpRange> parse_network(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const auto address = parse_ip(text.substr(0, slash));
  const std::string_view digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  const bool old = text.find(':') == text.npos;
  if (!address || !whole || bits > (old ? 32U : 128U)) return std::nullopt;
  if (old) bits += kMapped * 8;
  IpRange range{*address, *address};
  for (unsigned bit = bits; bit < 128; ++bit) {
    const auto mask = static_cast<unsigned char>(0x80U >> (bit % 8));
    range.first.bytes[bit / 8] &= static_cast<unsigned char>(~mask);
    range.last.bytes[bit / 8] |= mask;
  }
  return range;
}

}  // namespace gsaw
