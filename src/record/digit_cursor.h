// Walks text that is mostly digits: the reading primitives of times and time zones.
#pragma once

#include <cassert>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace gsaw {

// A position in a text that outlives it. Cheap to copy: a copy looks ahead, and
// assigning it back accepts what it saw. A call that fails moves nothing.
class DigitCursor {
 public:
  explicit DigitCursor(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }
  std::string_view rest() const { return text_; }
  bool at(char c) const { return !done() && text_.front() == c; }
  bool at_digit() const { return !done() && digit(text_.front()) <= 9; }
  bool at_upper() const { return !done() && text_.front() >= 'A' && text_.front() <= 'Z'; }
  // Requires at_digit().
  unsigned take_digit() {
    assert(at_digit());
    const unsigned value = digit(text_.front());
    advance();
    return value;
  }
  // Requires as many bytes to be left.
  void advance(std::size_t count = 1) {
    assert(count <= text_.size());
    text_.remove_prefix(count);
  }

  bool skip(char c) {
    if (!at(c)) return false;
    advance();
    return true;
  }
  bool skip(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  // `lower` in any case.
  bool skip_letters(std::string_view lower) {
    if (text_.size() < lower.size()) return false;
    for (std::size_t i = 0; i < lower.size(); ++i)
      if (ascii_lower(text_[i]) != lower[i]) return false;
    text_.remove_prefix(lower.size());
    return true;
  }
  // Any `count` ASCII letters.
  bool skip_letters(std::size_t count) {
    if (text_.size() < count) return false;
    for (std::size_t i = 0; i < count; ++i)
      if (!is_ascii_letter(text_[i])) return false;
    text_.remove_prefix(count);
    return true;
  }
  // A number of exactly `count` digits (at most nine), whatever follows it.
  bool number(std::size_t count, unsigned& out) {
    assert(count > 0 && count <= 9);
    if (text_.size() < count) return false;
    unsigned value = 0, worst = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const unsigned d = digit(text_[i]);
      worst |= d > 9;
      value = value * 10 + d;
    }
    if (worst) return false;
    text_.remove_prefix(count);
    out = value;
    return true;
  }

 private:
  static unsigned digit(char c) { return static_cast<unsigned char>(c) - unsigned{'0'}; }

  std::string_view text_;
};

}  // namespace gsaw
