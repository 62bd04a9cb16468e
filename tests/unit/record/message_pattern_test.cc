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

TEST_CASE("names of classes keep the digit that tells them apart") {
  CHECK(pattern("OAuth2AuthenticationException: denied") ==
        "OAuth2AuthenticationException: denied");
  CHECK(pattern("at Log4j2ConfigurationFactory.get") == "at Log4j2ConfigurationFactory.get");
  CHECK(pattern("OAuth2Filter") == "OAuth2Filter");
  for (const char* id : {"V1StGXR8Z5jdHi6BmyT", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "9xKpQ2ZbRt7LmN4v"}) {
    CAPTURE(id);
    CHECK(pattern(id) == "<id>");
  }
  CHECK(pattern("Worker12ConnectionPool") == "<id>");
  CHECK(pattern("task7") == "task<num>");
}

TEST_CASE("letters of scripts without blanks stay, numbers and ids among them are holes") {
  CHECK(pattern("用户1926登录成功，耗时12毫秒") == "用户<num>登录成功，耗时<num>毫秒");
  CHECK(pattern("支払いID4476の処理 コード78") == "支払いID<num>の処理 コード<num>");
  CHECK(pattern("ผู้ใช้42เข้าสู่ระบบ") == "ผู้ใช้<num>เข้าสู่ระบบ");
  CHECK(pattern("请求550e8400-e29b-41d4-a716-446655440000于2026-11-28 13:03:39失败") ==
        "请求<uuid>于<time>失败");
  CHECK(pattern("来自10.0.0.1的连接 a1b2c3d4登录") == "来自<ip>的连接 <hex>登录");
  CHECK(pattern("温度-5度") == "温度<num>度");
  CHECK(pattern("用户=张三，n=李4 b") == "用户=<*>，n=<*> b");
}

TEST_CASE("letters with marks belong to words, and to no id") {
  CHECK(pattern("Größe12 José-7 пользователь1926вошел12") ==
        "Größe<num> José-<num> пользователь<num>вошел<num>");
}

TEST_CASE("digits of other scripts are numbers") {
  CHECK(pattern("第１２回目") == "第<num>回目");
  CHECK(pattern("المحاولة ٣٫٥ من ١٢٬٠٠٠") == "المحاولة <num> من <num>");
  CHECK(pattern("१२ बार") == "<num> बार");
  CHECK(pattern("٫٥ ５．") == "٫<num> <num>．");
}

TEST_CASE("a path is whole in any script, a slash between two words is none") {
  CHECK(pattern("读取文件/var/log/a.log失败") == "读取文件<path>失败");
  CHECK(pattern("/home/用户/日志.log 不存在") == "<path> 不存在");
  CHECK(pattern("成功/失败/超时 读/写") == "成功/失败/超时 读/写");
}

TEST_CASE("typographic quotes hold texts") {
  CHECK(pattern("user “alice” said «no»") == "user “<str>” said «<str>»");
  CHECK(pattern("打开「设置」失败，'abc'登录") == "打开「<str>」失败，'<str>'登录");
  CHECK(pattern("“open it’s") == "“open it’s");
  CHECK(pattern("“” empty") == "“” empty");
}

TEST_CASE("what is no UTF-8 stays as it is") {
  CHECK(pattern("a\xFF\xE4 12 \xBD\x95") == "a\xFF\xE4 <num> \xBD\x95");
}

TEST_CASE("the first line that is not blank, up to a limit") {
  CHECK(pattern("\n  one\r\ntwo") == "one");
  CHECK(pattern(std::string(5000, 'x')) == std::string(MessagePattern::kMostBytes, 'x'));
  CHECK(pattern(std::string(MessagePattern::kMostBytes - 1, 'x') + "é").back() == 'x');
}

TEST_CASE("no byte grows beyond what there is room for") {
  for (const char* unit : {"1", "1 ", "a=b ", "0x", "/a", "''", "'a'", "::", "\"x\":", "a1b2", "-1",
                           "１", "٣", "「x」", "用1", "\xE4"}) {
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
