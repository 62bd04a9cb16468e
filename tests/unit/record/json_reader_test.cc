// JsonReader: what is JSON, what is taken for it all the same, and nothing read past the
// end of a line.
#include "record/json_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/json_text.h"
#include "unit/base/guarded_bytes.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::members_of;

TEST_CASE("members in their order, duplicates included, nothing decoded") {
  CHECK(members_of(R"({"a":1,"b":"x","c":true,"d":false,"e":null})") ==
        R"(a=1 b="x" c=true d=false e=null)");
  CHECK(members_of(R"({"b":1,"a":2,"b":3,"":4,"b":{}})") == R"(b=1 a=2 b=3 =4 b={})");
  CHECK(members_of(R"({"\u0061\"":"\n\\"})") == R"(\u0061\"="\n\\")");
  CHECK(members_of("{}") == "{}");
  CHECK(members_of(R"({"o":{"x":[{}]},"l":[1,[2],{"y":3}],"n":-1.50e+3})") ==
        R"(o={"x":[{}]} l=[1,[2],{"y":3}] n=-1.50e+3)");
  CHECK(members_of(R"({"big":123456789012345678901234567890,"f":0.1e-400})") ==
        "big=123456789012345678901234567890 f=0.1e-400");
}

TEST_CASE("white space may stand between all tokens") {
  CHECK(members_of(" {\t\"a\" \r\n: 1 ,\n\"b\" : [ 1 , { } ] , \"c\":\"x\" } \n") ==
        "a=1 b=[ 1 , { } ] c=\"x\"");
  CHECK(members_of("{ }") == "{}");
}

TEST_CASE("objects back to back, each with its own members and bytes") {
  CHECK(members_of(R"({"a":1}{"b":2}  {} {"c":{}})") == "a=1\nb=2\n{}\nc={}");
  const std::string line = R"( {"a":[1]} {"b":2} )";
  JsonReader reader;
  REQUIRE(reader.read(line));
  CHECK(reader.objects()[0].raw == R"({"a":[1]})");
  CHECK(reader.objects()[1].raw == R"({"b":2})");
  CHECK(reader.objects()[1].raw.data() == line.data() + 11);  // a view of the line
  CHECK_FALSE(reader.repaired());
}

TEST_CASE("trailing commas pass, other stray commas do not") {
  CHECK(members_of(R"({"a":1,})") == "a=1");
  CHECK(members_of(R"({"a":[1,2,],"b":{"c":1 , } , })") == R"(a=[1,2,] b={"c":1 , })");
  for (const std::string_view line :
       {"{,}", R"({,"a":1})", R"({"a":1,,})", R"({"a":1,,"b":2})", R"({"a":[,]})",
        R"({"a":[1,,2]})", R"({"a":[1,,]})", R"({"a":{,}})", R"({"a":,})", R"({"a":1},)",
        R"({"a":1},{"b":2})", R"(,{"a":1})"}) {
    CAPTURE(line);
    CHECK(members_of(line) == "malformed");
  }
}

TEST_CASE("raw control bytes within strings pass, also as keys") {
  CHECK(members_of("{\"a\":\"x\ty\nz\x01\"}") == R"(a="x\u0009y\u000az\u0001")");
  CHECK(members_of(std::string_view("{\"a\0b\":\"\0\"}", 11)) == R"(a\u0000b="\u0000")");
  // A backslash before one is no escape and stays text.
  std::string scratch;
  CHECK(members_of("{\"a\":\"x\\\ny\"}") == R"(a="x\\\u000ay")");
  CHECK(decode_json_string(R"(x\\\u000ay)", scratch) == "x\\\ny");
  CHECK(members_of("{\"a\":\"\x7F\"}") == "a=\"\x7F\"");
}

