// RecordParser: lines to records, whatever stands around the JSON.
#include "record/record_parser.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/timestamp.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

// The members of record `index`, each as `key=value`.
std::string shown(const Record& record) {
  std::string out;
  for (const JsonMember& member : record.members) out += testing::shown_member(member) + ' ';
  if (!out.empty()) out.pop_back();
  return out;
}

TEST_CASE("one entry, with and without its line end") {
  for (const std::string_view end : {"", "\n", "\r\n", "\r"}) {
    ParsedLine line(R"({"a":1,"b":"x"})" + std::string(end));
    REQUIRE(line.count() == 1);
    const Record& record = line.record();
    CHECK_FALSE(record.malformed);
    // Raw is all of the line but its newline.
    const std::string_view carriage_return = end.starts_with('\r') ? "\r" : "";
    CHECK(record.raw == R"({"a":1,"b":"x"})" + std::string(carriage_return));
    CHECK(shown(record) == R"(a=1 b="x")");
    CHECK(record.prefix.empty());
    CHECK_FALSE(record.prefix_time);
    CHECK(testing::shown_value(record.object) == R"({"a":1,"b":"x"})");
  }
}

TEST_CASE("blank lines are no records") {
  for (const std::string_view line :
       {std::string_view(), std::string_view("\n"), std::string_view("\r\n"),
        std::string_view(" \t \n"), std::string_view("\0\n", 2), std::string_view("\0\0 \0", 4),
        std::string_view("\xEF\xBB\xBF\n")}) {
    CHECK(ParsedLine(line).count() == 0);
  }
}

TEST_CASE("blanks, NULs and a byte order mark around an entry; raw is the whole line") {
  CHECK(shown(ParsedLine("  \t{\"a\":1} \n").record()) == "a=1");
  CHECK(ParsedLine("  {\"a\":1} \n").record().raw == "  {\"a\":1} ");
  CHECK(shown(ParsedLine("\xEF\xBB\xBF{\"a\":1}\n").record()) == "a=1");
  CHECK(shown(ParsedLine("\xEF\xBB\xBF {\"a\":1}").record()) == "a=1");
  // A captured GELF TCP stream.
  ParsedLine stream(std::string_view("\0{\"a\":1}\0{\"b\":2}\0\n", 18));
  REQUIRE(stream.count() == 2);
  CHECK(shown(stream.record(0)) == "a=1");
  CHECK(shown(stream.record(1)) == "b=2");
}

TEST_CASE("objects back to back: a record each, with its own bytes") {
  ParsedLine line("{\"a\":1}{\"b\":[2]} {}\n");
  REQUIRE(line.count() == 3);
  CHECK(line.record(2).raw == "{}");
  CHECK(line.record(2).members.empty());
  CHECK(line.record(0).raw == "{\"a\":1}");
  CHECK(line.record(1).raw == "{\"b\":[2]}");
  CHECK(shown(line.record(1)) == "b=[2]");
}

TEST_CASE("objects back to back that hold entries: each is what it would be alone") {
  const std::string plain = R"({"level":3})";
  const std::string wrapping = R"({"log":"{\"level\":\"warn\",\"msg\":\"x\"}\n"})";
  const std::string batch = R"({"Records":[{"n":1},{"n":2}]})";
  ParsedLine line(plain + wrapping + batch + plain);
  REQUIRE(line.count() == 5);
  for (const std::size_t at : {4U, 1U, 3U, 2U, 0U, 1U}) {
    const std::string& own = at == 1 ? wrapping : (at == 2 || at == 3 ? batch : plain);
    CAPTURE(at);
    CHECK(line.record(at).raw == own);
    ParsedLine alone(own);
    REQUIRE(alone.count() == (own == batch ? 2 : 1));
    CHECK(shown(line.record(at)) == shown(alone.record(at == 3 ? 1 : 0)));
  }
  CHECK(line.record(1).level() == Level::warn);
  CHECK(line.record(1).is_unfolded);
  CHECK_FALSE(line.record(4).is_unfolded);
}

