// Text that stands for itself within another.
#include "query/whole_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/utf8.h"
#include "query/regex.h"

namespace gsaw {
namespace {

// The character that ends at `end`; what is no UTF-8 is no part of a word.
bool ends_with_word_part(std::string_view text) {
  if (text.empty()) return false;
  constexpr std::size_t kLongest = 4;
  for (std::size_t length = 1; length <= std::min(kLongest, text.size()); ++length) {
    const CodePoint point = decode_utf8(text.substr(text.size() - length));
    if (point.valid && point.length == length) return is_word_part(point.value);
  }
  return false;
}

bool begins_with_word_part(std::string_view text) {
  if (text.empty()) return false;
  const CodePoint point = decode_utf8(text);
  return point.valid && is_word_part(point.value);
}

// Where no text but the empty one is found.
bool is_within_character(std::string_view text, std::size_t at) {
  return at < text.size() && is_utf8_tail(text[at]);
}

}  // namespace

bool is_word_part(char32_t character) {
  if (character < 0x80) {
    const char c = static_cast<char>(character);
    return is_ascii_letter(c) || is_digit(c) || c == '_';
  }
  static const re2::RE2 kPart("[\\pL\\pM\\p{Nd}\\p{Pc}]", regex_options(false));
  std::string text;
  append_utf8(text, character);
  return re2::RE2::FullMatch(text, kPart);
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return !ends_with_word_part(text.substr(0, begin)) && !begins_with_word_part(text.substr(end));
}

bool holds_words(std::string_view text, std::string_view words) {
  for (std::size_t from = 0; from + words.size() <= text.size(); ++from) {
    const void* found = memmem(text.data() + from, text.size() - from, words.data(), words.size());
    if (found == nullptr) return false;
    from = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    if (words.empty() && is_within_character(text, from)) continue;
    if (stands_alone(text, from, from + words.size())) return true;
  }
  return false;
}

}  // namespace gsaw
