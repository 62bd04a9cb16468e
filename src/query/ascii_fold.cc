// ASCII letters in lower case, in bulk: the quick look before a search that ignores case.
#include "query/ascii_fold.h"

namespace gsaw {

bool fold_ascii(std::string_view text, std::string& out) {
  out.resize(text.size());
  const char* from = text.data();
  char* to = out.data();
  // Without branches, so that the compiler makes SIMD of it.
  unsigned char suspicious = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(from[i]);
    const auto upper = static_cast<unsigned char>(static_cast<unsigned char>(c - 'A') < 26);
    to[i] = static_cast<char>(c + upper * ('a' - 'A'));
    suspicious |= static_cast<unsigned char>(c == 0xC5) | static_cast<unsigned char>(c == 0xE2);
  }
  return suspicious != 0;
}

}  // namespace gsaw
