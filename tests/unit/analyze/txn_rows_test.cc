// Transactions as rows: which are open, and what little else the view's recount does not see.
#include "analyze/txn_rows.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

TxnFacts facts(Nanoseconds time, std::string_view message, std::string_view logger = "log") {
  TxnFacts facts;
  facts.time = time;
  facts.message = message;
  facts.logger = logger;
  return facts;
}

// `count` transactions that begin with one message and end with another.
void add_many(TxnRows& rows, int count, const std::string& begin, const std::string& end,
              const std::string& prefix) {
  for (int i = 0; i < count; ++i) {
    const std::string id = prefix + std::to_string(i);
    rows.add(id, facts(i, begin));
    rows.add(id, facts(i + 1, end));
  }
}

std::size_t count_open(TxnRows& rows) {
  rows.mark_open();
  std::size_t open = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) open += rows.row(i).is_open ? 1 : 0;
  return open;
}

TEST_CASE("open: those that do not end as 95 of 100 do that begin like them") {
  TxnRows rows;
  add_many(rows, 95, "begin job 17", "done", "a");
  add_many(rows, 5, "begin job 4", "waiting for lock", "b");
  CHECK(count_open(rows) == 5);
  CHECK(rows.row(99).is_open);
  CHECK_FALSE(rows.row(0).is_open);
}

TEST_CASE("open: none where less than 95 of 100 end alike") {
  TxnRows rows;
  add_many(rows, 94, "begin", "done", "a");
  add_many(rows, 6, "begin", "waiting", "b");
  CHECK(count_open(rows) == 0);
}

TEST_CASE("open: what begins otherwise is another group, and who ends by another logger is open") {
  TxnRows rows;
  add_many(rows, 40, "begin", "done", "a");
  add_many(rows, 3, "other begin", "waiting", "b");
  CHECK(count_open(rows) == 0);
  rows.add("c", facts(1, "begin"));
  rows.add("c", facts(2, "done", "another"));
  CHECK(count_open(rows) == 1);
}

TEST_CASE("rows that were cleared are as new") {
  TxnRows rows;
  TxnFacts error = facts(5, "broken");
  error.level = Level::err;
  error.host = "h";
  rows.add("a", error);
  rows.clear();
  CHECK(rows.size() == 0);
  rows.add("b", facts(7, "fine"));
  REQUIRE(rows.size() == 1);
  CHECK(rows.id(0) == "b");
  CHECK(rows.row(0).errors == 0);
  CHECK(rows.row(0).hosts.size() == 0);
  CHECK(rows.row(0).begin == 7);
  CHECK(rows.message(rows.row(0).first_error).empty());
}

TEST_CASE("of a message the beginning is kept, and no part of a character; what is cut says so") {
  TxnRows rows;
  std::string long_message(159, 'x');
  long_message += "\xC3\xA9 and more";
  rows.add("a", facts(1, long_message));
  CHECK(rows.message(rows.row(0).last_message) == std::string(159, 'x') + "…");
  rows.add("b", facts(1, std::string(160, 'x')));
  CHECK(rows.message(rows.row(1).last_message) == std::string(160, 'x'));
  rows.add("a", facts(2, "one\ntwo"));
  CHECK(rows.message(rows.row(0).last_message) == "one");
}

TEST_CASE("the newest time of all") {
  TxnRows rows;
  CHECK_FALSE(rows.newest());
  rows.add("a", facts(9, ""));
  rows.add("b", facts(4, ""));
  CHECK(rows.newest() == Nanoseconds{9});
}

}  // namespace
}  // namespace gsaw
