// One test of a piece of decoded text: contains, equals, whole words, glob or regular expression.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace re2 {
class RE2;
}

namespace gsaw {

// Immutable, cheap to copy, safe to use from many threads. With `ignore_case`, letters
// match regardless of case in every script, by Unicode's simple case folding.
//
// What has no operators is compared, and costs the length of the text however long it is
// itself. Only regular expressions are RE2's.
class TextMatcher {
 public:
  static TextMatcher contains(std::string_view text, bool ignore_case);
  static TextMatcher words(std::string_view text, bool ignore_case);  // whole_words.h
  static TextMatcher starts(std::string_view text, bool ignore_case);
  static TextMatcher ends(std::string_view text, bool ignore_case);
  static TextMatcher equals(std::string_view text, bool ignore_case);
  // `*` stands for any text, also none and also newlines; the whole text must match.
  static TextMatcher glob(std::string_view pattern, bool ignore_case);
  // RE2 syntax, unanchored. Fails when RE2 refuses the expression, or it is too large.
  static Result<TextMatcher> regex(const std::string& expression, bool ignore_case);

  bool matches(std::string_view text) const;

 private:
  enum class Kind { contains, words, equals, glob, regex };

  TextMatcher(Kind kind, const std::vector<std::string_view>& parts, bool ignore_case);
  bool compare(std::string_view text) const;

  Kind kind_;
  bool ignore_case_;
  // Folded when case is ignored. One, but of a glob what stands before, between and behind
  // its stars, which may be nothing.
  std::shared_ptr<const std::vector<std::string>> parts_;
  std::shared_ptr<const re2::RE2> regex_;
};

}  // namespace gsaw
