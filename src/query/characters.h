// Which characters of a query stand for what, outside quotes.
#pragma once

#include <cstddef>
#include <string_view>

namespace gsaw {

// Separates words: ASCII white space and Unicode's, since queries are pasted from
// chats and wikis.
bool is_blank(char32_t value);

// May be part of a bare word: letters, digits and marks of any script, emoji, and
// - . _ : / @ + * % # $ [ ]
bool is_word_character(char32_t value);

// The quotes that word processors put for " and ' (not the apostrophe within a word).
bool is_typographic_quote(char32_t value);

// How many bytes at the start of `text` are UTF-8.
std::size_t valid_utf8_prefix(std::string_view text);

}  // namespace gsaw
