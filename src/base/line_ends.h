// Texts and the line ends behind them.
#pragma once

#include <string_view>

namespace gsaw {

// `text` without the line ends, LF or CRLF, that end it.
constexpr std::string_view without_line_ends(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace gsaw
