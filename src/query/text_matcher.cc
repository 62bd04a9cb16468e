// One test of a piece of decoded text: contains, equals, glob or regular expression.
#include "query/text_matcher.h"

#include <re2/re2.h>

#include <cstring>

#include "base/utf8.h"

namespace gsaw {
namespace {

re2::RE2::Options quiet_options(bool ignore_case) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignore_case);
  return options;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::string quoted(std::string_view text) { return re2::RE2::QuoteMeta(piece(text)); }

bool holds(std::string_view text, std::string_view needle) {
  return needle.empty() ||
         memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

}  // namespace

TextMatcher TextMatcher::with_regex(Kind kind, const std::string& expression, bool ignore_case) {
  TextMatcher matcher;
  matcher.kind_ = kind;
  matcher.regex_ = std::make_shared<re2::RE2>(expression, quiet_options(ignore_case));
  return matcher;
}

TextMatcher TextMatcher::contains(std::string text, bool ignore_case) {
  // What is no UTF-8 is no expression: its bytes have no other case.
  if (ignore_case && is_valid_utf8(text)) return with_regex(Kind::regex, quoted(text), true);
  TextMatcher matcher;
  matcher.kind_ = Kind::contains;
  matcher.literal_ = std::move(text);
  return matcher;
}

TextMatcher TextMatcher::equals(std::string text, bool ignore_case) {
  if (ignore_case && is_valid_utf8(text)) return with_regex(Kind::whole_regex, quoted(text), true);
  TextMatcher matcher;
  matcher.kind_ = Kind::equals;
  matcher.literal_ = std::move(text);
  return matcher;
}

TextMatcher TextMatcher::glob(std::string_view pattern, bool ignore_case) {
  std::string expression;
  for (std::size_t begin = 0;;) {
    const std::size_t star = pattern.find('*', begin);
    expression += quoted(pattern.substr(begin, star - begin));
    if (star == std::string_view::npos) break;
    expression += "(?s:.*)";
    begin = pattern.find_first_not_of('*', star);
    if (begin == std::string_view::npos) break;
  }
  return with_regex(Kind::whole_regex, expression, ignore_case);
}

Result<TextMatcher> TextMatcher::regex(const std::string& expression, bool ignore_case) {
  TextMatcher matcher = with_regex(Kind::regex, expression, ignore_case);
  if (!matcher.regex_->ok()) return fail("bad regular expression: " + matcher.regex_->error());
  return matcher;
}

bool TextMatcher::matches(std::string_view text) const {
  switch (kind_) {
    case Kind::contains:
      return holds(text, literal_);
    case Kind::equals:
      return text == literal_;
    case Kind::regex:
      return re2::RE2::PartialMatch(piece(text), *regex_);
    case Kind::whole_regex:
      return re2::RE2::FullMatch(piece(text), *regex_);
  }
  return false;
}

}  // namespace gsaw
