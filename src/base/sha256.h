// SHA-256 (FIPS 180-4): ids that anyone can make again, in whatever program.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gsaw {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);

// Its first `bytes`, at most 32, as hexadecimal digits in lower case.
std::string leading_hex(const Sha256& hash, std::size_t bytes);

}  // namespace gsaw
