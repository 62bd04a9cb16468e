// Field names: what each finds in an entry, in which order, and which names are none.
#include "record/field_path.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

// All values that `name` stands for, separated by blanks; `-` when there are none.
std::string found(std::string_view name, std::string_view line, bool exact = false) {
  const auto path = FieldPath::compile(name, exact);
  if (!path) return "error: " + path.error().message;
  ParsedLine parsed(line);
  REQUIRE(parsed.count() == 1);
  std::string out;
  int count = 0;
  CHECK_FALSE(path->any(parsed.record(), [&](const JsonValue& value) {
    if (!out.empty()) out += ' ';
    out += testing::shown_value(value);
    ++count;
    return false;
  }));
  // It stops where it is told to.
  for (int wanted = 1; wanted <= count; ++wanted) {
    int calls = 0;
    CHECK(path->any(parsed.record(), [&](const JsonValue&) { return ++calls == wanted; }));
    CHECK(calls == wanted);
  }
  return out.empty() ? "-" : out;
}

std::string found_key(std::string_view name, std::string_view line) {
  return found(name, line, true);
}

TEST_CASE("the literal key, else the key with GELF's underscore") {
  CHECK(found("a", R"({"a":1,"_a":2})") == "1");
  CHECK(found("a", R"({"_a":2,"b":1})") == "2");
  CHECK(found("_a", R"({"_a":2,"a":1})") == "2");
  CHECK(found("_a", R"({"a":1})") == "-");
  CHECK(found("_a", R"({"__a":3})") == "3");
  CHECK(found("a", R"({"__a":3,"A":1,"aa":2})") == "-");
  CHECK(found("a", "{}") == "-");
  CHECK(found("start-time", R"({"_start-time":"x"})") == "\"x\"");
  CHECK(found("méthode", R"({"m\u00e9thode":1})") == "1");
}

TEST_CASE("present is enough to be found: null, empty, false") {
  CHECK(found("a", R"({"a":null,"_a":1})") == "null");
  CHECK(found("a", R"({"a":"","b":false})") == "\"\"");
  CHECK(found("a.b", R"({"a":{"b":null},"_a":{"b":1}})") == "null");
}

TEST_CASE("a key that occurs twice gives both, at any depth") {
  CHECK(found("a", R"({"a":1,"b":0,"a":2,"_a":3})") == "1 2");
  CHECK(found("a", R"({"_a":1,"_a":2})") == "1 2");
  CHECK(found("a.b", R"({"a":{"b":1,"b":2},"a":{"b":3},"a":4})") == "1 2 3");
}

TEST_CASE("dotted paths into objects, to whole containers too") {
  const std::string line =
      R"({"req":{"headers":{"user-agent":"B/1.0","x":[1,2]},"id":7},"_err":{"stack":"s"}})";
  CHECK(found("req.headers.user-agent", line) == "\"B/1.0\"");
  CHECK(found("req.headers.x", line) == "[1,2]");
  CHECK(found("req.headers", line) == R"({"user-agent":"B/1.0","x":[1,2]})");
  CHECK(found("err.stack", line) == "\"s\"");
  CHECK(found("_err.stack", line) == "\"s\"");
  // The underscore is GELF's only in front of the whole name.
  CHECK(found("req._id", R"({"req":{"id":1}})") == "-");
  CHECK(found("req.id", R"({"req":{"_id":1}})") == "-");
  CHECK(found("req.nothing", line) == "-");
  CHECK(found("req.id.deeper", line) == "-");
  CHECK(found("req.headers.x.0", line) == "-");
}

TEST_CASE("keys that contain dots are tried before the path, the longest first") {
  CHECK(found("log.level", R"({"log":{"level":"nested"},"log.level":"flat"})") == "\"flat\"");
  CHECK(found("log.level", R"({"log":{"level":"nested"},"_log.level":"gelf"})") == "\"gelf\"");
  CHECK(found("log.level", R"({"log.level.x":1,"log":{"level":"nested"}})") == "\"nested\"");
  CHECK(found("a.b.c", R"({"a":{"b.c":1},"a.b":{"c":2}})") == "2");
  CHECK(found("a.b.c", R"({"a":{"b":{"c":3},"b.c":1}})") == "1");
  CHECK(found("a.b.c", R"({"a":{"b":{"c":3}}})") == "3");
  // A longer key that does not lead on gives way to the shorter.
  CHECK(found("a.b.c", R"({"a.b":{"x":0},"a":{"b":{"c":3}}})") == "3");
  CHECK(found("a.b.c", R"({"a.b":5,"_a":{"b":{"c":3}}})") == "3");
  // The seed of ECS: both styles in one entry.
  CHECK(found("log.origin.file.line",
              R"({"log.level":"debug","log":{"origin":{"file":{"line":42}}}})") == "42");
}

