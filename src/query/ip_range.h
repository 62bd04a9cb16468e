// Addresses of the internet protocol, and networks of them.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

// In the order of the network. Those of version 4 are the ones that version 6 maps them to, so that
// `::ffff:10.0.0.1` is `10.0.0.1`.
struct IpAddress {
  std::array<unsigned char, 16> bytes{};

  auto operator<=>(const IpAddress&) const = default;
  std::string text() const;
};

// None when `text` is anything else than one address.
std::optional<IpAddress> parse_ip(std::string_view text);

// `10.0.0.0/8`, `2001:db8::/32`: the first and the last of the addresses whose bits up to there are
// the same.
struct IpRange {
  IpAddress first, last;
};
std::optional<IpRange> parse_network(std::string_view text);

}  // namespace gsaw
