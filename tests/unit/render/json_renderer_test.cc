// Entries as JSON: compact, valid, nothing lost.
#include <doctest/doctest.h>

#include <string>

#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

RenderSettings json_settings() {
  RenderSettings settings;
  settings.format = OutputFormat::json;
  return settings;
}

std::string json(std::string_view line) { return rendered(json_settings(), line); }

std::string without(std::string_view line, std::vector<std::string> hidden) {
  RenderSettings settings = json_settings();
  settings.hidden_keys = std::move(hidden);
  return rendered(settings, line);
}

std::string only(std::string_view line, std::vector<ShownField> keys) {
  RenderSettings settings = json_settings();
  settings.keys = std::move(keys);
  return rendered(settings, line);
}

TEST_CASE("compact entries are copied: keys in order, duplicates, numbers as written") {
  const std::string line =
      R"({"b":1.50e3,"a":12345678901234567890123,"b":-0.0,"n":null,"e":"","o":{},"l":[[],{"x":true}]})";
  CHECK(json(line) == line + "\n");
  CHECK(json("{}") == "{}\n");
}

TEST_CASE("white space outside strings and trailing commas go") {
  CHECK(json("  { \"a\" :\t1 , \"b c\" : [ 1 , \" x \" , ] , \"d\":{ } , } ") ==
        "{\"a\":1,\"b c\":[1,\" x \"],\"d\":{}}\n");
  CHECK(json("{\"a\":1,}") == "{\"a\":1}\n");
  CHECK(json("{\"a\":[1,],\"b\":{\"c\":2,},}") == "{\"a\":[1],\"b\":{\"c\":2}}\n");
  CHECK(
      json(R"({"t":{"$date":"2022-07-28T18:00:00.903+02:00"},"s":"I",  "c":"ACCESS",   "id":7})") ==
      R"({"t":{"$date":"2022-07-28T18:00:00.903+02:00"},"s":"I","c":"ACCESS","id":7})"
      "\n");
}

TEST_CASE("strings and keys keep only the escapes they need") {
  CHECK(json(R"({"\u0061\/":"\u0062\/\n\u00e9\ud83d\ude00\u001F"})") ==
        "{\"a/\":\"b/\\n\u00e9\U0001F600\\u001f\"}\n");
  CHECK(json(R"({"a":["x\"y","\\"],"b":"z"})") == "{\"a\":[\"x\\\"y\",\"\\\\\"],\"b\":\"z\"}\n");
  CHECK(json("{\"m\":\"\u65e5\u672c\",\"n\":1}") == "{\"m\":\"\u65e5\u672c\",\"n\":1}\n");
}

TEST_CASE("several objects on a line are several lines") {
  CHECK(json(R"({"a": 1}{"b": 2} {"c":3})") == "{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n");
}

TEST_CASE("hostile: the result is valid and cannot drive a terminal") {
  CHECK(json("{\"a\":\"\x1b[31m\x7F\u009b\u202e\"}") == R"({"a":"\u001b[31m\u007f\u009b\u202e"})"
                                                        "\n");
  CHECK(json(R"({"a":"\ud800","b":"\udc00\ud800"})") ==
        "{\"a\":\"\uFFFD\",\"b\":\"\uFFFD\uFFFD\"}\n");
  CHECK(json("{\"a\":\"\xFF\"}") == "{\"a\":\"\uFFFD\"}\n");
  CHECK(json(R"({"a":"\x22\q"})") == "{\"a\":\"\\\\x22\\\\q\"}\n");
  CHECK(json("not json") == "");
  CHECK(json("{\"a\":") == "");
  const std::string deep = "{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}";
  CHECK(json(deep) == deep + "\n");
  CHECK(json("{ \"a\":" + deep + "}") == "{\"a\":" + deep + "}\n");
}

TEST_CASE("a prefix, the file and the line are members at the end") {
  CHECK(json(R"(2026-11-20_20:29:01.44647 {"a":1})") ==
        "{\"a\":1,\"prefix\":\"2026-11-20_20:29:01.44647\"}\n");
  RenderSettings settings = json_settings();
  settings.with_filename = settings.with_line_number = true;
  CHECK(rendered(settings, R"({"a":1})", {"dir/a\"\x1b.log", 7}) ==
        R"({"a":1,"gsaw.file":"dir/a\"\u001b.log","gsaw.line":7})"
        "\n");
  CHECK(rendered(settings, "{}", {"a", 7}) == "{\"gsaw.file\":\"a\",\"gsaw.line\":7}\n");
  CHECK(without(R"(2026-11-20_20:29:01.44647 {"a":1})", {"prefix"}) == "{\"a\":1}\n");
}

