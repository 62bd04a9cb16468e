// Whether a key may be among some, without a look at each.
#pragma once

#include <cstdint>
#include <string_view>

namespace gsaw {

// A set of keys that may also hold others: a bit for what their ends and their size say.
class KeyBits {
 public:
  static KeyBits all() {
    KeyBits bits;
    bits.bits_ = ~std::uint64_t{0};
    return bits;
  }
  void add(std::string_view key) { bits_ |= bit(key); }
  // False for none that was added.
  bool may_hold(std::string_view key) const { return (bits_ & bit(key)) != 0; }

 private:
  // PERF: both ends and the size tell most keys of an entry apart.
  static std::uint64_t bit(std::string_view key) {
    if (key.empty()) return 1;
    const unsigned first = static_cast<unsigned char>(key.front());
    const unsigned last = static_cast<unsigned char>(key.back());
    return std::uint64_t{1} << ((first * 5 + last * 11 + key.size() * 23) % 64);
  }

  std::uint64_t bits_ = 0;
};

}  // namespace gsaw
