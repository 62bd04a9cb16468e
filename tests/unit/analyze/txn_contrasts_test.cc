#include "analyze/txn_contrasts.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gsaw {
namespace {

struct Entry {
  std::vector<std::string> ids;
  bool matches = false;
  std::vector<std::pair<std::string, std::string>> values;
};

void add(TxnContrasts& table, const Entry& entry) {
  table.begin();
  for (const std::string& id : entry.ids) table.add_txn(id, entry.matches);
  for (const auto& [field, value] : entry.values) table.add(field, value);
}

std::vector<Entry> some_entries() {
  std::mt19937_64 random(1);  // NOLINT(cert-msc51-cpp)
  std::vector<Entry> entries(6000);
  for (Entry& entry : entries) {
    entry.ids = {"t" + std::to_string(random() % 200)};
    if (random() % 10 == 0) entry.ids.push_back("u" + std::to_string(random() % 20));
    entry.matches = random() % 50 == 0;
    entry.values = {{"host", "h" + std::to_string(random() % 5)}, {"k", "x"}};
    if (random() % 20 == 0) entry.values.push_back({"rare", std::to_string(random() % 40)});
  }
  return entries;
}

using Sums = std::map<std::string, std::pair<std::uint64_t, std::uint64_t>>;

// What a plain recount finds.
Sums recounted(const std::vector<Entry>& entries) {
  std::set<std::string> matching, all;
  std::map<std::string, std::set<std::string>> has;
  for (const Entry& entry : entries) {
    for (const std::string& id : entry.ids) {
      all.insert(id);
      if (entry.matches) matching.insert(id);
      for (const auto& [field, value] : entry.values) {
        has[field].insert(id);
        has[field + "=" + value].insert(id);
      }
    }
  }
  has[""] = all;
  Sums sums;
  for (const auto& [what, ids] : has) {
    for (const std::string& id : ids) {
      ++(matching.contains(id) ? sums[what].first : sums[what].second);
    }
  }
  return sums;
}

Sums sums_of(const ContrastTable& table) {
  const auto of = [](const SideCounts& sides) { return std::pair(sides.matching, sides.others); };
  const FieldValues& values = table.values();
  Sums sums{{"", of(table.whole())}};
  for (std::size_t i = 0; i < values.fields(); ++i) {
    sums[std::string(values.name(i))] = of(table.of_field(i).sides);
  }
  for (std::size_t i = 0; i < values.values(); ++i) {
    const std::string name(values.name(values.field_of(i)));
    sums[name + "=" + std::string(values.text(i))] = of(table.of_value(i).sides);
  }
  return sums;
}

TEST_CASE("a transaction has what its entries have, once, in any chunks") {
  const std::vector<Entry> entries = some_entries();
  const Sums expected = recounted(entries);
  REQUIRE(expected.at("").first > 20);
  REQUIRE(expected.at("").second > 20);
  for (const std::size_t size : {1U, 7U, 1000U, 6000U}) {
    CAPTURE(size);
    TxnContrasts merged, chunk;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      add(chunk, entries[i]);
      if ((i + 1) % size != 0 && i + 1 != entries.size()) continue;
      merged.merge(chunk);
      chunk.clear();
    }
    CHECK(sums_of(merged.counted(2)) == expected);
    CHECK(merged.txns() == 0);
  }
}

TEST_CASE("what the same transactions have has the same marks") {
  TxnContrasts table;
  add(table, {{"a"}, true, {{"f", "x"}}});
  add(table, {{"a"}, false, {{"g", "y"}}});
  add(table, {{"b"}, false, {{"g", "z"}}});
  const ContrastTable counted = table.counted(3);
  CHECK(counted.of_value(0).marks == counted.of_value(1).marks);
  CHECK(counted.of_value(0).marks != counted.of_value(2).marks);
  CHECK(counted.whole() == SideCounts{1, 1});
}

TEST_CASE("transactions that come late have no place") {
  TxnContrasts merged, chunk;
  for (std::size_t i = 0; i <= TxnContrasts::kMostTxns; ++i) {
    add(chunk, {{std::to_string(i)}, i == 0, {{"k", "x"}}});
  }
  merged.merge(chunk);
  CHECK(merged.lacks_txns());
  CHECK_FALSE(merged.lacks_held());
  const ContrastTable counted = merged.counted(4);
  CHECK(counted.whole() == SideCounts{1, TxnContrasts::kMostTxns - 1});
  CHECK(counted.of_value(0).sides == counted.whole());
}

}  // namespace
}  // namespace gsaw
