// The secret of the process that texts are hashed by.
#include "base/text_hash.h"

#include <sys/random.h>

#include <chrono>

namespace gsaw {
namespace {

std::array<std::uint64_t, 2> random_secret() {
  std::array<std::uint64_t, 2> secret{};
  const bool is_random = ::getrandom(secret.data(), sizeof secret, GRND_NONBLOCK) == sizeof secret;
  if (!is_random) {
    // Early in a boot; where the process lies and when it began will do.
    const auto now = std::chrono::high_resolution_clock::now().time_since_epoch().count();
    secret = {reinterpret_cast<std::uintptr_t>(&secret), static_cast<std::uint64_t>(now)};
  }
  // Odd, so not 0: a factor.
  for (std::uint64_t& word : secret) word |= 1U;
  return secret;
}

}  // namespace

const std::array<std::uint64_t, 2> kHashSecret = random_secret();

}  // namespace gsaw
