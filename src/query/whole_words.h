// Text that stands for itself within another: whole words by Unicode's rules.
#pragma once

#include <cstddef>
#include <string_view>

namespace gsaw {

// A letter, a mark or a digit of any script, or what connects words as `_` does.
bool is_word_part(char32_t character);

// True when no such character stands right before or behind bytes [begin, end) of `text`.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end);

// True when `words` stands in `text` with no such character right before or behind it.
bool holds_words(std::string_view text, std::string_view words);

}  // namespace gsaw
