// What the tests of the searches share: memory with an end that must not be crossed, and
// reproducible texts.
#pragma once

#include <string>
#include <string_view>

#include "unit/base/guarded_bytes.h"

namespace gsaw::testing {

class Random {
 public:
  unsigned below(unsigned bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(state_ >> 33) % bound;
  }
  std::string text(std::size_t length, std::string_view alphabet) {
    std::string out;
    while (out.size() < length) out += alphabet[below(static_cast<unsigned>(alphabet.size()))];
    return out;
  }

 private:
  unsigned long long state_ = 1;
};

// ASCII letters alone.
inline std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

}  // namespace gsaw::testing
