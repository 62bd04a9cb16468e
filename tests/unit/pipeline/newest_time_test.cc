// What `end` stands for, over several files.
#include "pipeline/newest_time.h"

#include <doctest/doctest.h>

#include <string>

#include "record/timestamp.h"
#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

TEST_CASE("the newest time of all files") {
  const testing::TempDir dir;
  const std::string old =
      dir.write("old.log", "{\"time\":\"2011-12-26T22:00:00Z\"}\ntorn\n{\"a\":1}\n");
  const std::string young = dir.write(
      "young.log",
      "{\"time\":\"2012-01-01T00:00:00Z\"}{\"ts\":1325376001}\n{\"time\":\"2011-01-01\"}");
  const auto newest = *time_from_text("2012-01-01T00:00:01Z");
  for (const unsigned threads : {1U, 4U}) {
    CHECK(find_newest_time({old, young}, threads) == newest);
    CHECK(find_newest_time({young, dir / "nothing", old}, threads) == newest);
    CHECK(find_newest_time({old}, threads) == *time_from_text("2011-12-26T22:00:00Z"));
    CHECK_FALSE(find_newest_time({dir / "nothing"}, threads));
    CHECK_FALSE(find_newest_time({dir.write("none.log", "torn\n{}\n")}, threads));
    CHECK_FALSE(find_newest_time({}, threads));
  }
}

}  // namespace
}  // namespace gsaw