TEST_CASE("-K removes members at any depth") {
  const std::string line =
      R"({"_user":"u","req":{"id":1,"headers":{"a":1}},"items":[{"p":1,"q":2},{"p":3}],"z":0})";
  CHECK(without(line, {"user"}) ==
        R"({"req":{"id":1,"headers":{"a":1}},"items":[{"p":1,"q":2},{"p":3}],"z":0})"
        "\n");
  CHECK(without(line, {"req.id", "items.p", "z"}) ==
        R"({"_user":"u","req":{"headers":{"a":1}},"items":[{"q":2},{}]})"
        "\n");
  CHECK(without(line, {"req", "items", "z", "_user"}) == "{}\n");
  CHECK(without(line, {"id"}) == line + "\n");
  CHECK(without(R"({"a":1,"b":2,"a":[3,],"c":4})", {"a"}) == "{\"b\":2,\"c\":4}\n");
  CHECK(without(R"({"log.level":"x","log":{"level":"y","z":1}})", {"log.level"}) ==
        "{\"log\":{\"z\":1}}\n");
  CHECK(without(R"({"\u0061":1,"b":2})", {"a"}) == "{\"b\":2}\n");
}

TEST_CASE("-K knows virtual names, also of nested members") {
  CHECK(without(R"({"hostname":"h","msg":"m","x":1})", {"host", "message"}) == "{\"x\":1}\n");
  CHECK(without(R"({"msg":"m","err":{"stack":"s","code":1}})", {"stack"}) ==
        "{\"msg\":\"m\",\"err\":{\"code\":1}}\n");
}

TEST_CASE("an object whose key is empty is not the entry: -K goes by its members' paths") {
  const std::string line =
      R"({"":{"host":"h","a.b":1},"a":{"":{"host":"i"}},"l":[{"":{"host":"j"}}]})";
  CHECK(without(line, {"host", "\"a.b\""}) == line + "\n");
  CHECK(without(R"({"":[{"host":"h"}],"host":"i"})", {"host"}) == R"({"":[{"host":"h"}]})"
                                                                  "\n");
}

TEST_CASE("hostile: -K in a deep entry") {
  std::string deep, expected;
  for (int i = 0; i < 20000; ++i) deep += "{\"k\":1,\"a\":";
  for (int i = 0; i < 20000; ++i) expected += i == 0 ? "{\"a\":" : "{\"k\":1,\"a\":";
  const std::string tail = "1" + std::string(20000, '}');
  CHECK(without(deep + tail, {"k"}) == expected + tail + "\n");
}

TEST_CASE("-k projects, in the order given, under the names as typed") {
  const std::string line =
      R"({"host":"h1","timestamp":1324936418.221,"level":7,"short_message":"m","_status":200,)"
      R"("req":{"headers":{"accept": "*"}},"tags":["a","b"],"_status":201})";
  CHECK(only(line, {shown("status"), shown("message", Role::message), shown("nothing"),
                    shown("time", Role::time)}) ==
        R"({"status":200,"status":201,"message":"m","time":"2011-12-26T21:53:38.221Z"})"
        "\n");
  CHECK(only(line, {shown("req"), shown("tags[]"), shown("req.headers.accept")}) ==
        R"({"req":{"headers":{"accept":"*"}},"tags[]":["a","b"],"req.headers.accept":"*"})"
        "\n");
  CHECK(only(line, {shown("nothing")}) == "{}\n");
  CHECK(only(R"(2026-11-20_20:29:01.44647 {"a":1})", {shown("prefix")}) ==
        "{\"prefix\":\"2026-11-20_20:29:01.44647\"}\n");
}

}  // namespace
}  // namespace gsaw
