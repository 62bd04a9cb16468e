// SHA-256: the only user of libmd.
#include "base/sha256.h"

#include <sha2.h>

#include <cassert>

namespace gsaw {

Sha256 sha256(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  Sha256 hash{};
  SHA256Final(hash.data(), &context);
  return hash;
}

std::string leading_hex(const Sha256& hash, std::size_t bytes) {
  assert(bytes <= hash.size());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (std::size_t i = 0; i < bytes; ++i) {
    digits += kDigits[hash[i] >> 4U];
    digits += kDigits[hash[i] & 15U];
  }
  return digits;
}

}  // namespace gsaw