TEST_CASE("arrays: whole, one element, each element") {
  const std::string line = R"({"a":[10,[20,21],{"b":30,"c":[40]},{"b":31}],"m":[[1,2],[3]]})";
  CHECK(found("a", line) == R"([10,[20,21],{"b":30,"c":[40]},{"b":31}])");
  CHECK(found("a[0]", line) == "10");
  CHECK(found("a[00]", line) == "10");
  CHECK(found("a[1]", line) == "[20,21]");
  CHECK(found("a[1][1]", line) == "21");
  CHECK(found("a[4]", line) == "-");
  CHECK(found("a[999999999]", line) == "-");
  CHECK(found("a[2].b", line) == "30");
  CHECK(found("a[2].c[0]", line) == "40");
  CHECK(found("a[].b", line) == "30 31");
  CHECK(found("m[]", line) == "[1,2] [3]");
  CHECK(found("m[][]", line) == "1 2 3");
  CHECK(found("m[][0]", line) == "1 3");
  CHECK(found("a.b", line) == "-");
  CHECK(found("a[2][0]", line) == "-");  // an object has no elements
  CHECK(found("a[]", R"({"a":[]})") == "-");
  CHECK(found("a[]", R"({"a":7})") == "-");
  CHECK(found("a[]", R"({"_a":[1,]})") == "1");
  CHECK(found("a.b[1]", R"({"a.b":[1,2]})") == "2");
  CHECK(found("a[0]", R"({"a[0]":"key","a":[1]})") == "\"key\"");
}