TEST_CASE("NUL bytes between tokens and objects pass, within a literal they do not") {
  const auto with_nul = [](std::string text) {
    for (char& c : text) c = c == '@' ? '\0' : c;
    return members_of(text);
  };
  CHECK(with_nul(R"({"a":1}@)") == "a=1");
  CHECK(with_nul(R"(@{@"a"@:@1@,@"b":[@"x"@]@}@)") == "a=1 b=[ \"x\" ]");
  CHECK(with_nul(R"({"a":1}@{"b":2}@@{"c":3})") == "a=1\nb=2\nc=3");
  CHECK(with_nul(R"({"a":1@2})") == "malformed");
  CHECK(with_nul(R"({"a":tr@ue})") == "malformed");
  CHECK(with_nul("@@@") == "malformed");
}

TEST_CASE("invalid UTF-8 is read as U+FFFD, a byte at a time, and only within strings") {
  CHECK(members_of("{\"a\":\"x\xFFy\"}") == "a=\"x\uFFFDy\"");
  CHECK(members_of("{\"a\xC3\":\"\xE2\x82\"}") == "a\uFFFD=\"\uFFFD\uFFFD\"");
  CHECK(members_of("{\"a\":\"\xED\xA0\x80\"}") == "a=\"\uFFFD\uFFFD\uFFFD\"");
  CHECK(members_of("{\"a\":\"\xC0\xAF\xF4\x90\x80\x80\"}") ==
        "a=\"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\"");
  CHECK(members_of("{\"a\":\"\\\xFF\"}") == "a=\"\\\\\uFFFD\"");
  CHECK(members_of("{\"a\":\"é\xF0\x9F\x98\x80\"}") == "a=\"é\xF0\x9F\x98\x80\"");
  CHECK(members_of("{\"a\":1\xFF}") == "malformed");
  CHECK(members_of("\xFF{\"a\":1}") == "malformed");
}

TEST_CASE("escapes are left alone: lone surrogates, and those that JSON does not know") {
  CHECK(members_of(R"({"a":"\ud800","b":"\udc00x"})") == R"(a="\ud800" b="\udc00x")");
  CHECK(members_of(R"({"a":"\x22\q\u12","b":1})") == R"(a="\x22\q\u12" b=1)");
}

TEST_CASE("repaired() is true only where bytes had to be changed") {
  JsonReader reader;
  REQUIRE(reader.read(std::string_view("{\"a\":\"\t\"}")));
  CHECK(reader.repaired());
  REQUIRE(reader.read(R"({"a":[1,],})"));
  CHECK_FALSE(reader.repaired());
  CHECK_FALSE(reader.read("{\"a\":"));
  REQUIRE(reader.read(std::string_view("{\"a\":1}\0", 8)));
  CHECK(reader.repaired());
}

