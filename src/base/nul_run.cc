// Runs of NUL bytes in logs.
#include "base/nul_run.h"

#include <cstring>

namespace gsaw {

std::size_t count_leading_nuls(std::string_view text) {
  static constexpr char kNuls[512] = {};
  std::size_t count = 0;
  while (text.size() - count >= sizeof kNuls &&
         std::memcmp(text.data() + count, kNuls, sizeof kNuls) == 0) {
    count += sizeof kNuls;
  }
  while (count < text.size() && text[count] == '\0') ++count;
  return count;
}

}  // namespace gsaw