TEST_CASE("a quoted name is one key of the top level and nothing else") {
  CHECK(found_key("a.b", R"({"a":{"b":1},"a.b":2})") == "2");
  CHECK(found_key("a.b", R"({"a":{"b":1}})") == "-");
  CHECK(found_key("a", R"({"_a":1})") == "-");
  CHECK(found_key("a[0]", R"({"a":[1]})") == "-");
  CHECK(found_key("a[x", R"({"a[x":1})") == "1");
  CHECK(found_key("", R"({"":1})") == "1");
  CHECK(found_key("prefix", "2026-11-20_20:29:01.44647 {\"a\":1}") == "-");
  CHECK(found_key("a\"\\\n", R"({"a\"\\\n":1})") == "1");
}

TEST_CASE("a part in quotes is one key as it stands") {
  const std::string line = R"({"h":{"a b":1,"c.d":{"e":2},"x[0]":3},"_p q":{"r":4},"h.a b":5})";
  CHECK(found("h.\"a b\"", line) == "1");
  CHECK(found("h.'a b'", line) == "1");
  CHECK(found("h.\"\\u0061 b\"", line) == "1");
  CHECK(found("h.\"c.d\".e", line) == "2");
  CHECK(found("h.\"c\".d.e", line) == "-");
  CHECK(found("h.\"x[0]\"", line) == "3");
  CHECK(found("\"p q\".r", line) == "4");
  CHECK(found("\"h\".\"a b\"", line) == "1");
  CHECK(found("\"h.a b\"", line) == "5");
  CHECK(found("it's", R"({"it's":1})") == "1");  // only where a part begins
  for (const std::string_view name : {"\"a", "a.\"b", "a.\"b\"c", "'a'b", "a.'", "\"a\\\""}) {
    CAPTURE(name);
    CHECK_FALSE(FieldPath::compile(name, false));
  }
  CHECK(FieldPath::compile("a.\"b.c\"[].d", false)->name() == "a.b.c[].d");
}

TEST_CASE("what a name says of its keys") {
  const auto last = [](std::string_view name) {
    const FieldPath path = *FieldPath::compile(name, false);
    return std::string(path.last_key().text) + (path.last_key().ends_key ? "$" : "");
  };
  CHECK(last("a") == "a$");
  CHECK(last("a.b") == "b$");
  CHECK(last("a.\"b.c\"") == "b.c$");
  CHECK(last("a.b[0].c") == "b");
  const auto elements = [](std::string_view name) {
    return FieldPath::compile(name, false)->path_of_elements();
  };
  CHECK(elements("a[].b[0]") == "a.b");
  CHECK(elements("a.\"b[]\"") == "a.b[]");
  CHECK(FieldPath::compile("a[0]", false)->has_index());
  CHECK_FALSE(FieldPath::compile("a[]", false)->has_index());
  CHECK(FieldPath::compile("a[]", false)->has_every());
  CHECK(FieldPath::of_keys("a.\"b[0").name() == "a.\"b[0");
}

TEST_CASE("prefix is what stood before the JSON, unless the entry has such a key") {
  const std::string stamp = "2026-11-20_20:29:01.44647";
  CHECK(found("prefix", stamp + " {\"a\":1}") == '"' + stamp + '"');
  CHECK(found("prefix", stamp + " {\"_prefix\":1}") == "1");
  CHECK(found("prefix", "{\"a\":1}") == "-");
  CHECK(found("prefix.a", stamp + " {\"a\":1}") == "-");
}

TEST_CASE("a malformed line has no fields") {
  CHECK(found("a", "{\"a\":1") == "-");
  CHECK(found("prefix", "2026-11-20_20:29:01.44647 {\"a\":1") == "-");
}

TEST_CASE("names that are none") {
  CHECK_FALSE(FieldPath::compile("", false));
  for (const std::string_view name : {"a[x]", "a[-1]", "a[1", "a[", "[[0]]", "a[1.5]", "a[ 1]",
                                      "a[1234567890]", "a[0]b", "a[0]]", "a[]b]", "a[0]b.c"}) {
    CAPTURE(name);
    CHECK_FALSE(FieldPath::compile(name, false));
    CHECK(FieldPath::compile(name, true));
  }
  CHECK(FieldPath::compile("a]", false));
  std::string name = "a";
  for (std::size_t i = 1; i < FieldPath::kMaxSegments; ++i) name += ".a";
  CHECK(FieldPath::compile(name, false));
  CHECK_FALSE(FieldPath::compile(name + ".a", false));
  CHECK_FALSE(FieldPath::compile(name + "[0]", false));
  CHECK(FieldPath::compile(name + ".a", true));
  CHECK(FieldPath::compile("a.b", false)->name() == "a.b");
}

TEST_CASE("key_is compares what a key stands for") {
  CHECK(key_is("a", "a"));
  CHECK_FALSE(key_is("a", "b"));
  CHECK_FALSE(key_is("ab", "a"));
  CHECK(key_is(R"(\u0061b)", "ab"));
  CHECK(key_is(R"(\/)", "/"));
  CHECK(key_is(R"(\\)", "\\"));
  CHECK_FALSE(key_is(R"(\n)", R"(\n)"));
  CHECK(key_is(R"(\x22)", R"(\x22)"));  // no escape of JSON: it stands for itself
  CHECK(key_is(R"(\ud800)", "\uFFFD"));
  CHECK(key_is("", ""));
  CHECK_FALSE(key_is("", "a"));
}

TEST_CASE("hostile: deep entries, and a path that could branch at every dot") {
  constexpr std::size_t kDepth = 10'000;
  std::string deep;
  for (std::size_t i = 0; i < kDepth; ++i) deep += "{\"a\":";
  deep += "1" + std::string(kDepth, '}');
  CHECK(found("a.a.a.b", deep) == "-");
  std::string name = "a";
  for (std::size_t i = 1; i < FieldPath::kMaxSegments; ++i) name += ".a";
  CHECK(found(name, deep).size() > kDepth);
  // Objects whose keys are all the ways to cut the path.
  std::string entry = "{\"z\":0}";
  for (int i = 0; i < 12; ++i) entry = "{\"a\":" + entry + ",\"a.a\":" + entry + "}";
  CHECK(found(name, entry) == "-");
}

}  // namespace
}  // namespace gsaw
