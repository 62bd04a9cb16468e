// JsonReader::read_ahead: lines tokenized in one go read as each does alone.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "record/record_parser.h"
#include "unit/base/guarded_bytes.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::members_of;
using testing::shown_member;

// What a line is, as RecordParser has it.
std::string parsed(RecordParser& parser, std::string_view line) {
  std::string out;
  const std::size_t count = parser.parse(line);
  for (std::size_t i = 0; i < count; ++i) {
    const Record& record = parser.record(i);
    out += record.malformed ? "malformed" : "{";
    for (const JsonMember& member : record.members) out += ' ' + shown_member(member);
    out += '\n';
  }
  return out;
}

const std::vector<std::string_view> kLines = {
    R"({"a":1})",
    R"({"a":[1,)",
    R"({"a":{"b":)",
    R"({"a":1,)",
    R"({"a":)",
    R"({"a")",
    "{",
    R"("b":2})",
    R"(]})",
    R"(1})",
    "}",
    "",
    R"({"a":"x"}{"b":[{},{"c":"y"}]})",
    R"({"a":1}})",
    R"( {"a":1,} )",
    R"([pod/x"/y] {"{"k":1})",
    R"(2011-12-26T21:53:38Z {"k":[2]})",
    R"(a"b" | {"k":3})",
    R"({"a":1}\)",
};

TEST_CASE("lines read ahead are what they are alone, whichever line is before and behind") {
  for (const std::string_view before : kLines) {
    for (const std::string_view line : kLines) {
      for (const std::string_view behind : kLines) {
        const std::string text =
            std::string(before) + '\n' + std::string(line) + '\n' + std::string(behind) + '\n';
        CAPTURE(text);
        RecordParser parser;
        parser.read_ahead(text);
        std::string_view left = text;
        for (const std::string_view each : {before, line, behind}) {
          RecordParser alone;
          CHECK(parsed(parser, left.substr(0, each.size() + 1)) == parsed(alone, each));
          left.remove_prefix(each.size() + 1);
        }
      }
    }
  }
}

TEST_CASE("a quote in a stamp shifts the tokens of its line, which then is read alone") {
  const std::string line = R"([pod/x"/y] {"{"k":1})";
  RecordParser parser;
  parser.read_ahead(line);
  CHECK(parsed(parser, line) == "malformed\n{ k=1\n");
}

TEST_CASE("lines may be left out, and text that can't be tokenized as a whole") {
  JsonReader reader;
  const std::string text = "{\"a\":1}\n{\"b\":\"\xFF\"}\n{\"c\":3}\n";
  for (const bool bad : {false, true}) {
    std::string lines = text;
    if (!bad) lines[14] = 'x';
    reader.read_ahead(lines);
    const std::string_view view = lines;
    CHECK(members_of(reader, view.substr(0, 7)) == "a=1");
    CHECK(members_of(reader, view.substr(18, 7)) == "c=3");
    CHECK(members_of(reader, R"({"elsewhere":1})") == "elsewhere=1");
    CHECK(members_of(reader, view.substr(18, 7)) == "c=3");  // not in order
  }
}

TEST_CASE("with keys that are foreseen, too, a torn line ends where it does") {
  JsonReader reader;
  const std::string whole = R"({"a":1,"b":2})", torn = R"({"a":1,)", rest = R"("b":2})";
  const std::string lines = whole + '\n' + whole + '\n' + torn + '\n' + rest + '\n' + whole +
                            std::string(100, ' ') + '\n';
  const testing::GuardedBytes memory;
  const std::string_view text = memory.place(lines);
  reader.read_ahead(text);
  const std::size_t size = whole.size();
  for (const std::size_t begin : {std::size_t{0}, size + 1}) {
    CHECK(members_of(reader, text.substr(begin, size)) == "a=1 b=2");
  }
  CHECK(members_of(reader, text.substr(2 * size + 2, torn.size())) == "malformed");
}

TEST_CASE("with keys that are foreseen, too, nothing behind the last line is read") {
  JsonReader reader;
  const testing::GuardedBytes memory;
  for (const std::string_view line :
       {R"({"a":1})", R"({"a":1,"b":2})", R"({"a":1,"long_key":""})"}) {
    const std::string_view text = memory.place(std::string(line) + '\n' + std::string(line));
    for (int i = 0; i < 2; ++i) {
      reader.read_ahead(text);
      const std::string first = members_of(reader, text.substr(0, line.size()));
      CHECK(members_of(reader, text.substr(line.size() + 1)) == first);
    }
  }
}

TEST_CASE("nothing is ahead any more: other lines may stand in the same memory") {
  std::string text = "{\"a\":1}\n{\"b\":\"x\"}\n";
  JsonReader reader;
  reader.read_ahead(text);
  CHECK(members_of(reader, std::string_view(text).substr(0, 7)) == "a=1");
  reader.read_ahead({});
  text = "{\"a\":1}\n{\"b\":[1],}\n";
  CHECK(members_of(reader, std::string_view(text).substr(8, 10)) == "b=[1]");
}

TEST_CASE("which lines have backslashes is asked again of what stands in the same memory") {
  std::string text = "{\"a\":1}\n{\"b\":\"xy\"}\n";
  JsonReader reader;
  for (const std::string_view value : {"xy", "\\n", "xy", "\\t"}) {
    text.replace(text.size() - 5, 2, value);
    const std::string_view line = std::string_view(text).substr(8, 10);
    const bool is_plain = value == "xy";
    reader.read_ahead(text, !is_plain);
    REQUIRE(reader.read(line));
    CHECK(reader.has_backslash(reader.objects()[0]) != is_plain);
  }
}

TEST_CASE("tokens() are the line's own") {
  JsonReader reader;
  const std::string text = "{\"a\":1}\n{\"b\":[2,3]}\n{\"c\":3}\n";
  reader.read_ahead(text);
  REQUIRE(reader.read(std::string_view(text).substr(8, 11)));
  CHECK(reader.tokens().count == 9);
  CHECK(reader.objects()[0].token == 0);
  CHECK(reader.members(reader.objects()[0])[0].value.token == 3);
}

}  // namespace
}  // namespace gsaw