TEST_CASE("behind a torn record each that is whole is one") {
  ParsedLine line(R"({"a":1,"mess{"level":"error","n":1}{"level":"warn"} {"n":3})");
  REQUIRE(line.count() == 4);
  CHECK(line.record(0).malformed);
  CHECK(line.record(0).raw == R"({"a":1,"mess)");
  CHECK(line.record(1).raw == R"({"level":"error","n":1})");
  CHECK(line.record(2).level() == Level::warn);
  CHECK(line.record(3).raw == R"({"n":3})");
}

TEST_CASE("what is no JSON before a whole one belongs to the torn record") {
  ParsedLine line(R"({"a":1,"mess{"n":1}{"b":x}{"c":3}{"d":4})");
  REQUIRE(line.count() == 3);
  CHECK(line.record(0).raw == R"({"a":1,"mess{"n":1}{"b":x})");
  CHECK(line.record(1).raw == R"({"c":3})");
  CHECK(line.record(2).raw == R"({"d":4})");
}

TEST_CASE("a torn record before a whole one is malformed, and says nothing of that") {
  ParsedLine line(
      "2026-11-20_20:29:01.44647 {\"t\":\"x\",\"level\":\"er{\"a\":1,\"level\":\"error\"}\r\n");
  REQUIRE(line.count() == 2);
  CHECK(line.record(0).malformed);
  CHECK(line.record(0).raw == "2026-11-20_20:29:01.44647 {\"t\":\"x\",\"level\":\"er");
  CHECK(line.record(0).prefix.empty());
  CHECK_FALSE(line.record(0).time());
  CHECK_FALSE(line.record(1).malformed);
  CHECK(line.record(1).raw == R"({"a":1,"level":"error"})");
  CHECK(shown(line.record(1)) == R"(a=1 level="error")");
  CHECK(line.record(1).level() == Level::err);
  CHECK(line.record(1).prefix == "2026-11-20_20:29:01.44647");
  CHECK(line.record(1).time() == time_from_text("2026-11-20T20:29:01.44647Z"));
}

TEST_CASE("an array with an entry a line") {
  for (const std::string_view line : {"[", "]", ",", " ]\r\n", "[\n"}) {
    CHECK(ParsedLine(line).count() == 0);
  }
  for (const std::string_view line :
       {"{\"a\":1},\n", "[{\"a\":1},\n", ",{\"a\":1}\n", "{\"a\":1}]\r\n", "[{\"a\":1}]"}) {
    ParsedLine parsed(line);
    REQUIRE(parsed.count() == 1);
    CHECK(shown(parsed.record()) == "a=1");
    CHECK(parsed.record().prefix.empty());
  }
}

TEST_CASE("roles are those of the record, also after another was looked at") {
  ParsedLine line(R"({"msg":"one","level":30}{"msg":"two"}{"level":"error"})");
  REQUIRE(line.count() == 3);
  CHECK(line.record(0).role(Role::message)->value.raw == "one");
  CHECK(line.record(0).level() == Level::info);
  CHECK(line.record(1).role(Role::message)->value.raw == "two");
  CHECK_FALSE(line.record(1).level());
  CHECK_FALSE(line.record(2).role(Role::message));
  CHECK(line.record(2).roles().level == Level::err);
  CHECK_FALSE(line.record(1).roles().level);
}

TEST_CASE("a prefix is split off, and its time used where the entry has none") {
  const auto stamp = time_from_text("2026-11-20T20:29:01.44647Z");
  {
    ParsedLine line("2026-11-20_20:29:01.44647 {\"a\":1}\n");
    REQUIRE(line.count() == 1);
    const Record& record = line.record();
    CHECK_FALSE(record.malformed);
    CHECK(record.prefix == "2026-11-20_20:29:01.44647");
    CHECK(record.prefix_value.type == JsonType::string);
    CHECK(record.prefix_value.raw == record.prefix);
    CHECK(record.prefix_value.token == kNoToken);
    CHECK(record.prefix_time == stamp);
    CHECK(record.time() == stamp);
    CHECK(record.raw == "2026-11-20_20:29:01.44647 {\"a\":1}");
    CHECK(shown(record) == "a=1");
  }
  ParsedLine own("2026-11-20_20:29:01.44647 {\"timestamp\":1324936418.221}");
  CHECK(own.record().time() == time_from_epoch("1324936418.221"));
  // Of objects back to back each has it.
  ParsedLine two("2026-11-20_20:29:01.44647 {\"a\":1}{\"b\":2}");
  REQUIRE(two.count() == 2);
  CHECK(two.record(1).time() == stamp);
  CHECK(two.record(1).raw == "{\"b\":2}");
}

