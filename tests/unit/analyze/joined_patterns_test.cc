#include "analyze/joined_patterns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "record/message_pattern.h"

namespace gsaw {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

Counts joined(const std::vector<std::string>& patterns) {
  PatternTable table;
  for (const std::string& pattern : patterns) table.add(pattern, pattern, {}, {});
  Counts counts;
  for (const JoinedPattern& row : join_patterns(table)) {
    counts[row.text] += row.sums.counted.count;
  }
  return counts;
}

TEST_CASE("a word that varies is a hole, one of few words is none") {
  CHECK(joined({"user a logged in", "user b logged in", "user c logged in", "user d logged in"}) ==
        Counts{{"user <*> logged in", 4}});
  CHECK(joined({"user a logged in", "user b logged in", "user c logged in"}) ==
        Counts{{"user a logged in", 1}, {"user b logged in", 1}, {"user c logged in", 1}});
}

TEST_CASE("the pattern that came first is told, however frequent others are") {
  PatternTable table;
  for (const std::string name : {"a", "b", "b", "c", "d"}) {
    const std::string pattern = "user " + name + " logged in";
    table.add(pattern, pattern, {}, {});
  }
  const std::vector<JoinedPattern> rows = join_patterns(table);
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().earliest == 0);
}

TEST_CASE("of ten words three may differ") {
  std::vector<std::string> three, four;
  for (const std::string word : {"a", "b", "c", "d"}) {
    const std::string end = " " + word + " " + word + " " + word;
    three.push_back("one two three four five six seven" + end);
    four.push_back("one two three four five six " + word + end);
  }
  CHECK(joined(three) == Counts{{"one two three four five six seven <*> <*> <*>", 4}});
  CHECK(joined(four).size() == 4);
}

TEST_CASE("holes of different kinds are one") {
  CHECK(joined({"token <num> expired", "token <hex> expired", "token <id> here"}) ==
        Counts{{"token <*> expired", 2}, {"token <id> here", 1}});
  CHECK(joined({"a k=<num> b c", "a k=<*> b c"}) == Counts{{"a k=<*> b c", 2}});
  CHECK(joined({"<num>", "<hex>", "<path>"}) == Counts{{"<num>", 1}, {"<hex>", 1}, {"<path>", 1}});
}

TEST_CASE("words with a number are told apart by what they say beside it") {
  CHECK(joined({"disk<num> failed", "fan<num> failed"}) ==
        Counts{{"disk<num> failed", 1}, {"fan<num> failed", 1}});
  CHECK(joined({"a-<num>: up", "b-<num>: up", "c-<num>: up", "d-<num>: up"}) ==
        Counts{{"<*> up", 4}});
  CHECK(joined({"a from=<ip> b c", "a from=n<num>.b.com b c"}) == Counts{{"a from=<*> b c", 2}});
  CHECK(joined({"to <num>.a.com it was", "to n<num>.b.com it was"}) ==
        Counts{{"to <*> it was", 2}});
}

TEST_CASE("in a text without blanks a hole is a word of its own") {
  CHECK(joined({"用户<num>登录", "库存<num>不足"}) ==
        Counts{{"用户<num>登录", 1}, {"库存<num>不足", 1}});
  CHECK(joined({"用户<num>登录<id>。", "用户<hex>登录<id>。"}) == Counts{{"用户<*>登录<id>。", 2}});
}

TEST_CASE("other words and lengths stay apart") {
  CHECK(joined({"one two three", "one two three four", "other two three"}).size() == 3);
}

TEST_CASE("what is joined is the same in any order, in any chunks") {
  std::vector<std::string> patterns;
  for (int i = 0; i < 300; ++i) {
    const std::string who(1, static_cast<char>('a' + i % 7)),
        what(1, static_cast<char>('p' + i % 5));
    patterns.push_back("user " + who + " did " + what + " to <num> of us");
  }
  const Counts expected = joined(patterns);
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 5; ++round) {
    std::shuffle(patterns.begin(), patterns.end(), random);
    CHECK(joined(patterns) == expected);
  }
}

TEST_CASE("patterns that share an id are one row") {
  // Found by trying: texts of which two have the same id.
  std::map<std::uint32_t, std::string> texts;
  std::string one, other;
  for (int i = 0; one.empty(); ++i) {
    std::string text = "w" + std::to_string(i) + std::string(static_cast<std::size_t>(i % 9), ' ');
    const auto [known, is_new] = texts.try_emplace(pattern_id(text), text);
    if (!is_new) std::tie(one, other) = std::pair(known->second, text);
  }
  PatternTable table;
  for (const std::string& text : {one, other, std::string("third")}) table.add(text, text, {}, {});
  const auto rows = join_patterns(table);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].sums.counted.count == 2);
  CHECK(rows[0].ids == std::vector<std::uint32_t>{pattern_id(one)});
}

TEST_CASE("a table is the same in any chunks, and takes no more than there is room for") {
  PatternTable whole(1 << 12), parts(1 << 12), chunk;
  const auto add = [](PatternTable& table, int i) {
    const std::string text = "pattern " + std::to_string(i % 200);
    table.add(text, text + " example " + std::to_string(i), Nanoseconds{i}, Level::info);
  };
  for (int i = 0; i < 1000; ++i) {
    chunk.clear();
    add(chunk, i);
    parts.merge(chunk);
  }
  chunk.clear();
  for (int i = 0; i < 1000; ++i) add(chunk, i);
  whole.merge(chunk);
  CHECK(whole.entries() == 1000);
  CHECK(whole.left_out() > 0);
  CHECK(whole.left_out() == parts.left_out());
  REQUIRE(whole.size() == parts.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CHECK(whole.pattern(i) == parts.pattern(i));
    CHECK(whole.example(i) == parts.example(i));
    CHECK(whole.sums(i).counted.count == 5);
    CHECK(whole.sums(i).counted.first == parts.sums(i).counted.first);
    CHECK(whole.sums(i).counted.last == parts.sums(i).counted.last);
    CHECK(whole.sums(i).worst == Level::info);
  }
}

}  // namespace
}  // namespace gsaw
