// Frames that are objects, as people write them.
#include "record/stack_frame.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

bool is_frame(std::string_view text) {
  ParsedLine line(text);
  return is_stack_frame(line.record().tokens, line.record().object);
}

std::string written(std::string_view text) {
  ParsedLine line(text);
  std::string out;
  CompactJson json;
  append_stack_frame(out, line.record().tokens, line.record().object, json);
  return out;
}

TEST_CASE("a frame names its place") {
  // log4j
  CHECK(is_frame(R"({"class":"a.B","method":"c","file":"B.java","line":1})"));
  // tslog
  CHECK(is_frame(R"({"fullFilePath":"/a/b.ts:3:7","fileLine":"3","method":"f"})"));
  // structlog
  CHECK(is_frame(R"({"filename":"a.py","lineno":4,"name":"main"})"));
  // zerolog's pkgerrors
  CHECK(is_frame(R"({"func":"main","line":"20","source":"a.go"})"));
  CHECK(is_frame(R"({"declaringClass":"a.B","methodName":"c"})"));
}

TEST_CASE("what is no frame") {
  for (const std::string_view text :
       {R"({})", R"({"line":1})", R"({"class":"a.B"})", R"({"name":"x","column":2})",
        R"({"file":"a.log","size":1})", R"({"class":{"a":1},"line":[1]})",
        R"({"path":"/a","line":1})", R"({"class":"E","message":"m","line":1})"}) {
    CAPTURE(text);
    CHECK_FALSE(is_frame(text));
  }
}

TEST_CASE("class, method, file and line, as much as there is") {
  CHECK(written(R"({"class":"a.B","method":"c","file":"B.java","line":12})") ==
        "at a.B.c(B.java:12)");
  CHECK(written(R"({"class":"a.B","method":"c"})") == "at a.B.c");
  CHECK(written(R"({"class":"a.B","method":"c","line":7})") == "at a.B.c(line 7)");
  CHECK(written(R"({"file":"a.py","line":7})") == "at a.py:7");
  CHECK(written(R"({"func":"f","file":"a.js","line":7,"column":3})") == "at f(a.js:7:3)");
  // Java's StackTraceElement: -2 is native, -1 not known.
  CHECK(written(R"({"class":"a.B","method":"c","file":"B.java","line":-2})") ==
        "at a.B.c(Native Method)");
  CHECK(written(R"({"class":"a.B","method":"c","file":"B.java","line":-1})") == "at a.B.c(B.java)");
  CHECK(written(R"({"fullFilePath":"/a/b.ts:3:7","fileLine":"3","fileColumn":"7"})") ==
        "at /a/b.ts:3:7");
}

TEST_CASE("what else a frame holds stands behind it") {
  CHECK(written(R"({"class":"a.B","method":"c","line":1,"args":[1, 2],"none":null})") ==
        "at a.B.c(line 1)  args=[1,2]");
  CHECK(written(R"({"class":"a.B","method":"c","exact":false,"location":"x.jar","version":"1"})") ==
        "at a.B.c");
  CHECK(written(R"({"x":1})") == R"({"x":1})");
}

TEST_CASE("hostile: parts of any type and size") {
  CHECK(written(R"({"class":{"a":1},"method":"c","line":[1]})") ==
        R"(at c  class={"a":1}  line=[1])");
  const std::string big(100'000, 'x');
  const std::string frame = R"({"class":")" + big + R"(","method":"c","line":1})";
  CHECK(written(frame) == "at " + big + ".c(line 1)");
}

}  // namespace
}  // namespace gsaw
