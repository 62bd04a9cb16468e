// Values and combinations as numbers: the same for few and for many, after clear() as before.
#include "analyze/value_groups.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace gsaw {
namespace {

// Adds random combinations, and holds their numbers to those of a map.
void check_numbers(ValueGroups& groups, std::size_t fields, int values, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::map<std::vector<std::string>, std::uint32_t> known;
  for (int i = 0; i < 800; ++i) {
    std::vector<std::string> texts;
    std::vector<std::uint32_t> numbers;
    for (std::size_t field = 0; field < fields; ++field) {
      const auto value = std::uniform_int_distribution(0, values)(random);
      texts.push_back(value == 0 ? std::string("absent") : std::to_string(value));
      numbers.push_back(value == 0 ? ValueGroups::kAbsent
                                   : groups.number_of(field, texts.back(), value % 2 == 0));
    }
    const auto [at, is_new] = known.emplace(texts, known.size());
    CHECK(groups.group_of(numbers) == at->second);
  }
  REQUIRE(groups.size() == known.size());
  for (const auto& [texts, group] : known) {
    for (std::size_t field = 0; field < fields; ++field) {
      const auto value = groups.value(group, field);
      REQUIRE(value.has_value() == (texts[field] != "absent"));
      if (!value) continue;
      CHECK(value->text == texts[field]);
      CHECK(value->is_string == (std::stoi(texts[field]) % 2 == 0));
    }
  }
}

TEST_CASE("groups: each combination has one number, however many values and fields there are") {
  for (const std::size_t fields : {1U, 2U, 3U, 8U, 9U}) {
    CAPTURE(fields);
    ValueGroups groups(fields);
    for (const int values : {1, 8, 40, 2000}) {
      CAPTURE(values);
      check_numbers(groups, fields, values, static_cast<std::uint32_t>(values));
      groups.clear();
      CHECK(groups.size() == 0);
    }
  }
}

TEST_CASE("groups: of no field all entries are one") {
  ValueGroups groups(0);
  CHECK(groups.group_of({}) == 0);
  CHECK(groups.group_of({}) == 0);
  CHECK(groups.size() == 1);
}

// One more entry of each of these values; the number of the last one's group.
std::uint32_t merge_values(ValueGroups& all, const std::vector<std::string>& values) {
  ValueGroups piece(1);
  for (const std::string& value : values) {
    const std::uint32_t number = piece.number_of(0, value, true);
    piece.group_of({&number, 1});
  }
  std::vector<std::uint32_t> numbers;
  all.merge(piece, numbers);
  return numbers.back();
}

TEST_CASE("groups: what is merged again takes no more room, what is cleared none") {
  ValueGroups groups(1, 2000);
  for (int i = 0; i < 1000; ++i) CHECK(merge_values(groups, {"a", "b"}) == 1);
  CHECK(merge_values(groups, {"c"}) == 2);
  const std::string large(3000, 'x');
  CHECK(merge_values(groups, {large}) == ValueGroups::kLeftOut);
  CHECK(merge_values(groups, {"d"}) == ValueGroups::kLeftOut);
  CHECK(merge_values(groups, {"c"}) == 2);
  groups.clear();
  CHECK(merge_values(groups, {"d"}) == 0);
  CHECK(merge_values(groups, {"e"}) == 1);
}

}  // namespace
}  // namespace gsaw
