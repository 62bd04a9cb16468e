// Names as they are typed: each finds the field that it was made for.
#include "query/typed_name.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "query/parser.h"
#include "unit/query/judge_fixture.h"

namespace gsaw {
namespace {

TEST_CASE("a key that can be typed as it is") {
  for (const std::string_view key : {"a", "_status", "@timestamp", "log.level", "user-agent", "a/b",
                                     "404", "m\u00e9thode", "stack", "a#b", "$date", "c."}) {
    CAPTURE(key);
    std::string name;
    append_typed_name(name, key, {});
    CHECK(name == key);
  }
}

TEST_CASE("a key that cannot, or that means something else") {
  const auto typed = [](std::string_view key) {
    std::string name;
    append_typed_name(name, key, {});
    return name;
  };
  CHECK(typed("") == "\"\"");
  CHECK(typed("a b") == "\"a b\"");
  CHECK(typed(".a") == "\".a\"");
  CHECK(typed("-a") == "\"-a\"");
  CHECK(typed("a:b") == "\"a:b\"");
  CHECK(typed("a[0]") == "\"a[0]\"");
  CHECK(typed("a\"\\\n") == "\"a\\\"\\\\\\n\"");
  CHECK(typed("Not") == "\"Not\"");
  CHECK(typed("level") == ".level");
  CHECK(typed("txn") == ".txn");
}

TEST_CASE("words that are taken, whatever their size") {
  for (const std::string_view word : {"time", "level", "message", "host", "logger", "txn", "and",
                                      "or", "not", "AND", "_exists_", "_missing_"}) {
    CAPTURE(word);
    CHECK(is_taken_word(word));
    CHECK_FALSE(is_taken_word(std::string(word) + "s"));
  }
  CHECK_FALSE(is_taken_word("stack"));
  CHECK_FALSE(is_taken_word(""));
  CHECK_FALSE(is_taken_word("Time"));
}

TEST_CASE("paths") {
  CHECK(typed_name("a.b") == "a.b");
  CHECK(typed_name("time.not") == "time.not");
  CHECK(typed_name("headers.User Agent") == "headers.\"User Agent\"");
  CHECK(typed_name(".a b") == "\"\".\"a b\"");
  constexpr std::size_t kBegins[] = {2, 8};
  std::string name;
  append_typed_name(name, "a.b.c d.e", kBegins);
  CHECK(name == "a.\"b.c d\".e");
}

TEST_CASE("every key is found by its name") {
  for (const std::string_view key : {"a",
                                     "a b",
                                     ".a",
                                     "-a",
                                     "a:b",
                                     "a[0]",
                                     "and",
                                     "OR",
                                     "level",
                                     "time",
                                     "host",
                                     "txn",
                                     "it's",
                                     "a=b",
                                     "(",
                                     "a*",
                                     "a.b",
                                     "+1",
                                     "say \\\"no\\\"",
                                     "/re/",
                                     "a,b",
                                     "<a>",
                                     "_exists_",
                                     "has",
                                     "is",
                                     "field",
                                     "hour",
                                     "before",
                                     "*",
                                     "xor",
                                     "5xx",
                                     "a%2"}) {
    CAPTURE(key);
    std::string decoded(key);
    for (std::size_t at = decoded.find('\\'); at != decoded.npos; at = decoded.find('\\')) {
      decoded.erase(at, 1);
    }
    std::string name;
    append_typed_name(name, decoded, {});
    CAPTURE(name);
    testing::Judge top(name + "=x");
    CHECK(top("{\"" + std::string(key) + "\":\"x\"}"));
    std::string nested;
    constexpr std::size_t kBegins[] = {2};
    append_typed_name(nested, "o." + decoded, kBegins);
    testing::Judge below(nested + "=x");
    CHECK(below("{\"o\":{\"" + std::string(key) + "\":\"x\"}}"));
  }
}

}  // namespace
}  // namespace gsaw
