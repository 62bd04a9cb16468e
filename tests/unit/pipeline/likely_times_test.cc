// When ids say that they were made: all of them, or it is not known.
#include "pipeline/likely_times.h"

#include <doctest/doctest.h>

#include "pipeline/taken_once.h"

namespace gsaw {
namespace {

constexpr Nanoseconds kNow = 1'800'000'000 * kNanosPerSecond;
const std::string kFirst = ".rh-3dT5.h-api0.r-pVDF7IRM.c-0.ts-1700010000000.v-0";
const std::string kLast = ".rh-3dT5.h-api0.r-pVDF7IRM.c-0.ts-1700010009000.v-0";

TEST_CASE("from the first to the last") {
  const auto one = made_times({kFirst}, kNow);
  REQUIRE(one);
  CHECK(one->first == 1'700'010'000 * kNanosPerSecond);
  CHECK(one->last == one->first);
  const auto both = made_times({kLast, kFirst}, kNow);
  REQUIRE(both);
  CHECK(both->first == one->first);
  CHECK(both->last == one->last + 9 * kNanosPerSecond);
}

TEST_CASE("as it was copied") {
  CHECK(made_times({"X-Response-Id: " + kFirst + ","}, kNow));
  CHECK(made_times({"\"017f22e2-79b0-7cc3-98c4-dc0c0c07398f\""}, kNow));
}

TEST_CASE("none where one does not say it, or there is none") {
  CHECK_FALSE(made_times({}, kNow));
  CHECK_FALSE(made_times({"abc"}, kNow));
  CHECK_FALSE(made_times({kFirst, "919108f7-52d1-4320-9bac-f847db4148a8"}, kNow));
}

TEST_CASE("an entry is taken once, by all that tells its place") {
  TakenOnce taken;
  CHECK(taken.add(0, "a", 7, 0));
  CHECK_FALSE(taken.add(0, "a", 7, 0));
  CHECK(taken.add(1, "a", 7, 0));
  CHECK(taken.add(0, "b", 7, 0));
  CHECK(taken.add(0, "a", 8, 0));
  CHECK(taken.add(0, "a", 7, 1));
}

}  // namespace
}  // namespace gsaw
