// What is said about a bad query, and where the caret stands.
#include "query/query_error.h"

#include <doctest/doctest.h>

#include <string>

#include "query/parser.h"

using namespace gsaw;

namespace {

QueryError error_of(std::string_view query) {
  const auto node = parse_query(query, TimeContext{});
  if (node) FAIL("accepted: " << std::string(query));
  return node.error();
}

// The part of the query under the caret.
std::string under_caret(std::string_view query) {
  const SourceSpan span = error_of(query).span;
  REQUIRE(span.offset <= query.size());
  REQUIRE(span.offset + span.length <= query.size());
  return std::string(query.substr(span.offset, span.length));
}

std::string described(std::string_view query) {
  return error_text(error_of(query), "query", query);
}

}  // namespace

TEST_CASE("an error is a message, the line, a caret and a suggestion") {
  CHECK(described("level>=wran") ==
        "query: unknown level \"wran\"\n"
        "  level>=wran\n"
        "         ^~~~\n"
        "did you mean warn? Levels: emerg, alert, crit, err, warn, notice, info, debug, trace; "
        ".level=... compares the text as logged");
  CHECK(described("a and ") == "query: a term is missing at the end\n  a and \n        ^");
}

TEST_CASE("the caret points at the culprit") {
  struct Case {
    const char* query;
    const char* culprit;
  };
  const Case cases[] = {
      {"foo: bar", ":"},
      {"and a", "and"},
      {"a or or b", "or"},
      {"(a (b)", "("},
      {"a) b", ")"},
      {"a and ()", ")"},
      {"f=~root", "=~"},
      {"f = ", ""},
      {"f= and g=1", "and"},
      {"f eq or", "or"},
      {"in (a)", "in"},
      {"error in module", "module"},
      {"foo like bar", "like"},
      {"x starts_with y", "starts_with"},
      {"exists(f)", "("},
      {"f in ()", ")"},
      {"f in (a b)", "b"},
      {"f in (a,,b)", ","},
      {"f in (a", "("},
      {"f in @ x", "@"},
      {"a & b", "&"},
      {"a | b", "|"},
      {"f~/a(b/", "a(b"},
      {"f~'[z-a]'", "z-a"},
      {"f~x*(?=y)", "("},
      {"f~\"(?=y)\"", "(?="},
      {"f~/a\\q/", "\\q"},
      {"say \"hi", "\""},
      {"don't", "'"},
      {"main(x)", "("},
      {"hello!", "!"},
      {"a!b", "!"},
      {"f='x'y", "y"},
      {"f=a=b", "="},
      {"f=a,b", ","},
      {"-status:500", "-status"},
      {"_exists_:f", "_exists_"},
      {"http://h/x=1", "http://h/x"},
      {"time>soon", "soon"},
      {"ts>2011-13-45", "2011-13-45"},
      {"foo:(a or b)", "("},
      {"foo:>=5", ">="},
      {"=5", "="},
      {"a[x]=1", "a[x]"},
      {".=5", "."},
      {"level in @x", "@x"},
      {"level in (warn, wran)", "wran"},
      {"time in (now, x)", "x"},
      {"日本 \x1b", "\x1b"},
      {"f=\"a\\d\"", "\\d"},
      {"f~\"\\bx\"", "\\b"},
  };
  for (const Case& test : cases) {
    CAPTURE(std::string(test.query));
    CHECK(under_caret(test.query) == std::string(test.culprit));
  }
}

TEST_CASE("suggestions name what to write") {
  const auto suggests = [](std::string_view query, std::string_view part) {
    CAPTURE(query);
    CHECK(error_of(query).suggestion.find(part) != std::string::npos);
  };
  suggests("f=~x", "write ~");
  suggests("a & b", "and");
  suggests("a | b", "or");
  suggests("f=>1", ">=");
  suggests("error: x", "\"error:\"");
  suggests("path~/var/log", "in quotes");
  suggests("-status:500", "not status");
  suggests("foo like bar", "foo=*part*");
  suggests("foo:(a or b)", "in (a, b)");
  suggests("level=criticl", "did you mean crit");
  suggests("time>soon", "2011-12-26");
}

TEST_CASE("columns are those of a terminal, and only the line with the error is shown") {
  CHECK(described("日本 é=") ==
        "query: a value is missing after =\n  日本 é=\n         ^\nan empty value is \"\"");
  CHECK(described("a\nb\tc)\nd") == "query: this ) has no ( before it\n  b c)\n     ^");
  // Of an accent that combines, nothing; what is marked may be wide itself.
  CHECK(described("e\u0301=").find("\n    ^\n") != std::string::npos);
  CHECK(described("level=日志").find("\n        ^~~~\n") != std::string::npos);
  const std::string escaped = described("a \x1b[31m \u202e");
  CHECK(escaped.ends_with("\n  a ?[31m ?\n    ^"));
  CHECK(escaped.find('\x1b') == std::string::npos);
}

TEST_CASE("long lines are cut around the caret") {
  const std::string tail(500, 'y');
  const std::string text = described(std::string(300, 'x') + " ) " + tail);
  CHECK(text == "query: this ) has no ( before it\n  ..." + std::string(39, 'x') + " ) " +
                    std::string(58, 'y') + "...\n     " + std::string(40, ' ') + "^");
  const std::string wide = described("level=" + tail);
  CHECK(wide.find("...\n        ^" + std::string(93, '~') + "\n") != std::string::npos);
  CHECK(wide.starts_with("query: unknown level \"" + std::string(40, 'y') + "\"...\n"));
}

TEST_CASE("on a narrow terminal the line fits, and the caret is below its spot") {
  set_error_width(40);
  const std::string query =
      "a=1 and " + std::string(60, 'x') + " and b= and " + std::string(60, 'y');
  CHECK(described(query) ==
        "query: a value is missing after =\n"
        "  ...xxxx and b= and yyyyyyyyyyyyyyyy...\n"
        "                 ^~~\n"
        "if the word is the value, put it in quotes");
  CHECK(described("日本日本日本日本日本日本日本日本日本 a)").find("\n  ...本日本日本 a)\n") !=
        std::string::npos);
  set_error_width(3);
  CHECK(described(query).find("\n  ... and b= and yyyyyyyy...\n") != std::string::npos);
  set_error_width(1000);
  CHECK(described("x) " + std::string(500, 'y')).find(std::string(97, 'y') + "...\n") !=
        std::string::npos);
  set_error_width(0);
}

TEST_CASE("hostile: spans outside the text and bytes of any kind") {
  CHECK(error_text({{50, 9}, "m", ""}, "query", "ab") == "query: m\n  ab\n    ^");
  CHECK(error_text({{0, 0}, "m", "s"}, "--level", "") == "--level: m\ns");
  CHECK(error_text({{3, 1}, "m", ""}, "query", "a\nb\n") == "query: m\n  b\n   ^");
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string query = {'f', static_cast<char>(a), static_cast<char>(b), '='};
      const auto node = parse_query(query, TimeContext{});
      if (!node) CHECK_FALSE(error_text(node.error(), "query", query).empty());
    }
  }
}
