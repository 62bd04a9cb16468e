// Random numbers that are the same on every machine for the same seed (splitmix64), unlike
// the distributions of <random>.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gsaw {

class SeededRandom {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }

  // 0 to limit - 1; `limit` is not 0.
  unsigned below(unsigned limit) { return static_cast<unsigned>(((next() >> 32) * limit) >> 32); }

  // True `count` times in a thousand.
  bool per_thousand(unsigned count) { return below(1000) < count; }

  template <typename T, std::size_t N>
  const T& pick(const T (&choices)[N]) {
    return choices[below(static_cast<unsigned>(N))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace gsaw
