// Commands that a person may copy into a shell.
#include "base/shell_word.h"

#include <fmt/format.h>

#include "base/terminal_escape.h"

namespace gsaw {
namespace {

std::string in_hex(std::string_view text) {
  std::string word = "$'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      word += '\\';
      word += c;
    } else if (c >= ' ' && c <= '~') {
      word += c;
    } else {
      word += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return word + '\'';
}

}  // namespace

std::string shell_word(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/@:+,%=";
  if (!text.empty() && text.find_first_not_of(kPlain) == text.npos) return std::string(text);
  if (find_unsafe(text) < text.size()) return in_hex(text);
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + '\'';
}

std::string path_word(std::string_view path) {
  return shell_word(path.starts_with('-') ? "./" + std::string(path) : std::string(path));
}

}  // namespace gsaw