TEST_CASE("anything else is malformed") {
  for (const std::string_view line : {"",
                                      " ",
                                      "x",
                                      "1",
                                      "null",
                                      "\"a\"",
                                      "[]",
                                      "[[{}]]",
                                      "{",
                                      "}",
                                      "{}}",
                                      "{}{",
                                      "{} x",
                                      "x {}",
                                      "{}1",
                                      "{}\"\"",
                                      "{a:1}",
                                      "{'a':1}",
                                      R"({"a"})",
                                      R"({"a":})",
                                      R"({"a" 1})",
                                      R"({"a"::1})",
                                      R"({"a"=1})",
                                      R"({"a":1 2})",
                                      R"({"a":1 "b":2})",
                                      R"({"a":"x"y})",
                                      R"({"a":"x""y"})",
                                      R"({"a":1"x"})",
                                      R"({"a":1:2})",
                                      R"({1:2})",
                                      R"({null:2})",
                                      R"({[]:2})",
                                      R"({"a":[1:2]})",
                                      R"({"a":[1})",
                                      R"({"a":{"b":1]})",
                                      R"({"a":[}])",
                                      R"({"a":1]})",
                                      R"({"a":(1)})",
                                      R"({"a":tru})",
                                      R"({"a":True})",
                                      R"({"a":truex})",
                                      R"({"a":nul})",
                                      R"({"a":nan})",
                                      R"({"a":NaNa})",
                                      R"({"a":1NaN})",
                                      R"({NaN:1})",
                                      R"({"a":1,NaN:2})",
                                      R"({"a":1,NaN})",
                                      R"({"a":NaN)",
                                      R"({"a":+Infinity})",
                                      R"({"a":-NaN})",
                                      R"({"a":Inf})",
                                      R"({"a":undefined})",
                                      R"({"a":01})",
                                      R"({"a":+1})",
                                      R"({"a":.5})",
                                      R"({"a":5.})",
                                      R"({"a":1e})",
                                      R"({"a":-})",
                                      R"({"a":--1})",
                                      R"({"a":0x1})",
                                      R"({"a":1_0})",
                                      R"({"a":"x)",
                                      R"({"a":"x\")",
                                      R"({"a":1}//)",
                                      R"({"a":1}/**/)",
                                      "{\"a\":\v1}",
                                      "{\"a\":1\f}",
                                      "{\"a\":\xC2\xA0"
                                      "1}",
                                      "\xEF\xBB\xBF{}"}) {
    CAPTURE(line);
    CHECK(members_of(line) == "malformed");
  }
}

TEST_CASE("numbers that are none are strings") {
  CHECK(members_of(R"({"a":NaN,"b":[-Infinity],"c": Infinity ,"d":"NaN,"})") ==
        R"(a="NaN" b=["-Infinity"] c="Infinity" d="NaN,")");
}

TEST_CASE("torn lines: every cut of an entry is malformed, and what two make together") {
  const std::string line =
      R"({"version":"1.0","host":"vm","level":3,"_req":{"url":"/a\\","n":[1,true]},"é":"\u00e9\""})";
  for (std::size_t length = 0; length < line.size(); ++length) {
    CAPTURE(length);
    CHECK(members_of(line.substr(0, length)) == "malformed");
    if (length > 0) CHECK(members_of(line.substr(length)) == "malformed");
    if (length > 0) CHECK(members_of(line.substr(0, length) + line) == "malformed");
  }
  // Several log4j processes in one file.
  CHECK(members_of(R"({"time{"timeMillis":1482343311313,"level":"INFO"})") == "malformed");
}

TEST_CASE("strings, escapes and repairs at every place of a 64-byte block") {
  std::string scratch;
  for (std::size_t pad = 0; pad < 140; ++pad) {
    CAPTURE(pad);
    const std::string filler(pad, 'p');
    // Odd and even runs of backslashes, then a quote.
    CHECK(members_of("{\"" + filler + R"(":"\\\"","b":"\\\\"})") == filler + R"(="\\\"" b="\\\\")");
    CHECK(members_of("{\"a\":\"" + filler + R"(\\","]":"[{,:"})") ==
          "a=\"" + filler + R"(\\" ]="[{,:")");
    CHECK(members_of("{\"a\":\"" + filler + "\xE2\x82\xAC\"}") ==
          "a=\"" + filler + "\xE2\x82\xAC\"");
    CHECK(members_of("{\"a\":\"" + filler + "\xE2\x82\"}") == "a=\"" + filler + "\uFFFD\uFFFD\"");
    CHECK(members_of("{\"a\":\"" + filler + "\x1F\"}") == "a=\"" + filler + "\\u001f\"");
    CHECK(members_of("{" + std::string(pad, ' ') + "\"a\":12}") == "a=12");
    CHECK(members_of("{\"a\":\"" + filler + "\\\"}") == "malformed");
    CHECK(members_of("{\"a\":1" + std::string(pad, '1') + "}") == "a=1" + std::string(pad, '1'));
  }
}

