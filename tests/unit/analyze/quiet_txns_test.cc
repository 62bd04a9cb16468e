#include "analyze/quiet_txns.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace gsaw {
namespace {

// What a chunk adds: an entry for each id.
TxnRows rows_of(const std::vector<std::pair<std::string, Nanoseconds>>& entries) {
  TxnRows rows;
  for (const auto& [id, time] : entries) {
    TxnFacts facts;
    facts.time = time;
    const std::string host = "of " + id;
    facts.host = host;
    rows.add(id, facts);
  }
  return rows;
}

// `x2` for two entries of x.
std::string ids_of(const TxnRows& rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += (i > 0 ? " " : "") + std::string(rows.id(i)) + std::to_string(rows.row(i).entries);
    CHECK(rows.name(rows.row(i).hosts[0]) == "of " + std::string(rows.id(i)));
  }
  return text;
}

void add(QuietTxns& txns, const std::vector<std::pair<std::string, Nanoseconds>>& entries,
         Nanoseconds now) {
  TxnRows rows = rows_of(entries);
  txns.add(rows, now);
}

std::string ended(QuietTxns& txns, Nanoseconds now) {
  TxnRows rows;
  txns.take_ended(now, rows);
  return ids_of(rows);
}

}  // namespace

TEST_CASE("A transaction has ended when nothing has come of it for a while") {
  QuietTxns txns(100);
  add(txns, {{"x", 5}, {"y", 6}, {"x", 7}}, 0);
  add(txns, {{"z", 1}, {"x", 2}}, 50);
  CHECK(ended(txns, 99).empty());
  CHECK(ended(txns, 100) == "y1");
  add(txns, {{"y", 9}}, 120);
  CHECK(ended(txns, 149).empty());
  CHECK(ended(txns, 150) == "z1 x3");
  TxnRows rest;
  txns.take_all(rest);
  CHECK(ids_of(rest) == "y1");
  CHECK(rest.row(0).begin == 9);
  CHECK(txns.cut_short() == 0);
}

TEST_CASE("Of too many transactions those end that were quiet for the longest time") {
  QuietTxns txns(100, 2);
  add(txns, {{"x", 1}, {"y", 1}}, 0);
  add(txns, {{"x", 2}, {"z", 1}}, 1);
  CHECK(ended(txns, 1) == "y1");
  CHECK(txns.cut_short() == 1);
  add(txns, {{"y", 1}}, 2);
  CHECK(ended(txns, 2) == "x2");
  CHECK(txns.cut_short() == 2);
}

}  // namespace gsaw
