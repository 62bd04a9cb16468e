// TextMatcher: contains, equals, glob and regular expression, with and without case.
#include "query/text_matcher.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace gsaw {
namespace {

TEST_CASE("contains") {
  const TextMatcher matcher = TextMatcher::contains("b.c", false);
  CHECK(matcher.matches("b.c"));
  CHECK(matcher.matches("ab.cd"));
  CHECK_FALSE(matcher.matches("bxc"));
  CHECK_FALSE(matcher.matches("B.C"));
  CHECK_FALSE(matcher.matches(""));
  CHECK(TextMatcher::contains("", false).matches(""));
  CHECK(TextMatcher::contains("", true).matches("x"));
  CHECK(TextMatcher::contains(std::string("\0x", 2), false).matches(std::string_view("a\0xb", 4)));
  CHECK_FALSE(TextMatcher::contains(std::string("\0x", 2), false).matches("x"));
}

TEST_CASE("equals is the whole text") {
  const TextMatcher matcher = TextMatcher::equals("a|b", false);
  CHECK(matcher.matches("a|b"));
  for (const std::string_view text : {"a", "b", "a|bc", "xa|b", "A|b", "", "a|b\n"}) {
    CAPTURE(text);
    CHECK_FALSE(matcher.matches(text));
  }
  CHECK(TextMatcher::equals("", false).matches(""));
  CHECK(TextMatcher::equals("", true).matches(""));
  CHECK_FALSE(TextMatcher::equals("", true).matches("\n"));
}

TEST_CASE("without case, in every script; nothing in the text is an operator") {
  CHECK(TextMatcher::contains("TimeOut", true).matches("a tIMEoUT b"));
  CHECK(TextMatcher::contains("ÄÖ", true).matches("xäöx"));
  CHECK(TextMatcher::equals("straße", true).matches("STRAẞE"));
  CHECK(TextMatcher::equals("σ", true).matches("ς"));
  CHECK(TextMatcher::equals("привет", true).matches("ПРИВЕТ"));
  CHECK(TextMatcher::equals("k", true).matches("\u212A"));
  CHECK_FALSE(TextMatcher::equals("i", true).matches("ı"));
  CHECK_FALSE(TextMatcher::contains("ä", true).matches("a"));
  CHECK(TextMatcher::contains(".*[x](", true).matches("a.*[X](b"));
  CHECK_FALSE(TextMatcher::contains(".*", true).matches("abc"));
  CHECK(TextMatcher::contains("a\nb", true).matches("xA\nBx"));
  CHECK(TextMatcher::equals(std::string("a\0b", 3), true).matches(std::string_view("A\0B", 3)));
}

TEST_CASE("glob: the whole text, a star for anything") {
  const auto glob = [](std::string_view pattern, std::string_view text) {
    const bool exact = TextMatcher::glob(pattern, false).matches(text);
    if (exact) CHECK(TextMatcher::glob(pattern, true).matches(text));
    return exact;
  };
  CHECK(glob("ord1.*", "ord1.product.api0"));
  CHECK(glob("ord1.*", "ord1."));
  CHECK_FALSE(glob("ord1.*", "ord1"));
  CHECK_FALSE(glob("ord1.*", "ord1xproduct"));
  CHECK_FALSE(glob("ord1.*", "a.ord1.b"));
  CHECK(glob("*api*", "api"));
  CHECK(glob("*api*", "x.api.y"));
  CHECK(glob("a*b*c", "a1b2b3c"));
  CHECK_FALSE(glob("a*b*c", "a1c2b"));
  CHECK(glob("*", ""));
  CHECK(glob("*", "a\nb\nc"));
  CHECK(glob("***", "x"));
  CHECK(glob("a**b", "ab"));
  CHECK(glob("a*b", "a\n\nb"));
  CHECK(glob("*.log", "*.log"));
  CHECK(glob("", ""));
  CHECK_FALSE(glob("", "x"));
  CHECK_FALSE(glob("a?c*", "abc"));
  CHECK(glob("é*é", "é\u20acé"));
  CHECK(TextMatcher::glob("ORD*", true).matches("ord1"));
  CHECK_FALSE(TextMatcher::glob("ORD*", false).matches("ord1"));
}

TEST_CASE("regular expressions are RE2's, unanchored") {
  const auto regex = [](const std::string& expression, bool ignore_case = false) {
    return TextMatcher::regex(expression, ignore_case).value();
  };
  CHECK(regex("time ?out").matches("a timeout b"));
  CHECK(regex("^a$").matches("a"));
  CHECK_FALSE(regex("^a$").matches("ab"));
  CHECK_FALSE(regex("^b").matches("a\nb"));  // ^ is the beginning of the text, not of a line
  CHECK(regex("(?m)^b").matches("a\nb"));
  CHECK_FALSE(regex("a.b").matches("a\nb"));
  CHECK(regex("(?s)a.b").matches("a\nb"));
  CHECK_FALSE(regex("abc").matches("ABC"));
  CHECK(regex("(?i)abc").matches("ABC"));
  CHECK(regex("abc", true).matches("ABC"));
  CHECK_FALSE(regex("(?-i)abc", true).matches("ABC"));
  CHECK(regex("").matches(""));
  CHECK(regex(R"(\p{Greek})").matches("aβ"));
  CHECK(regex("^.$").matches("é"));  // a character, not a byte
  CHECK(regex(R"(\d{3}$)").matches(std::string(100'000, 'x') + "123"));
}

TEST_CASE("expressions that RE2 refuses") {
  for (const std::string expression :
       {"(", ")", "[", "a**", "?", "(?=x)", R"(\1)", "(?<!a)", "a{2000}", "\\", "\xFF", "(?z)"}) {
    CAPTURE(expression);
    const auto refused = TextMatcher::regex(expression, false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.starts_with("bad regular expression: "));
    CHECK(refused.error().message.find('\n') == std::string::npos);
  }
}

TEST_CASE("expressions without operators are texts") {
  CHECK(TextMatcher::regex("time out", false)->matches("a time out b"));
  CHECK_FALSE(TextMatcher::regex("time", false)->matches("TIME"));
  CHECK(TextMatcher::regex("TIME", true)->matches("time"));
}

TEST_CASE("long texts and expressions cost no more than what they are asked of") {
  const std::string text(120'000, 'a');
  const std::string wanted = std::string(100'000, 'a') + "b";
  CHECK_FALSE(TextMatcher::contains(wanted, true).matches(text));
  CHECK(TextMatcher::contains(wanted, true).matches(text + "B"));
  CHECK_FALSE(TextMatcher::equals(wanted, true).matches(text));
  CHECK(TextMatcher::glob("*" + wanted + "*", true).matches(text + "B"));
  CHECK_FALSE(TextMatcher::glob("*" + wanted + "*", true).matches(text));
  CHECK(TextMatcher::regex(wanted, true)->matches(text + "B"));
  CHECK_FALSE(TextMatcher::regex("(" + wanted + ")+", true));
  CHECK(TextMatcher::regex(".{0,1000}x", true));
}

TEST_CASE("copies share what they need") {
  TextMatcher copy = TextMatcher::contains("x", false);
  {
    const TextMatcher original = TextMatcher::glob("a*b", true);
    copy = original;
  }
  CHECK(copy.matches("A-B"));
}

TEST_CASE("hostile: texts and needles that are not UTF-8") {
  const std::string bad = "\xFFz\xC3";
  for (const bool ignore_case : {false, true}) {
    CAPTURE(ignore_case);
    CHECK(TextMatcher::contains(bad, ignore_case).matches("a" + bad + "b"));
    CHECK(TextMatcher::equals(bad, ignore_case).matches(bad));
    CHECK_FALSE(TextMatcher::equals(bad, ignore_case).matches("z"));
    CHECK(TextMatcher::contains("word", ignore_case).matches("\xFF\xFE word \xC3"));
    CHECK(TextMatcher::contains("w", ignore_case).matches("\xE2\x82w"));
    CHECK_FALSE(TextMatcher::glob("\xFF*", ignore_case).matches("x"));
  }
  CHECK(TextMatcher::regex("(x+x+)+y", false)->matches(std::string(20'000, 'x') + "y"));
  CHECK_FALSE(TextMatcher::regex("(x+x+)+y", false)->matches(std::string(20'000, 'x')));
}

}  // namespace
}  // namespace gsaw
