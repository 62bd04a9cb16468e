// ClockEvidence: what proves that clocks disagree, by how much, and what sets them right.
#include "analyze/clock_offsets.h"

#include <doctest/doctest.h>

#include <limits>

namespace gsaw {
namespace {

constexpr Nanoseconds kMilli = kNanosPerMilli;

TEST_CASE("effects behind their causes prove nothing, nor do few milliseconds") {
  ClockEvidence evidence;
  evidence.add("a", 0, "b", 10 * kMilli);
  evidence.add("b", 0, "a", 0);
  evidence.add("a", 0, "c", -5 * kMilli);
  CHECK(evidence.skews().empty());
  CHECK(evidence.offsets().empty());
}

TEST_CASE("one host, and hosts that nobody knows, are no evidence") {
  ClockEvidence evidence;
  evidence.add("a", 0, "a", -kNanosPerSecond);
  evidence.add("", 0, "a", -kNanosPerSecond);
  evidence.add("a", 0, "", -kNanosPerSecond);
  CHECK(evidence.skews().empty());
}

TEST_CASE("the worst contradiction counts, and sets the clock right by as much") {
  ClockEvidence evidence;
  evidence.add("api", 100 * kMilli, "db", 80 * kMilli);
  evidence.add("api", 100 * kMilli, "db", 70 * kMilli);
  evidence.add("api", 100 * kMilli, "db", 300 * kMilli);
  const auto skews = evidence.skews();
  REQUIRE(skews.size() == 1);
  CHECK(skews[0].behind == "db");
  CHECK(skews[0].ahead == "api");
  CHECK(skews[0].at_least == 30 * kMilli);
  CHECK_FALSE(skews[0].at_most);
  const ClockOffsets offsets = evidence.offsets();
  CHECK(offset_of(offsets, "db") == -30 * kMilli);
  CHECK(offset_of(offsets, "api") == 0);
}

TEST_CASE("what the other direction bounds is set right by the middle") {
  ClockEvidence evidence;
  evidence.add("api", 0, "db", -30 * kMilli);
  evidence.add("db", 0, "api", 50 * kMilli);
  const auto skews = evidence.skews();
  REQUIRE(skews.size() == 1);
  CHECK(skews[0].at_most == 50 * kMilli);
  CHECK(offset_of(evidence.offsets(), "db") == -40 * kMilli);
}

TEST_CASE("a bound that is far off moves nothing further than is proven") {
  ClockEvidence evidence;
  evidence.add("api", 0, "db", -30 * kMilli);
  evidence.add("db", 0, "api", 61 * kMilli);
  CHECK(offset_of(evidence.offsets(), "db") == -30 * kMilli);
}

TEST_CASE("a clock that is behind one that is behind is set right by both") {
  ClockEvidence evidence;
  evidence.add("a", 0, "b", -100 * kMilli);
  evidence.add("b", 0, "c", -50 * kMilli);
  const ClockOffsets offsets = evidence.offsets();
  CHECK(offset_of(offsets, "a") == 0);
  CHECK(offset_of(offsets, "b") == -100 * kMilli);
  CHECK(offset_of(offsets, "c") == -150 * kMilli);
}

TEST_CASE("hosts of which each is behind the other cannot be set right: all is said, and no more") {
  ClockEvidence evidence;
  evidence.add("a", 0, "b", -30 * kMilli);
  evidence.add("b", 0, "a", -20 * kMilli);
  CHECK(evidence.skews().size() == 2);
  const ClockOffsets offsets = evidence.offsets();
  CHECK(offset_of(offsets, "a") == -20 * kMilli);
  CHECK(offset_of(offsets, "b") == -30 * kMilli);
}

TEST_CASE("times at the ends of their range") {
  constexpr Nanoseconds kFirst = std::numeric_limits<Nanoseconds>::min();
  constexpr Nanoseconds kLast = std::numeric_limits<Nanoseconds>::max();
  ClockEvidence evidence;
  evidence.add("a", kLast, "b", kFirst);
  evidence.add("b", kFirst, "a", kLast);
  evidence.add("b", kLast, "c", kFirst);
  CHECK(evidence.skews().size() == 2);
  CHECK(offset_of(evidence.offsets(), "b") == -kLast);
}

}  // namespace
}  // namespace gsaw
