// One test of a piece of decoded text: contains, equals, whole words, glob or regular expression.
#include "query/text_matcher.h"

#include <re2/re2.h>

#include <cstring>

#include "base/utf8.h"
#include "query/case_fold.h"
#include "query/regex.h"
#include "query/whole_words.h"

namespace gsaw {
namespace {

// Where `needle` stands at or behind `from`, or npos. Linear, as string_view::find is not.
std::size_t find(std::string_view text, std::string_view needle, std::size_t from) {
  if (needle.empty()) return from;
  const void* found = memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool matches_glob(std::string_view text, const std::vector<std::string>& parts) {
  const std::string& first = parts.front();
  const std::string& last = parts.back();
  if (parts.size() == 1) return text == first;
  if (!text.starts_with(first)) return false;
  // The first place of each is the best: what is behind it has the most room.
  std::size_t at = first.size();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    at = find(text, parts[i], at);
    if (at == std::string_view::npos) return false;
    at += parts[i].size();
  }
  return text.size() - at >= last.size() && text.ends_with(last);
}

}  // namespace

TextMatcher::TextMatcher(Kind kind, const std::vector<std::string_view>& parts, bool ignore_case)
    : kind_(kind), ignore_case_(ignore_case) {
  auto made = std::make_shared<std::vector<std::string>>();
  for (const std::string_view part : parts) {
    made->emplace_back();
    if (ignore_case) {
      append_folded(made->back(), part);
    } else {
      made->back() = part;
    }
  }
  parts_ = std::move(made);
}

TextMatcher TextMatcher::contains(std::string_view text, bool ignore_case) {
  return {Kind::contains, {text}, ignore_case};
}

TextMatcher TextMatcher::words(std::string_view text, bool ignore_case) {
  return {Kind::words, {text}, ignore_case};
}

TextMatcher TextMatcher::starts(std::string_view text, bool ignore_case) {
  return {Kind::glob, {text, {}}, ignore_case};
}

TextMatcher TextMatcher::ends(std::string_view text, bool ignore_case) {
  return {Kind::glob, {{}, text}, ignore_case};
}

TextMatcher TextMatcher::equals(std::string_view text, bool ignore_case) {
  return {Kind::equals, {text}, ignore_case};
}

TextMatcher TextMatcher::glob(std::string_view pattern, bool ignore_case) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t star = pattern.find('*');
    parts.push_back(pattern.substr(0, star));
    if (star == std::string_view::npos) break;
    pattern.remove_prefix(star + 1);
  }
  return {Kind::glob, parts, ignore_case};
}

Result<TextMatcher> TextMatcher::regex(const std::string& expression, bool ignore_case) {
  if (is_literal_regex(expression) && is_valid_utf8(expression)) {
    return contains(expression, ignore_case);
  }
  TextMatcher matcher(Kind::regex, {}, false);
  const auto regex = std::make_shared<re2::RE2>(expression, regex_options(ignore_case));
  if (!regex->ok()) return fail("bad regular expression: " + regex->error());
  if (is_too_large(*regex)) return fail("bad regular expression: it is too large");
  matcher.regex_ = regex;
  return matcher;
}

bool TextMatcher::matches(std::string_view text) const {
  if (kind_ == Kind::regex) {
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *regex_);
  }
  if (!ignore_case_) return compare(text);
  std::string folded;
  folded.reserve(text.size());
  append_folded(folded, text);
  return compare(folded);
}

bool TextMatcher::compare(std::string_view text) const {
  switch (kind_) {
    case Kind::contains:
      return find(text, parts_->front(), 0) != std::string_view::npos;
    case Kind::words:
      return holds_words(text, parts_->front());
    case Kind::equals:
      return text == parts_->front();
    case Kind::glob:
      return matches_glob(text, *parts_);
    case Kind::regex:
      break;
  }
  return false;
}

}  // namespace gsaw
