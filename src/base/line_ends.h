// Texts and the line ends behind them.
#pragma once

#include <string_view>

namespace gsaw {

// `text` without the line ends, LF or CRLF, that end it.
constexpr std::string_view without_line_ends(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// The first line of `text`, without its end.
constexpr std::string_view head_line(std::string_view text) {
  return without_line_ends(text.substr(0, text.find('\n')));
}

}  // namespace gsaw
