// Counts by values are what a plain count gives, however the entries are cut.
#include "analyze/count_table.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace gsaw {
namespace {

struct Entry {
  std::vector<std::string> values;  // "" stands for none
  std::optional<Nanoseconds> time;
};

void add(CountTable& table, const Entry& entry) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < entry.values.size(); ++i) {
    numbers.push_back(entry.values[i].empty() ? ValueGroups::kAbsent
                                              : table.groups().number_of(i, entry.values[i], true));
  }
  const std::uint32_t group = table.groups().group_of(numbers);
  table.add({&group, 1}, entry.time);
}

std::vector<Entry> random_entries(std::mt19937& random, std::size_t count) {
  std::vector<Entry> entries(count);
  for (Entry& entry : entries) {
    for (int field = 0; field < 2; ++field) {
      const auto value = random() % 7;
      entry.values.push_back(value == 0 ? "" : "v" + std::to_string(value));
    }
    if (random() % 5 != 0) entry.time = static_cast<Nanoseconds>(random() % 1000) - 500;
  }
  return entries;
}

std::vector<std::string> values_of(const CountTable& table, std::size_t group) {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < table.groups().fields(); ++i) {
    const auto value = table.groups().value(group, i);
    values.emplace_back(value ? value->text : "");
  }
  return values;
}

TEST_CASE("a table of any pieces is a plain count") {
  std::mt19937 random(8);
  for (int round = 0; round < 50; ++round) {
    const auto entries = random_entries(random, random() % 300);
    CountTable table(2), piece(2);
    std::map<std::vector<std::string>, CountRow> plain;
    for (const Entry& entry : entries) {
      add(piece, entry);
      CountRow& row = plain[entry.values];
      ++row.count;
      if (entry.time) row.first = std::min(row.first, *entry.time);
      if (entry.time) row.last = std::max(row.last, *entry.time);
      if (random() % 10 != 0) continue;
      table.merge(piece);
      piece.clear();
    }
    table.merge(piece);
    CHECK(table.entries() == entries.size());
    REQUIRE(table.size() == plain.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
      const CountRow& expected = plain.at(values_of(table, i));
      CHECK(table.row(i).count == expected.count);
      CHECK(table.row(i).first == expected.first);
      CHECK(table.row(i).last == expected.last);
    }
  }
}

TEST_CASE("the largest come first, then the smallest values, none last") {
  CountTable table(1);
  for (const char* value : {"b", "b", "", "a", "10", "9"}) add(table, {{value}, 1});
  add(table, {{"x"}, 1});
  table.groups().number_of(0, "10", false);
  const auto texts = [&](const std::vector<std::uint32_t>& order) {
    std::string all;
    for (const std::uint32_t group : order) all += values_of(table, group)[0] + ",";
    return all;
  };
  CHECK(texts(table.ranked(false, 100)) == "b,10,9,a,x,,");
  CHECK(texts(table.ranked(true, 3)) == "10,9,a,");
  CHECK(texts(table.ranked(false, 1)) == "b,");
}

TEST_CASE("numbers stand in the order of numbers, before texts") {
  ValueGroups groups(1);
  std::vector<std::uint32_t> order;
  for (const auto& [text, is_string] :
       {std::pair("9", false), {"10", false}, {"-1e1", false}, {"1", true}, {"null", false}}) {
    const std::uint32_t number = groups.number_of(0, text, is_string);
    order.push_back(groups.group_of({&number, 1}));
  }
  CHECK(groups.comes_before(order[0], order[1]));
  CHECK(groups.comes_before(order[2], order[0]));
  CHECK(groups.comes_before(order[1], order[3]));
  CHECK(groups.comes_before(order[3], order[4]));
  CHECK_FALSE(groups.comes_before(order[4], order[4]));
}

TEST_CASE(
    "whole numbers stand in the order of numbers, however they are written and however long") {
  const std::vector<std::string> in_order = {"-12345678901234567890124",
                                             "-12345678901234567890123",
                                             "-1e2",
                                             "-10",
                                             "-9.5",
                                             "-9",
                                             "-0",
                                             "0",
                                             "0.5",
                                             "9",
                                             "10",
                                             "10.0",
                                             "1e2",
                                             "123",
                                             "12345678901234567890123",
                                             "12345678901234567890124"};
  ValueGroups groups(1);
  std::vector<std::uint32_t> order;
  for (const std::string& text : in_order) {
    const std::uint32_t number = groups.number_of(0, text, false);
    order.push_back(groups.group_of({&number, 1}));
  }
  for (std::size_t one = 0; one < order.size(); ++one) {
    for (std::size_t other = 0; other < order.size(); ++other) {
      CAPTURE(in_order[one]);
      CAPTURE(in_order[other]);
      CHECK(groups.comes_before(order[one], order[other]) == (one < other));
    }
  }
}

TEST_CASE("what there is no room for is counted, and what is there is complete") {
  CountTable table(1, 1000), piece(1);
  std::map<std::string, std::uint64_t> plain;
  for (int i = 0; i < 200; ++i) {
    const std::string value = "v" + std::to_string(i % 40);
    add(piece, {{value}, std::nullopt});
    ++plain[value];
    if (i % 7 != 0) continue;
    table.merge(piece);
    piece.clear();
  }
  table.merge(piece);
  CHECK(table.size() > 5);
  CHECK(table.size() < 15);
  std::uint64_t counted = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    CHECK(table.row(i).count == plain[values_of(table, i)[0]]);
    counted += table.row(i).count;
  }
  CHECK(table.left_out() == 200 - counted);
  CHECK(table.entries() == 200);
}

}  // namespace
}  // namespace gsaw
