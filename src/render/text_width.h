// How much room text takes on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gsaw {

// Columns of text that is safe on a terminal (terminal_escape.h), colours (sgr.h) in it or not:
// two of wide characters (CJK, emoji), none of those that combine with the one before.
std::size_t text_width(std::string_view text);

// How many bytes of such text its first `columns` take, or all of it: no wide character is cut, and
// what takes no columns goes with what it stands behind.
std::size_t bytes_of_columns(std::string_view text, std::size_t columns);

// The beginning of the text that takes at most `columns`, with an ellipsis where that is not all.
// Text without colours.
std::string cut_to_width(std::string_view text, std::size_t columns, std::string_view ellipsis);

// Appends the text, which begins `at` columns from the left, broken into lines of at most
// `columns`, between words where that is possible; all lines but the first begin with `indent`
// blanks. With `columns` 0 it is one line.
void append_folded(std::string& out, std::string_view text, std::size_t at, std::size_t columns,
                   std::size_t indent);

}  // namespace gsaw
