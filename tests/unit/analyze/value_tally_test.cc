// Values are counted as a plain count does, or estimated, however they are cut into pieces.
#include "analyze/value_tally.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace gsaw {
namespace {

using Field = ValueTally::Field;

std::vector<std::string> texts_of(const ValueTally& tally, const Field& field, std::size_t most) {
  std::vector<std::string> texts;
  for (const auto& each : tally.examples(field, most)) texts.emplace_back(each.text);
  return texts;
}

TEST_CASE("few values are counted, the most frequent come first") {
  ValueTally tally;
  Field a, b;
  for (const char* text : {"x", "y", "x", "z", "y", "x", ""}) tally.add(a, 1, text, true);
  tally.add(b, 2, "x", false);
  CHECK(tally.different(a) == 4);
  CHECK(tally.different(b) == 1);
  CHECK_FALSE(ValueTally::is_estimated(a));
  CHECK(texts_of(tally, a, 9) == std::vector<std::string>{"x", "y", "", "z"});
  CHECK(tally.examples(a, 1).front().count == 3);
  CHECK(tally.examples(a, 1).front().is_string);
  CHECK_FALSE(tally.examples(b, 1).front().is_string);
  tally.add(b, 2, "x", true);
  CHECK(tally.examples(b, 1).front().is_string);
  CHECK(tally.different(Field()) == 0);
}

TEST_CASE("one more than few are many, and so is one byte more") {
  ValueTally tally;
  Field few, many, long_ones;
  for (std::size_t i = 0; i <= ValueTally::kFew; ++i) {
    if (i < ValueTally::kFew) tally.add(few, 1, std::to_string(i), false);
    tally.add(many, 2, std::to_string(i), false);
  }
  CHECK(tally.different(few) == ValueTally::kFew);
  CHECK_FALSE(ValueTally::is_estimated(few));
  CHECK(ValueTally::is_estimated(many));
  CHECK(texts_of(tally, many, 9).size() == ValueTally::kExamples);
  CHECK(tally.examples(many, 1).front().count == 0);
  tally.add(long_ones, 3, std::string(ValueTally::kFewBytes, 'x'), true);
  CHECK_FALSE(ValueTally::is_estimated(long_ones));
  tally.add(long_ones, 3, "y", true);
  CHECK(ValueTally::is_estimated(long_ones));
  CHECK(tally.different(long_ones) == 2);
  for (const auto& each : tally.examples(long_ones, 9)) {
    CHECK(each.is_cut == (each.text != "y"));
    CHECK(each.text.size() <= ValueTally::kExampleBytes);
  }
}

TEST_CASE("a value is a string where it is one once, however many others came between") {
  for (const std::size_t different : {std::size_t{20}, 2 * ValueTally::kFew}) {
    ValueTally tally;
    Field field;
    for (const bool is_string : {false, true}) {
      for (std::size_t i = 0; i < different; ++i) {
        tally.add(field, 1, std::to_string(i), is_string);
      }
    }
    for (const auto& each : tally.examples(field, different)) CHECK(each.is_string);
  }
}

TEST_CASE("nothing of what is cleared is an example") {
  ValueTally tally;
  for (const std::string begin : {"x", "y", "z"}) {
    Field field;
    for (std::size_t i = 0; i <= ValueTally::kFew; ++i) {
      tally.add(field, 1, begin + std::to_string(i), true);
    }
    for (const std::string& text : texts_of(tally, field, 9)) CHECK(text.starts_with(begin));
    tally.clear();
  }
}

TEST_CASE("any pieces, in any order, make the same") {
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    const auto different = 1 + random() % (round % 2 == 0 ? 20 : 700);
    std::vector<std::string> values(random() % 2000);
    for (std::string& value : values) value = "v" + std::to_string(random() % different);
    std::map<std::string, std::uint64_t> plain;
    ValueTally whole, merged, piece;
    Field in_whole, in_merged, in_piece;
    const auto take_piece = [&] {
      merged.merge(in_merged, 7, piece, in_piece);
      const bool expects = ValueTally::is_estimated(in_piece) && random() % 2 == 0;
      piece.clear();
      in_piece = {};
      if (expects) piece.expect_many(in_piece);
    };
    for (const std::string& value : values) {
      ++plain[value];
      whole.add(in_whole, 1, value, true);
      piece.add(in_piece, 3, value, true);
      if (random() % 150 == 0) take_piece();
    }
    take_piece();
    CHECK(ValueTally::is_estimated(in_whole) == (plain.size() > ValueTally::kFew));
    CHECK(ValueTally::is_estimated(in_merged) == ValueTally::is_estimated(in_whole));
    CHECK(merged.different(in_merged) == whole.different(in_whole));
    CHECK(texts_of(merged, in_merged, 500) == texts_of(whole, in_whole, 500));
    if (ValueTally::is_estimated(in_merged)) continue;
    CHECK(merged.different(in_merged) == plain.size());
    for (const auto& each : merged.examples(in_merged, 500)) {
      CHECK(each.count == plain[std::string(each.text)]);
    }
  }
}

}  // namespace
}  // namespace gsaw
