// Keeps text that strangers wrote from becoming markup: the one way of text into a page.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// Appends `text` as the text of an element or the value of a quoted attribute. Of what is unsafe
// on a terminal (terminal_escape.h) newlines and tabs stay, all else is escaped as there, so that
// it is seen, and the page is always UTF-8 without NUL.
void append_html(std::string& out, std::string_view text);

}  // namespace gsaw
