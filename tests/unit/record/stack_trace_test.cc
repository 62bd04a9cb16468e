// Which values are read as lines, and which of them is the stack of an entry.
#include "record/stack_trace.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

constexpr std::string_view kFrame = R"({"class":"a.B","method":"c","line":1})";

// Of the value of the first member.
bool block(std::string_view member) {
  ParsedLine line("{" + std::string(member) + "}");
  const JsonMember& first = line.record().members.front();
  return is_block(line.record().tokens, first.key, first.value);
}

std::string stack_of(std::string_view text) {
  ParsedLine line(text);
  const auto found = find_stack(line.record());
  return found ? std::string(found->raw) : "-";
}

TEST_CASE("a text of several lines is a block, whatever its key") {
  CHECK(block(R"("a":"x\ny")"));
  CHECK(block(R"("a":"x\u000ay")"));
  CHECK(block(R"("a":"x\r\ny")"));
  CHECK_FALSE(block(R"("a":"x")"));
  CHECK_FALSE(block(R"("a":"x\n")"));
  CHECK_FALSE(block(R"("a":"x\r\n")"));
  CHECK_FALSE(block(R"("a":"x\\ny")"));
  CHECK_FALSE(block(R"("a":"")"));
}

TEST_CASE("arrays of frames, and of texts that look like frames under a key of stacks") {
  const std::string frame(kFrame);
  CHECK(block(R"("any":[)" + frame + "]"));
  CHECK(block(R"("backtrace":["a.rb:1:in 'f'","b.rb:2:in 'g'"])"));
  CHECK(block(R"x("stack_trace":["at a.B.c(B.java:1)"])x"));
  CHECK_FALSE(block(R"("any":["a.rb:1:in 'f'"])"));
  CHECK_FALSE(block(R"("stack":["one","two"])"));
  CHECK_FALSE(block(R"("stack":[1,2])"));
  CHECK_FALSE(block(R"("stack":[])"));
  CHECK(block(R"("any":[{"deep":["x\ny"]}])"));
}

TEST_CASE("exceptions that are objects") {
  const std::string frames = "[" + std::string(kFrame) + "]";
  CHECK(block(R"("x":{"class":"E","frames":)" + frames + "}"));
  CHECK(block(R"("error":{"type":"E","stack":["a.rb:1:in 'f'"]})"));
  CHECK(block(R"("exception":{"class":"E","message":"m","file":"/a.php:12"})"));
  CHECK(block(R"("exception":{"class":"E","message":"m","file":"/a.php","line":12})"));
  CHECK_FALSE(block(R"("error":{"class":"E","message":"m"})"));
  CHECK_FALSE(block(R"("x":{"class":"E","message":"m","file":"/a.php:12"})"));
  CHECK_FALSE(block(R"("error":{})"));
}

TEST_CASE("the stack of an entry: the member that plays the role, else one by its looks") {
  CHECK(stack_of(R"({"msg":"m","stack":"E\n at f"})") == R"(E\n at f)");
  CHECK(stack_of(R"({"msg":"m","err":{"stack":"E\n at f"}})") == R"(E\n at f)");
  CHECK(stack_of(R"x({"msg":"m","odd":"E\n    at f (a.js:1)"})x") == R"(E\n    at f (a.js:1))");
  CHECK(stack_of(R"({"msg":"m","odd":{"deep":"E\n  File \"a.py\", line 1"}})") ==
        R"(E\n  File \"a.py\", line 1)");
  // Go's
  CHECK(stack_of(R"({"msg":"m","odd":"main.f\n\t/a/b.go:12"})") == R"(main.f\n\t/a/b.go:12)");
  CHECK(stack_of(R"({"msg":"m","note":"two\nlines"})") == "-");
  // The message, where there is no other.
  CHECK(stack_of(R"x({"msg":"E\n    at f (a.js:1)"})x") == R"(E\n    at f (a.js:1))");
  CHECK(stack_of(R"x({"msg":"E\n    at f (a.js:1)","stack":"F"})x") == "F");
  CHECK(stack_of(R"x({"msg":"E\n    at f (a.js:1)","odd":"F\n    at g"})x") == R"(F\n    at g)");
  CHECK(stack_of(R"({"msg":"two\nlines"})") == "-");
  CHECK(stack_of(R"({"msg":"list:\n  one\n  two"})") == "-");
  CHECK(stack_of("no JSON") == "-");
}

TEST_CASE("a text of several lines in an array is a stack when one of them is a frame") {
  CHECK(stack_of(R"({"args":["m","\nx"]})") == "-");
  CHECK(stack_of(R"({"msg":"m","any":[{"deep":["x\ny"]}]})") == "-");
  CHECK(stack_of(R"({"msg":"m","any":["x\n  at f"]})") == R"(["x\n  at f"])");
  CHECK(stack_of(R"({"msg":"m","stack":["x\ny"]})") == R"(["x\ny"])");
}

TEST_CASE("an error that is one word is no stack") {
  CHECK(stack_of(R"({"msg":"m","error":"timeout"})") == "-");
  CHECK(stack_of(R"({"msg":"m","err":"timeout","stack":"E\n at f"})") == R"(E\n at f)");
}

TEST_CASE("a test of the stack sees what is shown") {
  ParsedLine line(R"({"msg":"m","thrown":{"class":"E","frames":[)" + std::string(kFrame) + "]}}");
  int calls = 0;
  std::string last;
  CHECK_FALSE(any_stack(line.record(), [&](const JsonValue& value) {
    ++calls;
    last = std::string(value.raw);
    return false;
  }));
  CHECK(calls == 2);
  CHECK(last == R"(E\n    at a.B.c(line 1)\n)");
  ParsedLine none(R"({"msg":"m"})");
  CHECK_FALSE(any_stack(none.record(), [](const JsonValue&) { return true; }));
}

}  // namespace
}  // namespace gsaw
