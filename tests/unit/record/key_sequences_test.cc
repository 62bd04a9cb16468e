// Rows of keys: what is known by a number, and what is not.
#include "record/key_sequences.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/json_reader.h"

namespace gsaw {
namespace {

std::uint32_t keys_of(JsonReader& reader, const std::string& line) {
  // A heap block of just its size, so that a sanitizer sees reads past the end.
  const std::vector<char> bytes(line.begin(), line.end());
  REQUIRE(reader.read({bytes.data(), bytes.size()}));
  return reader.objects().back().keys;
}

TEST_CASE("objects with the same keys in a row have one number, others have others") {
  JsonReader reader;
  const std::uint32_t ab = keys_of(reader, R"({"a":1,"b":"x"})");
  CHECK(ab != KeySequences::kUnknown);
  CHECK(keys_of(reader, R"({"a":{"b":1},"b":[2]})") == ab);
  CHECK(keys_of(reader, R"({ "a" : null , "b" : "y" })") == ab);
  CHECK(keys_of(reader, R"({"a":1,"b":"x","padding that is long":"enough to read ahead"})") != ab);
  const std::uint32_t others[] = {keys_of(reader, R"({"a":1})"),
                                  keys_of(reader, R"({"b":1,"a":1})"),
                                  keys_of(reader, R"({"a":1,"b":2,"b":3})"),
                                  keys_of(reader, R"({"A":1,"b":2})"),
                                  keys_of(reader, R"({"a":1,"b ":2})"),
                                  keys_of(reader, R"({"":1})")};
  for (const std::uint32_t other : others) {
    CHECK(other != KeySequences::kUnknown);
    CHECK(other != ab);
  }
}

TEST_CASE("keys of any length, wherever the line ends") {
  for (std::size_t size = 0; size <= 40; ++size) {
    const std::string key(size, 'k'), other = key.substr(0, size / 2) + 'x' + key;
    CAPTURE(key);
    JsonReader reader;
    const std::uint32_t number = keys_of(reader, "{\"" + key + "\":1}");
    const std::string longer = ",\"another\":\"so that more can be read behind the first\"}";
    const std::uint32_t two = keys_of(reader, "{\"" + key + "\":1" + longer);
    CHECK(keys_of(reader, "{\"" + key + "\":2}") == number);
    CHECK(keys_of(reader, "{\"" + key + "\":2" + longer) == two);
    CHECK(keys_of(reader, "{\"" + other + "\":2" + longer) != two);
  }
}

TEST_CASE("a row with an escaped key has no number") {
  JsonReader reader;
  CHECK(keys_of(reader, R"({"a":1,"\u0062":"x"})") == KeySequences::kUnknown);
  CHECK(keys_of(reader, R"({"a":1,"\u0062":"x"})") == KeySequences::kUnknown);
  CHECK(keys_of(reader, R"({"a":"\u0062","b":1})") != KeySequences::kUnknown);
}

TEST_CASE("what is no object is none behind keys that are foreseen either") {
  const std::string longer = R"(,"d":"so that more can be read behind the keys"})";
  JsonReader reader;
  CHECK(reader.read(R"({"a":1,"b":"x","c":{"x":1})" + longer));
  for (const std::string begin :
       {R"({"a":1 "b":"x","c":3)", R"({"a":1,"b":"x" "c":3)", R"({"a":1,"b":tru,"c":3)",
        R"({"a":01,"b":"x","c":3)", R"({"a":1,"b":,"c":3)", R"({"a":1,,"b":1,"c":3)",
        R"({"a":1,"b":"x"y,"c":3)", R"({"a":1,"b":"x","c":{"x":1,)", R"({"a":1,"b":"x","c":[1})",
        R"({"a":1,"b":"x","c":{"x"})", R"({"a":1,"b":"x","c":{1:2})",
        R"({"a":1,"b":"x","c":{"x":})", R"({"a":1,"b":"x","c":[,])", R"({"a":1,"b":"x","c":[1 2])",
        R"({"a":1,"b":"x","c":]"})"}) {
    CAPTURE(begin);
    CHECK_FALSE(reader.read(begin + longer));
  }
  CHECK(reader.read(R"({"a":1,"b":"x" ,"c":{"x":[{},[1,],{"y":"z",}]})" + longer));
}

TEST_CASE("rows are learned again after many others, and never without end") {
  JsonReader reader;
  std::uint64_t unknown = 0, known = 0;
  for (int i = 0; i < 2000; ++i) {
    const auto number = keys_of(reader, "{\"key" + std::to_string(i) + "\":1}");
    unknown += number == KeySequences::kUnknown ? 1U : 0U;
  }
  CHECK(unknown > 1800);
  for (int i = 0; i < 2000; ++i) {
    known += keys_of(reader, R"({"time":1,"level":2})") == KeySequences::kUnknown ? 0U : 1U;
  }
  CHECK(known > 1000);
}

TEST_CASE("many rows that come again and again") {
  JsonReader reader;
  std::vector<std::uint32_t> seen(300, KeySequences::kUnknown);
  for (int round = 0; round < 100; ++round) {
    for (std::size_t i = 0; i < seen.size(); ++i) {
      // Two texts never have one number, whatever was forgotten in between.
      const std::uint32_t number = keys_of(
          reader, "{\"a" + std::to_string(i % 20) + "\":1,\"b" + std::to_string(i) + "\":2}");
      if (number == KeySequences::kUnknown) continue;
      for (std::size_t other = 0; other < seen.size(); ++other) {
        if (other != i) REQUIRE(seen[other] != number);
      }
      seen[i] = number;
    }
  }
}

}  // namespace
}  // namespace gsaw
