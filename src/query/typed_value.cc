// Values as they are typed in a query.
#include "query/typed_value.h"

#include "base/utf8.h"
#include "query/characters.h"
#include "query/quoted_text.h"

namespace gsaw {

bool is_bare_value(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint point = decode_utf8(rest);
    constexpr std::u32string_view kMeansMore = U"*[]";
    if (!point.valid || !is_word_character(point.value) ||
        kMeansMore.find(point.value) != kMeansMore.npos) {
      return false;
    }
    rest.remove_prefix(point.length);
  }
  return !text.empty() && text.front() != '@';
}

std::string typed_value(std::string_view text, char quote) {
  if (quote == '\'' && text.find('\'') == text.npos) return quote + std::string(text) + quote;
  if (quote != '\0' || !is_bare_value(text) || text.find("..") != text.npos) return quoted(text);
  return std::string(text);
}

}  // namespace gsaw
