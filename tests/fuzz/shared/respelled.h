// The same entry in another spelling.
#pragma once

#include <string>
#include <string_view>

namespace gsaw::fuzz {

enum class Spelling {
  escaped_odd,   // every other letter and digit of keys and strings as \u0041
  escaped_even,  // the ones between
  spaced,        // blanks around brackets, colons and commas
};

// One of them, by the line's length: all of them take time, and other lines have others.
constexpr Spelling some_spelling(std::string_view line) {
  return static_cast<Spelling>(line.size() % 3);
}

// A line of JSON says the same as before, unless something stands before the JSON.
std::string respelled(std::string_view line, Spelling spelling);

}  // namespace gsaw::fuzz