TEST_CASE("no byte behind the line is read") {
  const testing::GuardedBytes memory;
  JsonReader reader;
  for (std::size_t pad = 0; pad < 200; ++pad) {
    CAPTURE(pad);
    const std::string filler(pad, 'p');
    for (const std::string& line : {"{\"" + filler + "\":\"x\"}", "{\"a\":\"" + filler + "\xFF\"}",
                                    "{\"" + filler + "\":1}  ", "{\"a\":\"" + filler + "\\",
                                    "{\"" + filler + "\":1", "{\"" + filler + "\":tru"}) {
      const std::string expected = members_of(line);
      CHECK(members_of(reader, memory.place(line)) == expected);
    }
  }
}

TEST_CASE("reuse: failures and sizes leave nothing behind") {
  JsonReader reader;
  const std::string big = "{\"a\":\"" + std::string(6 << 20, 'x') + "\",\"b\":1}";
  for (int round = 0; round < 2; ++round) {
    CHECK(members_of(reader, R"({"a":1,"b":2})") == "a=1 b=2");
    CHECK(members_of(reader, R"({"a":1,"b":[)") == "malformed");
    CHECK(members_of(reader, "") == "malformed");
    CHECK(members_of(reader, R"({"c":3})") == "c=3");
    CHECK(members_of(reader, "{\"a\":\"\n\"") == "malformed");
    CHECK(members_of(reader, R"({"a":{"b":{}}}{})") == "a={\"b\":{}}\n{}");
    REQUIRE(reader.read(big));
    CHECK(reader.members(reader.objects()[0])[0].value.raw.size() == 6 << 20);
    CHECK(reader.members(reader.objects()[0])[1].value.raw == "1");
  }
}

TEST_CASE("which objects have arrays and backslashes, whatever the lines around them") {
  const std::string lines[] = {R"({"a":1}{"b":"\n"})", R"({"a":{"b":[]}})", R"({"c\t":[]})",
                               R"({"d":"["})"};
  const std::string all = lines[0] + '\n' + lines[1] + '\n' + lines[2] + '\n' + lines[3];
  for (const bool ahead : {false, true}) {
    JsonReader reader;
    if (ahead) reader.read_ahead(all);
    std::string found;
    for (const std::string& line : lines) {
      REQUIRE(reader.read(std::string_view(all).substr(all.find(line), line.size())));
      for (std::size_t at = reader.objects().size(); at-- > 0;) {  // also back to what was passed
        const JsonObject& object = reader.objects()[at];
        for (int round = 0; round < 2; ++round) found += reader.has_backslash(object) ? '\\' : '-';
        found += object.has_arrays ? "[ " : "- ";
      }
    }
    CHECK(found == R"(\\- --- --[ \\[ --- )");
  }
}

TEST_CASE("hostile: a million brackets, commas, members and objects") {
  constexpr std::size_t kMany = 1'000'000;
  JsonReader reader;
  const std::string open(kMany, '[');
  const std::string close(kMany, ']');
  CHECK(reader.read("{\"a\":" + open + close + ",\"b\":1}"));
  CHECK(reader.members(reader.objects()[0]).size() == 2);
  CHECK_FALSE(reader.read("{\"a\":" + open + close + "]}"));
  CHECK_FALSE(reader.read("{\"a\":" + open + close.substr(1) + "}"));
  CHECK_FALSE(reader.read("{\"a\":" + open));
  CHECK_FALSE(reader.read(open));
  CHECK_FALSE(reader.read(std::string(kMany, '{')));
  CHECK_FALSE(reader.read("{\"a\":[" + std::string(kMany, ',') + "]}"));
  std::string members = "{", objects;
  for (std::size_t i = 0; i < kMany / 10; ++i) members += "\"k\":0,", objects += "{}";
  CHECK(reader.read(members + "}"));
  CHECK(reader.members(reader.objects()[0]).size() == kMany / 10);
  CHECK(reader.read(objects));
  CHECK(reader.objects().size() == kMany / 10);
}

}  // namespace
}  // namespace gsaw
