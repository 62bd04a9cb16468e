// Where lines end: the few searches that cutting needs.
#pragma once

#include <string_view>

namespace gsaw {

// `text` up to and with its last newline; empty when it has none.
std::string_view whole_lines(std::string_view text);

// `text` up to and with its first newline; empty when it has none.
std::string_view first_line(std::string_view text);

// `line` without the newline that ends it, if it has one.
std::string_view without_newline(std::string_view line);

}  // namespace gsaw
