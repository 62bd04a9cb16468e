// "Did you mean": distances between names, and which name is suggested.
#include "base/nearest_name.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

namespace gsaw {
namespace {

using Names = std::vector<std::string_view>;

std::size_t distance(std::string_view a, std::string_view b) {
  const std::size_t there = name_distance(a, b, 100);
  CHECK(there == name_distance(b, a, 100));
  return there;
}

TEST_CASE("each change counts one") {
  CHECK(distance("status", "status") == 0);
  CHECK(distance("", "") == 0);
  CHECK(distance("", "abc") == 3);
  CHECK(distance("status", "statu") == 1);
  CHECK(distance("status", "xstatus") == 1);
  CHECK(distance("status", "stetus") == 1);
  CHECK(distance("status", "sattus") == 1);
  CHECK(distance("ab", "ba") == 1);
  CHECK(distance("kitten", "sitting") == 3);
  CHECK(distance("txnId", "tnxdI") == 2);
  CHECK(distance("abc", "xyz") == 3);
}

TEST_CASE("ASCII case does not count, also in swaps") {
  CHECK(distance("txnId", "TXNID") == 0);
  CHECK(distance("txnId", "TNXID") == 1);
  CHECK(distance("a", "A") == 0);
  CHECK(distance("[", "{") == 1);  // 32 apart, but no letters
  CHECK(distance("\xC3\xA9", "\xC3\x89") == 1);
}

TEST_CASE("past the limit it gives up") {
  CHECK(name_distance("kitten", "sitting", 3) == 3);
  CHECK(name_distance("kitten", "sitting", 2) == 3);
  CHECK(name_distance("kitten", "sitting", 0) == 1);
  CHECK(name_distance("same", "SAME", 0) == 0);
  CHECK(name_distance("a", std::string(1'000'000, 'a'), 3) == 4);
}

TEST_CASE("slip_limit grows with the name") {
  CHECK(slip_limit("") == 0);
  CHECK(slip_limit("ab") == 0);
  CHECK(slip_limit("abc") == 1);
  CHECK(slip_limit("abcde") == 1);
  CHECK(slip_limit("abcdef") == 2);
  CHECK(slip_limit("abcdefghijk") == 2);
  CHECK(slip_limit("abcdefghijkl") == 3);
}

TEST_CASE("the nearest name, the first of equals") {
  CHECK(nearest_name("stauts", Names{"host", "status", "state"}) == "status");
  CHECK(nearest_name("statuss", Names{"statu", "status", "statusx"}) == "status");
  CHECK(nearest_name("color", Names{"colox", "coloy"}) == "colox");
  CHECK(nearest_name("accountid", Names{"accountIds", "accountId"}) == "accountId");
  CHECK(nearest_name("duration_ms", std::set<std::string>{"a", "durationMs", "z"}) == "durationMs");
}

TEST_CASE("empty when none is close") {
  CHECK(nearest_name("status", Names{}).empty());
  CHECK(nearest_name("status", Names{"", "s", "xxxxxx", "status_code"}).empty());
  CHECK(nearest_name("", Names{"", "a"}).empty());
  CHECK(nearest_name("id", Names{"ip", "i"}).empty());
  CHECK(nearest_name("id", Names{"ip", "ID"}) == "ID");
  CHECK(nearest_name(std::string(100'000, 'x'), Names{"x"}).empty());
}

}  // namespace
}  // namespace gsaw
