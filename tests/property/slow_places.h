// Sizes, addresses and times the slow way, and only those that the tests use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gsaw::property {

// A size as a decimal number of bytes: `10kB`, `1.5 KiB`; no value for anything else.
std::optional<std::string> bytes_of(std::string_view size);

// An address as 128 digits 0 and 1, in which order is that of addresses; those of version 4 as
// version 6 maps them.
std::optional<std::string> address_bits(std::string_view text);
// Whether it is in the network, `10.0.0.0/8`.
bool is_in_network(std::string_view address, std::string_view network);

// In nanoseconds since 1970: what a number stands for by how large it is, or what a text says.
std::optional<std::int64_t> moment_of_number(std::string_view number);
std::optional<std::int64_t> moment_of_text(std::string_view text);

// 0 to 23; 0 (monday) to 6.
int hour_of(std::int64_t moment);
int weekday_of(std::int64_t moment);

}  // namespace gsaw::property
