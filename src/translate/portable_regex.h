// Expressions of RE2 that mean the same to other engines of regular expressions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

// The expression as Oniguruma (of jq) and PCRE read it: `^` and `$` are the ends of the text, \d \w
// \s ASCII's. None where it holds what they may read otherwise.
std::optional<std::string> portable_regex(std::string_view regex);

// An expression that stands for the text itself, anywhere.
std::string literal_regex(std::string_view text);

// An expression that stands for all texts of the glob, from begin to end; `any`: for any text.
std::string glob_regex(std::string_view glob, std::string_view any);

// What is in place of a character that may not stand beside a whole word, of RE2 and Oniguruma.
inline constexpr std::string_view kNoWordPart = "[^\\p{L}\\p{M}\\p{Nd}\\p{Pc}]";
// The text as whole words (whole_words.h), for the same.
std::string whole_words_regex(std::string_view text);

}  // namespace gsaw
