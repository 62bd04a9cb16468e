// What stands around the JSON of a line.
#include "record/line_prefix.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/timestamp.h"

using namespace gsaw;
using namespace std::string_literals;

namespace {

constexpr std::string_view kJson = R"({"a": "b {c} |", "n": 1})";

std::string shown(std::string_view prefix, std::string_view time = "") {
  return prefix_without_wrapping(prefix, time_from_text(time));
}

}  // namespace

TEST_CASE("any text is a prefix") {
  for (const std::string_view prefix :
       {"2026-11-20_20:29:01.45917 pfx",
        "<34>Oct 11 22:14:15 mymachine su[230]:",
        "@cee:",
        "<6>",
        R"(<165>1 2003-10-11T22:14:15.003Z h a 1 - [a@1][b@2 c="d"] @cee:)",
        "2016-10-06T00:17:09.669794202Z stdout F",
        "[pod/api-5d8f/main]",
        "caddy  |",
        "0|app  |",
        "web-6d4b75cb6d-abcde app",
        "2016-10-06T00:17:09.669Z\t5d1c\tERROR",
        "app.log:12:",
        "app.log: [1795747900.123456789,",
        "app.log: [[1795747900.123456789, {}],",
        "data:",
        "\x1B[36mweb-1  | \x1B[0m",
        "Something { is } wrong:",
        "\"quoted\"",
        "\xFF\xFE",
        "a: [",
        "} {"}) {
    for (const std::string_view blanks : {"", " ", "\t", "  "}) {
      const std::string line = std::string(prefix) + std::string(blanks) + std::string(kJson);
      CAPTURE(line);
      CHECK(split_line(line).prefix == prefix);
      CHECK(split_line(line).json == kJson);
      CHECK(split_line(" \t" + line).prefix == prefix);
    }
  }
  CHECK(split_line("pod { \"a\":1}").json == "{ \"a\":1}");
  CHECK(split_line("pod {{\"a\":1}").json == "{\"a\":1}");
}

TEST_CASE("what says nothing is no prefix, and not part of the JSON") {
  for (const std::string& before : {""s, " "s, "\t"s, "\x1E"s, "\x1E "s, "["s, ","s, "[ "s, "\0"s,
                                    "\x1B[?2004h"s, "\x1B[1;32m "s}) {
    for (const std::string& behind :
         {""s, " "s, ","s, "]"s, " ] "s, "\0"s, "\x1B[0m"s, ",\x1B[0m"s, "\r"s, "\x1B[K\x1B[m "s}) {
      const std::string line = before + std::string(kJson) + behind;
      CAPTURE(line);
      CHECK(split_line(line).prefix.empty());
      CHECK(split_line(line).json == kJson);
    }
  }
  CHECK(split_line("[\"x\", {\"a\":1}]").prefix == "[\"x\",");
}

TEST_CASE("other text behind the JSON stays with it") {
  for (const std::string_view behind : {" x", "}x", ";", "\x1B[", "\x1B]0;x", ")", "\x1E"}) {
    const std::string json = std::string(kJson) + std::string(behind);
    CHECK(split_line(json).json == json);
    CHECK(split_line("web | " + json).json == json);
  }
}

TEST_CASE("lines without JSON") {
  for (const std::string_view line :
       {"", "x", "at foo() {", "at foo() {}", "x {a:1}", "x { }", "x {", "x {\t", "[1,2]",
        R"("a": {"b":1})", R"(  "a" : {"b":1},)", "2011-12-26T21:53:38Z oops"}) {
    CAPTURE(line);
    CHECK(split_line(line).json.empty());
  }
}

TEST_CASE("lines between entries") {
  for (const std::string& line : {""s, " "s, "\0 \t"s, "["s, "]"s, ","s, " ["s, "] \r"s}) {
    CHECK(is_between_entries(line));
  }
  for (const std::string_view line : {"[]", "],", "[,", "x", "{", "}", "\x1B[0m", "0"}) {
    CHECK_FALSE(is_between_entries(line));
  }
}

