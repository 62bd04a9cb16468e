#include "analyze/contrasts.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace gsaw {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

struct Entry {
  bool matches = false;
  Values values;
};

void add(ContrastTable& table, const Entry& entry, std::mt19937_64& random) {
  table.begin(entry.matches, random());
  for (const auto& [field, value] : entry.values) table.add(field, value);
}

std::string text(const FieldAndValue& what) {
  return what.value ? what.field + "=" + *what.value : what.field;
}

std::vector<std::string> found(const ContrastTable& table) {
  std::vector<std::string> rows;
  for (const Contrast& row : contrasts_in(table)) {
    std::string line = text(row.what);
    for (const FieldAndValue& each : row.also) line += "," + text(each);
    rows.push_back(std::move(line));
  }
  return rows;
}

// Of which each tenth matches, nearly all of them of one version; that always has one build.
std::vector<Entry> entries_with_a_cause() {
  std::mt19937_64 random(1);  // NOLINT(cert-msc51-cpp)
  std::vector<Entry> entries(2000);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Entry& entry = entries[i];
    entry.matches = i % 10 == 0;
    const bool is_bad = random() % 100 < (entry.matches ? 90U : 3U);
    entry.values = {{"version", is_bad ? "bad" : "good"},
                    {"build", is_bad ? "7" : std::to_string(random() % 5)},
                    {"host", "h" + std::to_string(random() % 7)},
                    {"id", std::to_string(i)}};
    if (entry.matches && i % 20 == 0) entry.values.push_back({"code", std::to_string(i)});
  }
  return entries;
}

TEST_CASE("a cause is found, what comes with it is folded, chance is not taken for one") {
  std::mt19937_64 random(2);  // NOLINT(cert-msc51-cpp)
  ContrastTable table;
  for (const Entry& entry : entries_with_a_cause()) add(table, entry, random);
  const auto rows = found(table);
  REQUIRE(rows.size() >= 3);
  CHECK(rows[0] == "build=7,version=bad");
  CHECK(rows[1] == "version=good");
  CHECK(rows[2] == "code");
  for (const std::string& row : rows) CHECK(row.find("host") == row.npos);
}

TEST_CASE("shuffled sides have nothing apart") {
  std::vector<Entry> entries = entries_with_a_cause();
  std::mt19937_64 random(3);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 20; ++round) {
    ContrastTable table;
    for (Entry& entry : entries) {
      entry.matches = random() % 10 == 0;
      add(table, entry, random);
    }
    CHECK(found(table).empty());
  }
}

TEST_CASE("what all have is not looked at: the rest need not be the less likely for it") {
  std::mt19937_64 random(7);  // NOLINT(cert-msc51-cpp)
  ContrastTable table;
  for (int i = 0; i < 20; ++i) {
    Entry entry{i < 10, {}};
    for (const char* same : {"a", "b", "c", "d", "e"}) entry.values.emplace_back(same, "x");
    if (i < 7) entry.values.emplace_back("cause", "y");  // by chance once in 300 times
    add(table, entry, random);
  }
  CHECK(found(table) == std::vector<std::string>{"cause=y"});
}

TEST_CASE("tables are the same in any chunks") {
  const std::vector<Entry> entries = entries_with_a_cause();
  std::mt19937_64 random(4);  // NOLINT(cert-msc51-cpp)
  ContrastTable whole;
  for (const Entry& entry : entries) add(whole, entry, random);
  for (const std::size_t size : {1U, 7U, 1000U}) {
    ContrastTable merged, chunk;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      add(chunk, entries[i], random);
      if ((i + 1) % size != 0 && i + 1 != entries.size()) continue;
      merged.merge(chunk);
      chunk.clear();
    }
    CHECK(merged.whole() == whole.whole());
    CHECK(found(merged) == found(whole));
  }
}

TEST_CASE("a value counts once in an entry") {
  std::mt19937_64 random(5);  // NOLINT(cert-msc51-cpp)
  ContrastTable table;
  add(table, {true, {{"a", "x"}, {"a", "x"}, {"a", "y"}}}, random);
  CHECK(table.of_value(0).sides.matching == 1);
  CHECK(table.of_field(0).sides.matching == 1);
  CHECK(table.values().values() == 2);
}

TEST_CASE("what is too much is bounded") {
  std::mt19937_64 random(6);  // NOLINT(cert-msc51-cpp)
  ContrastTable table, chunk;
  for (std::size_t i = 0; i <= FieldValues::kMostFields; ++i) {
    add(chunk, {true, {{"f" + std::to_string(i), "x"}, {"f0", std::to_string(i)}}}, random);
  }
  add(chunk, {true, {{"f1", std::string(FieldValues::kMostValueBytes + 1, 'x')}}}, random);
  table.merge(chunk);
  const FieldValues& values = table.values();
  CHECK(values.fields() == FieldValues::kMostFields);
  CHECK(values.lacks_fields());
  CHECK(values.is_crowded(0));
  CHECK_FALSE(values.is_crowded(1));
  CHECK(table.of_field(1).sides.matching == 2);
  CHECK(values.values() < 2 * FieldValues::kMostFields + FieldValues::kMostValues + 2);
}

}  // namespace
}  // namespace gsaw
