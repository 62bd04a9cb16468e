#include "record/message_pattern.h"

#include <doctest/doctest.h>

#include <string>

#include "record/pattern_holes.h"

namespace gsaw {
namespace {

std::string pattern(std::string_view message) {
  MessagePattern patterns;
  return std::string(patterns.of_text(message));
}

TEST_CASE("words stay, numbers are holes that keep their unit") {
  CHECK(pattern("Token accepted") == "Token accepted");
  CHECK(pattern("") == "");
  CHECK(pattern("took 12 ms") == "took <num> ms");
  CHECK(pattern("took 12ms, 1.5s or 99.9%") == "took <num>ms, <num>s or <num>%");
  CHECK(pattern("at -5, +7 and x-3") == "at <num>, <num> and x-<num>");
  CHECK(pattern("version 1.2.3.") == "version <num>.");
  CHECK(pattern("user42 of node-7_b") == "user<num> of node-<num>_b");
  CHECK(pattern("blk_-1608999687919862906") == "blk_<num>");
}

TEST_CASE("made-up ids are holes") {
  CHECK(pattern("id deadbeef42 at 0x7ffe") == "id <hex> at <hex>");
  CHECK(pattern("a 5f3a b") == "a <num>f<num>a b");
  CHECK(pattern("a 5f3a01 b") == "a <hex> b");
  CHECK(pattern("k x7Kj29Lm") == "k <id>");
  CHECK(pattern("6ba7b810-9dad-11d1-80b4-00c04fd430c8") == "<uuid>");
  CHECK(pattern("req-6ba7b810-9dad-11d1-80b4-00c04fd430c8:") == "req-<uuid>:");
  CHECK(pattern("6ba7b810-9dad-11d1-80b4-00c04fd430c8a") ==
        "<hex>-<num>dad-<num>d<num>-<num>b<num>-<hex>");
}

TEST_CASE("times are holes, as a whole") {
  for (const char* time :
       {"2026-11-28", "2026/11/28 13:03:39", "2026-11-28T13:03:39.123Z", "13:03", "13:03:39,123",
        "2026-11-28 13:03:39.123456+01:00", "28/Nov/2026:13:03:39 +0000",
        "Sat Nov 28 13:03:39 2026", "Nov  8 13:03:39", "Sat, Nov 28 13:03:39"}) {
    CAPTURE(time);
    CHECK(pattern(std::string("at ") + time + " it") == "at <time> it");
    CHECK(pattern(time) == "<time>");
  }
  CHECK(pattern("Mon") == "Mon");
  CHECK(pattern("Nov 28") == "Nov <num>");
  CHECK(pattern("12:345") == "<num>:<num>");
}

TEST_CASE("addresses and paths are holes") {
  CHECK(pattern("from 10.0.0.1:8080, 10.0.0.2") == "from <ip>, <ip>");
  CHECK(pattern("on /10.0.0.1:50010") == "on /<ip>");
  CHECK(pattern("fe80::1 ::1 2001:db8:0:0:0:0:0:1") == "<ip> <ip> <ip>");
  CHECK(pattern("mac 00:1b:44:11:3a:b7") == "mac <hex>");
  CHECK(pattern("to bob@example.com.") == "to <mail>.");
  CHECK(pattern("get https://example.com/a?b=c&d=1 now") == "get <url> now");
  CHECK(pattern("open /var/log/a.log: failed") == "open <path>: failed");
  CHECK(pattern("open C:\\a\\b ./x a/b/c and/or") == "open <path> <path> <path> and/or");
  CHECK(pattern("std::vector a::g1") == "std::vector a::g<num>");
}

TEST_CASE("quoted text is a hole, keys of JSON and methods of HTTP stay") {
  CHECK(pattern("user \"alice\" said 'no'") == "user \"<str>\" said '<str>'");
  CHECK(pattern("it's Bob's") == "it's Bob's");
  CHECK(pattern("an \"open one") == "an \"open one");
  CHECK(pattern("\"\"") == "\"\"");
  CHECK(pattern(R"({"a":1,"b":"x"})") == R"({"a":<num>,"b":"<str>"})");
  CHECK(pattern("\"GET /a/b HTTP/1.1\" 200") == "\"GET <path> HTTP/<num>\" <num>");
}

TEST_CASE("a word behind an equals sign is a hole") {
  CHECK(pattern("user=alice n=5ms") == "user=<*> n=<num>ms");
  CHECK(pattern("a = b == c, != d") == "a = b == c, != d");
}

TEST_CASE("the first line that is not blank, up to a limit") {
  CHECK(pattern("\n  one\r\ntwo") == "one");
  CHECK(pattern(std::string(5000, 'x')) == std::string(MessagePattern::kMostBytes, 'x'));
  CHECK(pattern(std::string(MessagePattern::kMostBytes - 1, 'x') + "é").back() == 'x');
}

TEST_CASE("no byte grows beyond what there is room for") {
  for (const char* unit :
       {"1", "1 ", "a=b ", "0x", "/a", "''", "'a'", "::", "\"x\":", "a1b2", "-1"}) {
    std::string message;
    while (message.size() < MessagePattern::kMostBytes) message += unit;
    CAPTURE(unit);
    CHECK(pattern(message).size() <= MessagePattern::kMostBytes * kMostGrowth);
  }
}

TEST_CASE("an id is the same everywhere") {
  CHECK(pattern_id_text(pattern_id("Token <hex> expired")) ==
        pattern_id_text(pattern_id(pattern("Token 0123ab expired"))));
  CHECK(pattern_id_text(pattern_id("")) == "4fd0bfc1");
  CHECK(pattern_id_text(7) == "00000007");
}

}  // namespace
}  // namespace gsaw