TEST_CASE("an object behind a torn one") {
  const std::string whole(R"({"t":"x","level":"error","c":{"d":[1,{"e":"\\\"}{"}]}})");
  for (const std::string_view torn :
       {R"({"t":"x","level":"err)", R"({"t":"x)", R"({"t":"x")", R"({"t)", R"({)", R"({"t":"x\\)",
        R"({"t":12)", R"({"a":{"b":1})", R"({"a":1} x )", R"({"t":"a\"b)", R"({"t":tru)"}) {
    CAPTURE(torn);
    CHECK(object_behind_torn(std::string(torn) + whole) == whole);
  }
}

TEST_CASE("an object within a torn one is no entry") {
  for (const std::string_view json :
       {R"({"a":{"b":1})", R"({"a":[{"b":1})", R"({"a":[1, {"b":1})", R"({"a": {"b":1})",
        R"({"a":"x {\"b\":1})", R"({"a":1}})", R"({"a":[1]])", R"({"a":1)", "{}",
        R"({'a':{"b":1}})", R"({"a":1} x)", "}", "}}", "", R"("})", R"({"a":[1})", "x[1}"}) {
    CAPTURE(json);
    CHECK(object_behind_torn(json).empty());
  }
}

TEST_CASE("hostile lines are gone through once") {
  const std::string braces = [] {
    std::string out;
    for (int i = 0; i < 300'000; ++i) out += "{\"";
    return out;
  }();
  CHECK(split_line("x " + braces).json.size() == braces.size());
  CHECK(object_behind_torn(braces + "}").size() <= braces.size());
  CHECK(object_behind_torn("{\"" + std::string(1'000'000, '\\') + "\"}").empty());
  CHECK(object_behind_torn(std::string(1'000'000, '}')).empty());
  CHECK(split_line("x " + std::string(1'000'000, '{')).json.empty());
  CHECK(split_line("{}" + std::string(1'000'000, ',')).json == "{}");
  std::string escapes;
  for (int i = 0; i < 300'000; ++i) escapes += "\x1B[";
  CHECK(prefix_without_wrapping(escapes, 0).size() == escapes.size());
  CHECK(split_line(escapes + std::string(kJson)).json == kJson);
}

TEST_CASE("what a prefix says beside the time") {
  const std::string_view time = "2016-10-06T00:17:09.669Z";
  CHECK(shown("2016-10-06T00:17:09.669794202Z", time).empty());
  CHECK(shown("2016-10-06T00:17:09.669794202Z stdout F", time) == "stdout");
  CHECK(shown("2016-10-06T00:17:09.669794202Z stderr P:x", time) == "stderr");
  CHECK(shown("web-1  | 2016-10-06T00:17:09.669794202Z", time) == "web-1  |");
  CHECK(shown("[pod/a/b] 2016-10-06T00:17:09.669794202Z", time) == "[pod/a/b]");
  CHECK(shown("<14>1 2016-10-06T00:17:09.669Z h a 1 ID -", time) == "<14>1 h a 1 ID -");
  CHECK(shown("2016-10-06T00:17:09:", time).empty());
  CHECK(shown("2016/10/06 02:17:09", time).empty());
  CHECK(shown("Thu 2016-10-06 00:17:09 UTC demo gw[1]:", time) == "demo gw[1]:");
  CHECK(shown("Oct  6 00:17:09 demo gw[1]:", time) == "demo gw[1]:");
  CHECK(shown("app.log: [1475713029.669794202,", time) == "app.log:");
  CHECK(shown("2016-10-06T00:17:09Z stdout F 2016-10-06_00:17:09.66900 own", time) ==
        "stdout F own");
  CHECK(shown("2016-10-06T00:17:09Z\t5d1c\tERROR", time) == "5d1c\tERROR");
  // Another time stays, and every stamp where the entry has no time.
  CHECK(shown("2016-10-06T00:19:09Z stdout F", time) == "2016-10-06T00:19:09Z stdout F");
  CHECK(shown("Oct  6 00:17:09 demo gw[1]:") == "Oct  6 00:17:09 demo gw[1]:");
  CHECK(shown("\x1B[36mweb-1  | \x1B[0m") == "web-1  |");
  CHECK(shown("\x1B[x").empty());
  CHECK(shown("data:").empty());
  CHECK(shown("@cee:").empty());
  CHECK(shown("Oct  6 00:17:09 demo app: @cee:", time) == "demo app:");
}
