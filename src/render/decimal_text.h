// Whole numbers as text: line numbers.
// Written without fmt or locale, for it runs once an entry.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>

namespace gsaw {

inline void append_decimal(std::string& out, std::uint64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

}  // namespace gsaw
