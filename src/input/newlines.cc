// By libc's vectorised searches: string_view::rfind goes byte by byte.
#include "input/newlines.h"

#include <cstddef>
#include <cstring>

namespace gsaw {
std::string_view whole_lines(std::string_view text) {
  if (text.empty()) return {};
  const void* const last = ::memrchr(text.data(), '\n', text.size());
  if (last == nullptr) return text.substr(0, 0);
  return text.substr(0, static_cast<std::size_t>(static_cast<const char*>(last) - text.data()) + 1);
}

std::string_view first_line(std::string_view text) {
  const std::size_t newline = text.find('\n');
  return text.substr(0, newline == std::string_view::npos ? 0 : newline + 1);
}

std::string_view without_newline(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  return line;
}

}  // namespace gsaw
