// The walk over the fields of an entry: order, paths, limits, what is left out.
#include "record/field_walk.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;
using testing::shown_value;

constexpr FieldWalk::Limits kNoLimits{.path_bytes = std::string_view::npos};

bool enter_all(std::string_view, std::uint32_t) { return true; }

std::string shown_field(const Field& field) {
  std::string out(field.path);
  if (field.key != field.path) out += '(' + std::string(field.key) + ')';
  return out + '=' + shown_value(field.value);
}

std::string fields_of(std::string_view line, const FieldWalk::Limits& limits = {}) {
  ParsedLine parsed(line);
  FieldWalk walk(limits);
  std::string out;
  CHECK_FALSE(walk.any(parsed.record(), enter_all, [&](const Field& field) {
    out += (out.empty() ? "" : " ") + shown_field(field);
    return false;
  }));
  return out;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("every value has its path, in the order of the line") {
  CHECK(fields_of(R"({"a":1,"b":{"c":"x","d":{"e":null},"f":true},"g":-2.5})") ==
        R"(a=1 b.c(c)="x" b.d.e(e)=null b.f(f)=true g=-2.5)");
  CHECK(fields_of(R"({"a":1,"a":{"a":2,"a":3}})") == "a=1 a.a(a)=2 a.a(a)=3");
  CHECK(fields_of(R"({"a.b":1,"a":{"b.c":2}})") == "a.b=1 a.b.c(b.c)=2");
  CHECK(fields_of(R"({"":1,"a":{"":{"b":2}}})") == "=1 a..b(b)=2");
  CHECK(fields_of("{}").empty());
  CHECK(fields_of("{\"a\":").empty());
}

TEST_CASE("arrays and empty objects are fields") {
  CHECK(fields_of(R"({"a":[1,{"b":2}],"c":{},"d":{"e":{},"f":[]}})") ==
        R"(a=[1,{"b":2}] c={} d.e(e)={} d.f(f)=[])");
}

TEST_CASE("blanks and trailing commas change nothing") {
  CHECK(fields_of("{ \"a\" : { \"b\" : 1 , \"c\" : { \"d\" : [ 2 ] , } , } , \"e\" : 3 , }") ==
        "a.b(b)=1 a.c.d(d)=[ 2 ] e=3");
}

TEST_CASE("keys are decoded, wherever they stand") {
  CHECK(fields_of(R"({"\u0061":1,"b":{"\u0063\t":{"d\"":2}},"e":3})") ==
        "a=1 b.c\t.d\"(d\")=2 e=3");
}

TEST_CASE("deep objects and those with long paths are fields themselves") {
  CHECK(fields_of(R"({"a":{"b":{"c":1}}})", {.depth = 0}) == R"(a={"b":{"c":1}})");
  CHECK(fields_of(R"({"a":{"b":{"c":1}}})", {.depth = 1}) == R"(a.b(b)={"c":1})");
  CHECK(fields_of(R"({"a":{"b":{"c":1}}})", {.depth = 2}) == "a.b.c(c)=1");
  CHECK(fields_of(R"({"a":{"b":{"c":1}},"abcd":{"e":2}})", {.path_bytes = 3}) ==
        R"(a.b.c(c)=1 abcd={"e":2})");
  const int most = static_cast<int>(FieldWalk::kMostDepth);
  CHECK(fields_of(repeated(R"({"a":)", most + 1) + "1" + repeated("}", most + 1)) ==
        repeated("a.", most) + "a(a)=1");
  CHECK(fields_of(repeated(R"({"a":)", most + 2) + "1" + repeated("}", most + 2)) ==
        repeated("a.", most) + R"(a(a)={"a":1})");
}

TEST_CASE("any depth of nesting is walked past") {
  const int deep = 100'000;
  const std::string within = repeated(R"({"a":)", deep) + "1" + repeated("}", deep);
  ParsedLine parsed(R"({"x":)" + within + R"(,"y":2})");
  FieldWalk walk;
  std::string last;
  walk.any(parsed.record(), enter_all, [&](const Field& field) {
    last = field.path;
    return false;
  });
  CHECK(last == "y");
}

TEST_CASE("a path of any length, and what is read behind it") {
  for (const int length : {1, 15, 16, 17, 31, 200, 490, 510, 512, 600, 5000}) {
    CAPTURE(length);
    const std::string key = repeated("k", length);
    CHECK(fields_of(R"({"a":{")" + key + R"(":{")" + key + R"(":1}},")" + key + R"(":2})",
                    kNoLimits) == "a." + key + "." + key + "(" + key + ")=1 " + key + "=2");
  }
  ParsedLine parsed(R"({"a":1,"b":{"c":2},"d":3})");
  FieldWalk walk;
  unsigned sum = 0;  // of what may be read, so that a sanitizer sees it
  walk.any(parsed.record(), enter_all, [&](const Field& field) {
    for (std::size_t i = 0; i < FieldWalk::kReadable; ++i) {
      sum += static_cast<unsigned char>(field.path.data()[field.path.size() + i]);
    }
    return false;
  });
  CHECK(sum < 3 * 16 * 256);
}

TEST_CASE("what is not entered is left out; the walk ends when it is told so") {
  ParsedLine parsed(R"({"a":{"b":1},"c":{"d":{"e":2},"f":3},"g":4})");
  const Record& record = parsed.record();
  FieldWalk walk;
  std::string asked, out;
  const auto walk_until = [&](std::string_view last) {
    asked.clear();
    out.clear();
    return walk.any(
        record,
        [&](std::string_view path, std::uint32_t token) {
          CHECK(record.tokens.at(token) == '{');
          asked += std::string(path) + ' ';
          return path != "a" && path != "c.d";
        },
        [&](const Field& field) {
          out += std::string(field.path) + ' ';
          return field.path == last;
        });
  };
  CHECK_FALSE(walk_until("none"));
  CHECK(asked == "a c c.d ");
  CHECK(out == "c.f g ");
  CHECK(walk_until("c.f"));
  CHECK(out == "c.f ");
}

TEST_CASE("one value under a name") {
  ParsedLine parsed(R"({"a":{"b":{"c":1},"d":"\u0078"},"e":5})");
  const Record& record = parsed.record();
  FieldWalk walk;
  std::string out;
  const auto show = [&](const Field& field) {
    out += shown_field(field) + ' ';
    return false;
  };
  for (const JsonMember& member : record.members) {
    walk.any_of(record, "name", member.value, enter_all, show);
  }
  CHECK(out == R"(name.b.c(c)=1 name.d(d)="\u0078" name=5 )");
}

}  // namespace
}  // namespace gsaw
