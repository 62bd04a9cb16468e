// A piece of a line says no only for the whole of it.
#include "query/candidate_scan.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "query/parser.h"

namespace gsaw {
namespace {

// Whether the line may match a query, by a piece of it.
bool may_match_around(std::string_view query, std::string_view piece) {
  const auto tree = parse_query(query, TimeContext{});
  REQUIRE(tree);
  const Prefilter prefilter = make_prefilter(**tree, false);
  return CandidateFinder(prefilter, {}).may_match_around(piece);
}

TEST_CASE("what else a line must hold may stand in another piece") {
  CHECK(may_match_around("x=refused and y=granted", R"({"x":"refused and granted)"));
  CHECK((may_match_around("x=refused and y=granted", R"({"x":"refused",)") ||
         may_match_around("x=refused and y=granted", R"("y":"granted"})")));
  CHECK_FALSE(may_match_around("x=refused and y=granted", R"("z":"plain"})"));
}

TEST_CASE("a value that is cut behind its key says nothing against the line") {
  CHECK(may_match_around("level=error", R"({"level":)"));
  CHECK(may_match_around("level=error", R"({"level":7)"));
  CHECK_FALSE(may_match_around("level=error", R"({"m":"a")"));
}

TEST_CASE("any number of literals") {
  std::string query = "x in (alpha0";
  for (int i = 1; i < 100; ++i) {
    query += ",alpha" + std::to_string(i);
    if (i != 1 && i != 5 && i != 99) continue;
    CHECK(may_match_around(query + ')', R"("y":"alpha1"})"));
    CHECK_FALSE(may_match_around(query + ')', R"("y":"beta1"})"));
  }
}

TEST_CASE("escapes that may hide a character of the literal, but none that is cut") {
  CHECK(may_match_around("x=refused", R"("y":"\u0072efused")"));
  CHECK_FALSE(may_match_around("x=refused", R"("y":"\u005aefused")"));
  CHECK_FALSE(may_match_around("x=refused", R"("y":"\u007)"));
  CHECK(may_match_around("x=refused", R"("y":"\u005aefused \u0072")"));
}

}  // namespace
}  // namespace gsaw
