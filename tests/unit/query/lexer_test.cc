// What the characters of a query are read as.
#include "query/lexer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace gsaw;

namespace {

// Tokens as a term would be read, words and strings by their text: `a|=|"b"`.
std::string tokens(std::string_view query) {
  Lexer lexer(query);
  std::string out;
  while (true) {
    const auto token = lexer.next();
    if (!token) return out + "error: " + token.error().message;
    if (token->kind == TokenKind::end) return out;
    if (!out.empty()) out += '|';
    out += token->kind == TokenKind::string ? "<" + token->text + ">" : token->text;
  }
}

Token regex(std::string_view query) {
  Lexer lexer(query);
  const auto token = lexer.next_regex();
  REQUIRE(token);
  CHECK(token->kind == TokenKind::regex);
  return *token;
}

std::string regex_error(std::string_view query) {
  Lexer lexer(query);
  const auto token = lexer.next_regex();
  return token ? "" : token.error().message;
}

TokenKind kind(std::string_view query) {
  Lexer lexer(query);
  const auto token = lexer.next();
  REQUIRE(token);
  return token->kind;
}

}  // namespace

TEST_CASE("words need no quotes for ids, hosts, paths, times and other scripts") {
  const std::string txn = ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";
  for (const std::string& word :
       {txn, std::string("550e8400-e29b-41d4-a716-446655440000"), std::string("ord1.product.api0"),
        std::string("/var/www/no-such-file"), std::string("a@b.c"), std::string("50%"),
        std::string("t.$date"), std::string("@t"), std::string("a[0].b[]"), std::string("-3h"),
        std::string("C++"), std::string("#7"), std::string("日本語"), std::string("résumé"),
        std::string("l\u2019eau"), std::string("👩\u200d💻"), std::string("٣٤"), std::string("*")}) {
    CAPTURE(word);
    CHECK(tokens(word) == word);
  }
}

TEST_CASE("operators, with and without blanks") {
  CHECK(tokens("a=b c==d e!=f") == "a|=|b|c|==|d|e|!=|f");
  CHECK(tokens("a<1 b<=2 c>3 d>=4") == "a|<|1|b|<=|2|c|>|3|d|>=|4");
  CHECK(tokens("a ~ b !~ c") == "a|~|b|!~|c");
  CHECK(tokens("!(a&&b||c),") == "!|(|a|&&|b||||c|)|,");
  CHECK(kind("AnD") == TokenKind::logical_and);
  CHECK(kind("||") == TokenKind::logical_or);
  CHECK(kind("NOT") == TokenKind::logical_not);
  CHECK(kind("\"and\"") == TokenKind::string);
  CHECK(kind("android") == TokenKind::word);
}

TEST_CASE("the colon is an operator behind a field name only") {
  CHECK(tokens("foo:bar") == "foo|:|bar");
  CHECK(tokens("url:http://x") == "url|:|http://x");
  CHECK(tokens("foo:\"a b\"") == "foo|:|<a b>");
  CHECK(tokens("\"status\": 500") == "<status>|:|500");
  for (const std::string text :
       {"http://x/y", "09:14", "10.0.0.1:8080", "0HNE8RROBGB7K:00000001", "fe80::1", "std::string",
        ":8080", "de:ad:be:ef:00:01", "fe80:0:0:0:202:b3ff:fe1e:8329",
        "a3ce929d0e0e4736:00f067aa0ba902b7:0:1"}) {
    CAPTURE(text);
    CHECK(tokens(text) == text);
  }
  CHECK(tokens("foo: bar") == "error: a value is missing after the colon");
  CHECK(tokens("foo:") == "error: a value is missing after the colon");
  CHECK(tokens("foo:)") == "error: a value is missing after the colon");
  CHECK(tokens("foo:\u00a0bar") == "error: a value is missing after the colon");
}

TEST_CASE("in a value the colon is plain and no word is a connective") {
  Lexer lexer("a:b and");
  CHECK(lexer.next_value()->text == "a:b");
  const auto word = lexer.next_value();
  CHECK(word->kind == TokenKind::word);
  CHECK(word->span.offset == 4);
  CHECK(word->span.length == 3);
  CHECK(lexer.next_value()->kind == TokenKind::end);
}

TEST_CASE("blanks of any kind separate") {
  CHECK(tokens(" a\tb\r\nc\u00a0d\u3000e\u2003") == "a|b|c|d|e");
  CHECK(tokens("") == "");
}

TEST_CASE("strings") {
  CHECK(tokens(R"("a b" 'c d')") == "<a b>|<c d>");
  CHECK(tokens(R"("\"\\\/\b\f\n\r\t")") == "<\"\\/\b\f\n\r\t>");
  CHECK(tokens(R"("\u0041\u00e9\u65e5\ud83d\uDE00")") == "<Aé日😀>");
  CHECK(tokens(R"('\n "x"')") == R"(<\n "x">)");
  CHECK(tokens("\"\"") == "<>");
  CHECK(tokens("\"a\nb\"") == "<a\nb>");
  Lexer lexer(R"("\u0000x")");
  CHECK(lexer.next()->text == std::string("\0x", 2));
}

TEST_CASE("regular expressions") {
  CHECK(regex("/time ?out/ x").text == "time ?out");
  CHECK_FALSE(regex("/a/").ignore_case);
  CHECK(regex("/a/i").ignore_case);
  CHECK(regex("/a/i)").span.length == 4);
  CHECK(regex(R"(/a\/b/)").text == "a/b");
  CHECK(regex(R"(/a\\/)").text == R"(a\\)");
  CHECK(regex(R"(/\d+\./)").text == R"(\d+\.)");
  CHECK(regex(R"("a\\d\"")").text == R"(a\d")");
  CHECK(regex(R"('a\d')").text == R"(a\d)");
  CHECK(regex("ab.*:c)").text == "ab.*:c");
  CHECK(regex("//").text.empty());
  CHECK(regex_error("/a/x") == "\"x\" is not a flag of a regular expression");
  CHECK(regex_error("/var/log") == "\"log\" is not a flag of a regular expression");
  CHECK_FALSE(regex_error("/a").empty());
  CHECK_FALSE(regex_error("/a\\").empty());
  CHECK_FALSE(regex_error("").empty());
  CHECK_FALSE(regex_error("(a)").empty());
  CHECK_FALSE(regex_error("a|b").empty());
  CHECK_FALSE(regex_error("^a").empty());
  CHECK(regex_error(R"("\bfoo")") == "\\b in \"...\" is a backspace");
}

TEST_CASE("habits of other tools are errors") {
  for (const std::string query : {"f=~x", "f~=x", "f=>1", "f=<1", "f<>1", "f===1", "f!==1", "a&b",
                                  "a|b", "a;b", "a?b", "a`b", "{", "a\\b", "a^b"}) {
    CAPTURE(query);
    CHECK(tokens(query).find("error: ") != std::string::npos);
  }
}

TEST_CASE("hostile: strings and characters that are not what they seem") {
  for (const std::string query :
       {"\"a",         "'a",          "\"a\\",       "\"\\u12\"",          "\"\\u12",
        "\"\\x\"",     "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\u0041\"", "\"\\u+041\"",
        "\"\\u 041\"", "“a”",         "a\u200bb",    "\u202eabc",          "a\x1b[m",
        "\ufeff",      "a\xff",       "\xc3",        "\xed\xa0\x80",       "\x7f"}) {
    CAPTURE(query);
    CHECK(tokens(query).find("error: ") != std::string::npos);
  }
  CHECK(tokens(std::string("a\0b", 3)).find("error: ") != std::string::npos);
}
