// Walking the tokens of a valid line: children, skipping, and the two searches.
#include "record/json_walk.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::shown_member;
using testing::shown_value;

// A line and the value of its first member.
struct Line {
  explicit Line(std::string_view text) : bytes(text) {
    REQUIRE(reader.read(bytes));
    object = {JsonType::object, reader.objects()[0].raw, reader.objects()[0].token};
    if (reader.objects()[0].member_count > 0) {
      first = reader.members(reader.objects()[0]).front().value;
    }
  }

  std::string bytes;
  JsonReader reader;
  JsonValue object, first;
};

std::string children(const JsonTokens& tokens, const JsonValue& container) {
  std::string out;
  for (JsonChildren child(tokens, container); child.next();) {
    if (!out.empty()) out += ' ';
    out += shown_member(child.member());
  }
  return out;
}

std::string children_of_first(std::string_view text) {
  const Line line(text);
  return children(line.reader.tokens(), line.first);
}

using Search = bool (*)(const JsonTokens&, const JsonValue&, FunctionRef<bool(const JsonValue&)>);

// Everything the search offers, and what it says when one of them is taken.
std::string offered(Search search, const JsonTokens& tokens, const JsonValue& container) {
  std::string out;
  int count = 0;
  CHECK_FALSE(search(tokens, container, [&](const JsonValue& value) {
    if (!out.empty()) out += ' ';
    out += shown_value(value);
    ++count;
    return false;
  }));
  for (int wanted = 1; wanted <= count && count < 100; ++wanted) {
    int calls = 0;
    CHECK(search(tokens, container, [&](const JsonValue&) { return ++calls == wanted; }));
    CHECK(calls == wanted);
  }
  return out;
}

TEST_CASE("children of an array have no key, those of an object theirs, still escaped") {
  CHECK(children_of_first(R"({"a":[1,"x",null,[2,[3]],{"y":4}]})") ==
        R"(=1 ="x" =null =[2,[3]] ={"y":4})");
  CHECK(children_of_first(R"({"a":{"b":1,"\u0063":"x","b":[{}],"":{"d":1}}})") ==
        R"(b=1 \u0063="x" b=[{}] ={"d":1})");
  CHECK(children_of_first(R"({"a":[]})").empty());
  CHECK(children_of_first(R"({"a":{}})").empty());
  CHECK(children_of_first("{\"a\":[ 1 ,\t2 , ] }") == "=1 =2");
  CHECK(children_of_first("{\"a\":{ \"b\" : 1 , } }") == "b=1");
}

TEST_CASE("children of the entry itself, and of children") {
  const Line line(R"({"a":{"b":[10,20]},"c":1})");
  const JsonTokens tokens = line.reader.tokens();
  CHECK(children(tokens, line.object) == R"(a={"b":[10,20]} c=1)");
  JsonChildren outer(tokens, line.first);
  REQUIRE(outer.next());
  CHECK(children(tokens, outer.member().value) == "=10 =20");
  CHECK_FALSE(outer.next());
  CHECK_FALSE(outer.next());  // asked again, still at the end
}

TEST_CASE("skip_value goes to the token behind a value of any kind") {
  const Line line(R"({"a":[1,{"b":[]}],"c":"x","d":2})");
  const JsonTokens tokens = line.reader.tokens();
  CHECK(skip_value(tokens, 0) == tokens.count);
  CHECK(tokens.at(line.first.token) == '[');
  const std::uint32_t behind_array = skip_value(tokens, line.first.token);
  CHECK(tokens.at(behind_array) == ',');
  CHECK(tokens.positions[behind_array] == 17);
  CHECK(skip_value(tokens, behind_array + 1) == behind_array + 2);
}

TEST_CASE("read_scalar tells the grammar's literals from others") {
  const auto scalar = [](std::string_view text) {
    const std::uint32_t positions[] = {0, static_cast<std::uint32_t>(text.size())};
    JsonValue value;
    const bool read = read_scalar({text.data(), positions, 1}, 0, value);
    return read ? shown_value(value) : "none";
  };
  CHECK(scalar("true") == "true");
  CHECK(scalar("false \t\r\n") == "false");
  CHECK(scalar("null") == "null");
  CHECK(scalar("-0.5e3 ") == "-0.5e3");
  CHECK(scalar(R"("x" )") == R"("x")");
  CHECK(scalar(R"("")") == R"("")");
  CHECK(scalar(R"(" x ")") == R"(" x ")");
  for (const std::string_view text :
       {"tru", "truer", "nul", "f", "01", "-", "1 2", "x", "\"", "\"x", ":", "\xFF"}) {
    CAPTURE(text);
    CHECK(scalar(text) == "none");
  }
}

TEST_CASE("any_array_scalar: arrays within arrays, objects left out") {
  const auto scalars = [](std::string_view text) {
    const Line line(text);
    return offered(any_array_scalar, line.reader.tokens(), line.first);
  };
  CHECK(scalars(R"({"a":[1,"x",true,null],"b":[9]})") == R"(1 "x" true null)");
  CHECK(scalars(R"({"a":[[1,[2]],{"b":3,"c":[4]},[[],{}],5,]})") == "1 2 5");
  CHECK(scalars(R"({"a":[]})").empty());
  CHECK(scalars(R"({"a":[{"b":[1]}]})").empty());
}

TEST_CASE("any_text: keys, strings and numbers at any depth") {
  const auto texts = [](std::string_view text) {
    const Line line(text);
    return offered(any_text, line.reader.tokens(), line.object);
  };
  CHECK(texts(R"({"a":1,"b":{"c":["x",{"d":-2e3}]},"e":true,"f":null})") ==
        R"("a" 1 "b" "c" "x" "d" -2e3 "e" "f")");
  CHECK(texts("{}").empty());
  const Line line(R"({"a":{"b":[1]},"c":2})");
  CHECK(offered(any_text, line.reader.tokens(), line.first) == "\"b\" 1");
}

TEST_CASE("values keep their identity: the token is the same however a value is reached") {
  const Line line(R"({"a":["x",2]})");
  JsonChildren child(line.reader.tokens(), line.first);
  REQUIRE(child.next());
  const JsonValue first = child.member().value;
  bool same = false;
  any_array_scalar(line.reader.tokens(), line.first, [&](const JsonValue& value) {
    same = value.token == first.token && value.raw.data() == first.raw.data();
    return true;
  });
  CHECK(same);
}

TEST_CASE("hostile: half a million levels") {
  constexpr std::size_t kDepth = 500'000;
  const Line arrays("{\"a\":" + std::string(kDepth, '[') + "7" + std::string(kDepth, ']') + "}");
  CHECK(offered(any_array_scalar, arrays.reader.tokens(), arrays.first) == "7");
  CHECK(skip_value(arrays.reader.tokens(), arrays.first.token) == arrays.reader.tokens().count - 1);
  std::string objects;
  for (std::size_t i = 0; i < kDepth; ++i) objects += "{\"\":";
  const Line nested(objects + "7" + std::string(kDepth, '}'));
  std::size_t count = 0;
  any_text(nested.reader.tokens(), nested.object, [&](const JsonValue&) {
    ++count;
    return false;
  });
  CHECK(count == kDepth + 1);
}

}  // namespace
}  // namespace gsaw
