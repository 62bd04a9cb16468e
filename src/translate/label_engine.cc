// Engines to which a field that is missing is one that is empty.
#include "translate/label_engine.h"

#include <fmt/format.h>

#include "query/text_matcher.h"
#include "record/json_text.h"
#include "translate/portable_regex.h"

namespace gsaw {
namespace {

// A number as every writer writes it: its text is the number.
bool is_usual(std::string_view number) {
  return number.find_first_of("eE") == number.npos && number != "-0" &&
         (number.find('.') == number.npos || !number.ends_with('0'));
}

}  // namespace

TargetField LabelEngine::usual_field(const FieldName& name) const { return {{{gelf_name(name)}}}; }

std::string LabelEngine::string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

Said LabelEngine::equals(const Asked& asked, const TargetField& field, const Literal& value) {
  if (value.text.empty()) return refuse(asked, "an empty value, which is none to it");
  if (value.glob) {
    return found(asked, field, glob_regex(value.text, "(?s:.*)"), value.ignore_case);
  }
  if (!value.quoted && is_json_number(value.text) && !is_usual(value.text)) {
    return refuse(asked, "a number that has other forms");
  }
  if (value.ignore_case) {
    return found(asked, field, "\\A" + literal_regex(value.text) + "\\z", true);
  }
  if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
  return is(asked, name_of(field), string(value.text));
}

Said LabelEngine::holds(const Asked& asked, const TargetField& field, TextPlace place,
                        const Literal& text) {
  if (place == TextPlace::words) {
    return found(asked, field, whole_words_regex(text.text), text.ignore_case);
  }
  const std::string literal = literal_regex(text.text);
  return found(
      asked, field,
      (place == TextPlace::start ? "\\A" : "") + literal + (place == TextPlace::end ? "\\z" : ""),
      text.ignore_case);
}

Said LabelEngine::matches(const Asked& asked, const TargetField& field, const std::string& regex,
                          bool ignore_case) {
  // To them `.` is any character, to gsaw no end of a line.
  const bool has_dot = regex.find('.') != regex.npos;
  return found(asked, field, has_dot ? "(?-s:" + regex + ")" : regex, ignore_case);
}

Said LabelEngine::found(const Asked& asked, const TargetField& field, const std::string& regex,
                        bool ignore_case) const {
  if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
  const auto matcher = TextMatcher::regex(regex, ignore_case);
  if (!matcher) return refuse(asked, matcher.error().message);
  if (matcher->matches("")) return refuse(asked, "it would find a field that is missing, too");
  const std::string flags = ignore_case ? "(?i)" : "";
  return finds(asked, name_of(field), flags + regex);
}

}  // namespace gsaw
