// The value of -l.
#include <doctest/doctest.h>

#include <string>

#include "query/explain.h"
#include "query/parser.h"

using namespace gsaw;

namespace {

std::string levels(std::string_view spec) {
  const auto node = parse_level_spec(spec);
  return node ? explain_query(**node) : "error: " + node.error().message;
}

std::string under_caret(std::string_view spec) {
  const auto node = parse_level_spec(spec);
  REQUIRE_FALSE(node);
  return std::string(spec.substr(node.error().span.offset, node.error().span.length));
}

}  // namespace

TEST_CASE("one level is that or worse, several are themselves") {
  CHECK(levels("warn") == "level is at least as severe as warn\n");
  CHECK(levels(" WARNING ") == levels("warn"));
  CHECK(levels("4") == levels("warn"));
  CHECK(levels("warn,err") == "any of\n  level is warn\n  level is err\n");
  CHECK(levels("warn, 3") == levels("warn,err"));
  CHECK(levels("warn,") == "level is warn\n");
}

TEST_CASE("ranges, in either order, open at either end") {
  const std::string range =
      "all of\n  level is at least as severe as info\n  level is at most as severe as warn\n";
  CHECK(levels("info..warn") == range);
  CHECK(levels("warn..info") == range);
  CHECK(levels("6..4") == range);
  CHECK(levels(" info .. warn ") == range);
  CHECK(levels("info..") == "level is at least as severe as info\n");
  CHECK(levels("..warn") == "level is at most as severe as warn\n");
  CHECK(levels("debug,warn..") ==
        "any of\n  level is debug\n  level is at least as severe as warn\n");
}

TEST_CASE("what is no level is said and pointed at") {
  CHECK(levels("") == "error: a level is missing");
  CHECK(levels("  ") == "error: a level is missing");
  CHECK(levels("..") == "error: a range needs a level on at least one side");
  CHECK(levels("warn,,err") == "error: a level is missing here");
  CHECK(levels(",") == "error: a level is missing here");
  CHECK(levels("wran") == "error: unknown level \"wran\"");
  CHECK(levels("8") == "error: unknown level \"8\"");
  CHECK(levels("warn\x1b") == "error: unknown level \"warn\\u001b\"");
  CHECK(under_caret("warn, errro") == "errro");
  CHECK(under_caret("info..wran") == "wran");
  CHECK(parse_level_spec("wran").error().suggestion.starts_with("did you mean warn?"));
  CHECK(parse_level_spec("30").error().suggestion.find("0 to 7") != std::string::npos);
  CHECK(levels(std::string(100'000, ',')).starts_with("error: "));
  CHECK(levels("info..warn..err").starts_with("error: "));
}