TEST_CASE("prefix_value is the prefix as a JSON string") {
  ParsedLine line("2026-11-20_20:29:01.45917 p\"f\x01 {\"a\":1}");
  if (line.record().malformed) return;  // then this is no prefix, which is as good
  CHECK(line.record().prefix_value.raw == "2026-11-20_20:29:01.45917 p\\\"f\\u0001");
}

TEST_CASE("no JSON object: one malformed record, which has nothing but its bytes") {
  for (const std::string_view text :
       {"plain text", "[1,2]", "\"x\"", "{\"a\":", "{\"a\":1} trailing", "{\"a\":1}}",
        "no prefix {}", "\"key\": {\"a\":1}", "{\"a\":{\"b\":1}",
        "2026-11-20_20:29:01.44647 {\"a\":", "2026-11-20_20:29:01.44647 text", "\x1e", "{", "}"}) {
    CAPTURE(text);
    ParsedLine line(std::string(text) + "\n");
    REQUIRE(line.count() == 1);
    const Record& record = line.record();
    CHECK(record.malformed);
    CHECK(record.raw == text);
    CHECK(record.prefix.empty());
    CHECK_FALSE(record.prefix_time);
    CHECK(record.members.empty());
    CHECK_FALSE(record.time());
    CHECK_FALSE(record.level());
    for (std::size_t role = 0; role < kRoleCount; ++role) {
      CHECK_FALSE(record.role(static_cast<Role>(role)));
    }
    CHECK_FALSE(record.roles().time);
  }
}

TEST_CASE("reuse: nothing of a line shows in the next") {
  RecordParser parser;
  const std::string full =
      "2026-11-20_20:29:01.44647 {\"level\":\"err\",\"msg\":\"m\",\"host\":\"h\",\"txnId\":\"t\"}";
  for (int round = 0; round < 2; ++round) {
    REQUIRE(parser.parse(full) == 1);
    CHECK(parser.record().roles().level == Level::err);
    CHECK(parser.record().role(Role::txn)->value.raw == "t");
    REQUIRE(parser.parse("torn {") == 1);
    CHECK(parser.record().malformed);
    CHECK_FALSE(parser.record().time());
    CHECK_FALSE(parser.record().role(Role::host));
    CHECK(parser.parse("\n") == 0);
    REQUIRE(parser.parse("{}") == 1);
    const Record& record = parser.record();
    CHECK_FALSE(record.malformed);
    CHECK(record.prefix.empty());
    CHECK_FALSE(record.time());
    CHECK_FALSE(record.level());
    CHECK_FALSE(record.role(Role::txn));
    CHECK_FALSE(record.roles()[Role::message]);
  }
}

TEST_CASE("the record is the same object each time") {
  ParsedLine line("{}{}");
  const Record* first = &line.record(0);
  CHECK(first == &line.record(1));
}

TEST_CASE("hostile: bytes that are no text") {
  for (int c = 0; c < 256; ++c) {
    const std::string byte(1, static_cast<char>(c));
    CAPTURE(c);
    CHECK(ParsedLine(byte + "\n").count() ==
          (byte.find_first_of(std::string(" \t\r\n\0[,]", 8)) == 0 ? 0 : 1));
    CHECK(ParsedLine(byte + "{\"a\":\"" + byte + "\"}").count() <= 2);
    CHECK(ParsedLine("\xEF\xBB" + byte).count() == (c == 0xBF ? 0 : 1));
  }
}

}  // namespace
}  // namespace gsaw
