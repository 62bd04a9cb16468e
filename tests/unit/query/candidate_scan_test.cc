// A piece of a line says no only for the whole of it.
#include "query/candidate_scan.h"

#include <doctest/doctest.h>

#include <initializer_list>
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

TEST_CASE("a piece of a line says nothing of its level") {
  CHECK(may_match_around("level=error", R"({"level":)"));
  CHECK(may_match_around("level=error", R"({"level":"info")"));
  CHECK(may_match_around("level=error", R"({"m":"a")"));
}

// How many lines are found by a query.
int candidates(std::string_view query, const std::string& text) {
  const auto tree = parse_query(query, TimeContext{});
  REQUIRE(tree);
  const Prefilter prefilter = make_prefilter(**tree, false);
  const CandidateFinder finder(prefilter, {});
  CandidateScan scan(finder, text);
  int found = 0;
  for (std::size_t from = 0;; ++found) {
    const std::string_view line = scan.next(from);
    if (line.empty()) return found;
    from = static_cast<std::size_t>(line.data() + line.size() - text.data());
  }
}

std::string lines_at(std::initializer_list<const char*> times) {
  std::string text;
  for (const char* time : times) {
    text += std::string(R"({"time":)") + time + R"(,"message":"a message of some bytes"})" + '\n';
  }
  return text;
}

TEST_CASE("times that look alike are judged alike, but for those that are none") {
  const std::string text = lines_at({"\"2026-01-02T03:04:99Z\"", "\"2026-01-02T03:04:99Z\"",
                                     "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:07:15Z\"",
                                     "\"2026-01-02T04:07:15Z\"", "\"2026-01-02T04:08:15Z\""});
  CHECK(candidates("time>=2026-01-02T03:00Z and time<2026-01-02T04:00Z", text) >= 2);
  // Nobody knows of the two that are none.
  CHECK(candidates("time>=2026-01-02T04:00Z", text) == 4);
  CHECK(candidates("time>=2026-01-02T05:00Z", text) == 2);
}

TEST_CASE("a bound among times that look alike parts them") {
  const std::string text =
      lines_at({"1767323000.1", "1767323001.1", "1767323002.1", "1767323003.1"});
  CHECK(candidates("time>=1767323002", text) == 2);
  CHECK(candidates("time<1767323001", text) == 1);
  const std::string first = lines_at({"1767323000.0", "1767323000.5", "1767323001.0"});
  CHECK(candidates("time>1767323000", first) == 2);
  const std::string clocks = lines_at(
      {"\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:06Z\"", "\"2026-01-02T03:04:07Z\""});
  CHECK(candidates("time>=2026-01-02T03:04:07Z", clocks) == 1);
  const std::string last = lines_at(
      {"\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:06Z\"", "\"2026-01-02T03:09:59Z\""});
  CHECK(candidates("time>=2026-01-02T03:09:59Z", last) == 1);
}

TEST_CASE("a key that was met is none behind a backslash") {
  const std::string info =
      R"({"s":"info","m":"a message of some bytes, so that more can be read"})";
  const std::string other =
      R"({"a\"s":"info","m":"a message of some bytes, so that more can be read"})";
  CHECK(candidates("level=err", info + '\n' + info + '\n') == 0);
  CHECK(candidates("level=err", other + '\n') == 1);  // it has no level that can be read
  CHECK(candidates("level=err", info + '\n' + other + '\n') == 1);
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
