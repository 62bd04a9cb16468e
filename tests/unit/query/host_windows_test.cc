// Spans of time around moments: joined where they touch, each host for itself.
#include "query/host_windows.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "query/explain.h"
#include "query/parser.h"
#include "query/tree_walk.h"

namespace gsaw {
namespace {

TEST_CASE("a window reaches from the span before a moment to the span behind it") {
  HostWindows windows(10);
  windows.add("a", 100);
  windows.finish();
  for (const Nanoseconds time : {90, 95, 100, 110}) CHECK(windows.holds("a", time));
  for (const Nanoseconds time : {0, 89, 111, 1000}) CHECK_FALSE(windows.holds("a", time));
  CHECK_FALSE(windows.holds("b", 100));
  CHECK_FALSE(windows.holds("", 100));
}

TEST_CASE("windows that touch are one, whatever the order of the moments") {
  for (const auto& moments : std::vector<std::vector<Nanoseconds>>{
           {100, 120, 200}, {200, 120, 100}, {120, 200, 100}, {100, 200, 120, 100}}) {
    HostWindows windows(10), others(10);
    for (std::size_t i = 0; i < moments.size(); ++i) {
      (i % 2 == 0 ? windows : others).add("a", moments[i]);
    }
    windows.add(others);
    windows.finish();
    for (const Nanoseconds time : {90, 110, 130, 190, 210}) CHECK(windows.holds("a", time));
    for (const Nanoseconds time : {89, 131, 189, 211}) CHECK_FALSE(windows.holds("a", time));
    CHECK(windows.hull()->first == 90);
    CHECK(windows.hull()->last == 210);
  }
}

TEST_CASE("moments in order take the memory of their windows") {
  HostWindows windows(10);
  for (Nanoseconds moment = 0; moment < 1'000'000; ++moment) windows.add("a", moment);
  CHECK(windows.memory() < 1000);
}

TEST_CASE("at the ends of time") {
  constexpr Nanoseconds kFirst = std::numeric_limits<Nanoseconds>::min();
  constexpr Nanoseconds kLast = std::numeric_limits<Nanoseconds>::max();
  HostWindows windows(kLast);
  windows.add("a", kFirst);
  windows.add("b", kLast);
  windows.finish();
  CHECK(windows.holds("a", kFirst));
  CHECK(windows.holds("a", -1));
  CHECK_FALSE(windows.holds("a", 0));
  CHECK(windows.holds("b", 0));
  CHECK(windows.holds("b", kLast));
  CHECK_FALSE(HostWindows(5).hull());
}

TEST_CASE("windows hold what lies near any of the moments") {
  std::mt19937 random(1);
  const auto below = [&](unsigned limit) { return static_cast<Nanoseconds>(random() % limit); };
  for (int round = 0; round < 200; ++round) {
    const Nanoseconds span = below(20);
    HostWindows windows(span);
    std::vector<std::pair<std::string, Nanoseconds>> moments;
    for (Nanoseconds i = below(30); i > 0; --i) {
      moments.emplace_back(below(2) == 0 ? "a" : "", below(300));
      windows.add(moments.back().first, moments.back().second);
    }
    windows.finish();
    for (Nanoseconds time = 0; time < 320; ++time) {
      bool near = false;
      for (const auto& [host, moment] : moments) {
        near |= host == "a" && time >= moment - span && time <= moment + span;
      }
      CHECK(windows.holds("a", time) == near);
    }
  }
}

TEST_CASE("a tree that is copied says the same") {
  for (const char* text :
       {"", "a", "a or not (b=1 and c in (1, x*) d~/x/)", "level>=warn time>-1h"}) {
    const auto tree = parse_query(text, TimeContext{});
    REQUIRE(tree);
    CHECK(explain_query(*copy_of(**tree)) == explain_query(**tree));
  }
}

}  // namespace
}  // namespace gsaw
