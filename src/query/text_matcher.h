// One test of a piece of decoded text: contains, equals, glob or regular expression.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace re2 {
class RE2;
}

namespace gsaw {

// Immutable, cheap to copy, safe to use from many threads. With `ignore_case`, letters
// match regardless of case in every script, by Unicode's simple case folding.
class TextMatcher {
 public:
  static TextMatcher contains(std::string text, bool ignore_case);
  static TextMatcher equals(std::string text, bool ignore_case);
  // `*` stands for any text, also none and also newlines; the whole text must match.
  static TextMatcher glob(std::string_view pattern, bool ignore_case);
  // RE2 syntax, unanchored. Fails when RE2 refuses the expression.
  static Result<TextMatcher> regex(const std::string& expression, bool ignore_case);

  bool matches(std::string_view text) const;

  // The literal that every matching text must hold, empty when that is not known.
  const std::string& literal() const { return literal_; }

 private:
  enum class Kind { contains, equals, regex, whole_regex };

  static TextMatcher with_regex(Kind kind, const std::string& expression, bool ignore_case);

  Kind kind_ = Kind::contains;
  std::string literal_;
  std::shared_ptr<const re2::RE2> regex_;
};

}  // namespace gsaw
