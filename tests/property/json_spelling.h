// The ways to write one character of a JSON string. Shares no code with src/.
#pragma once

#include <string>
#include <string_view>

#include "property/random.h"

namespace gsaw::property {

enum class HexDigits { lower, upper };

// As \uXXXX, or as two of them.
void append_unicode_escape(std::string& out, char32_t character, HexDigits digits);

// `n` for a newline, `/` for a slash ...; 0 where there is no escape of two characters.
char short_escape(char32_t character);

// `text`, which is UTF-8, as the inside of a JSON string. One character in `escaped_one_in`
// is written as \uXXXX, and of the others that have a short escape half with it, or all
// where they must: quotes, backslashes and newlines. Other control characters may stand raw.
void append_spelled(std::string& out, std::string_view text, Random& random,
                    std::size_t escaped_one_in);

}  // namespace gsaw::property
