// Text of lines on its way to the file. Nothing is escaped: who appends strings has made
// sure that they may stand in JSON.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace gsaw {

// Milliseconds, written as seconds.
struct Seconds {
  std::uint64_t milliseconds;
};

// 16 hexadecimal digits, as in the ids of spans.
struct Hex {
  std::uint64_t value;
};

class LineBuffer {
 public:
  template <typename... Parts>
  void add(const Parts&... parts) {
    (put(parts), ...);
  }

  std::size_t size() const { return text_.size(); }
  std::string_view text() const { return text_; }
  void clear() { text_.clear(); }

 private:
  void put(std::string_view text) { text_.append(text); }

  template <std::unsigned_integral Number>
  void put(Number number) {
    char digits[20];
    put(std::string_view(digits, std::to_chars(digits, digits + sizeof digits, number).ptr));
  }

  void put(Seconds time) {
    const std::uint64_t rest = time.milliseconds % 1000;
    put(time.milliseconds / 1000);
    const char fraction[] = {'.', digit(rest / 100), digit(rest / 10), digit(rest)};
    text_.append(fraction, sizeof fraction);
  }

  void put(Hex id) {
    char digits[16];
    for (unsigned i = 0; i < 16; ++i) {
      digits[i] = "0123456789abcdef"[(id.value >> (60 - 4 * i)) & 15];
    }
    text_.append(digits, sizeof digits);
  }

  static char digit(std::uint64_t number) { return static_cast<char>('0' + number % 10); }

  std::string text_;
};

}  // namespace gsaw
