// Whole numbers as text: line numbers.
// Written without fmt or locale, for it runs once an entry.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>

#include "render/output_buffer.h"

namespace gsaw {

inline void append_decimal(std::string& out, std::uint64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

inline void append_decimal(OutputBuffer& out, std::uint64_t number) {
  constexpr std::size_t kMostDigits = 20;
  char* const at = out.room(kMostDigits);
  out.end_at(std::to_chars(at, at + kMostDigits, number).ptr);
}

}  // namespace gsaw
