// SeenNames: which file came after which, for each log.
#include "input/seen_names.h"

#include <doctest/doctest.h>

#include <string>

using namespace gsaw;

TEST_CASE("a file comes once for all logs, and anew for the one whose name it gives up") {
  SeenNames names;
  names.come("a.log");
  names.come("b.log");
  names.rename("a.log", "a.log.1", true);
  names.come("a.log");
  names.rename("a.log.1", "a.log.2", false);
  CHECK(names.place_of("a.log.2", "a.log") == 3);
  CHECK(names.place_of("a.log.2", "b.log") == 1);
  CHECK(names.place_of("a.log.1", "a.log") == 0);
  CHECK(names.place_of("a.log", "a.log") == 4);
  CHECK(names.count() == 5);
}

TEST_CASE("a name that a file gets which was not seen to come is of no file that was") {
  SeenNames names;
  names.come("a.log.1");
  names.rename("a.log.0", "a.log.1", false);
  CHECK(names.place_of("a.log.1", "a.log") == 0);
}

TEST_CASE("of very many the last are known") {
  SeenNames names;
  const std::size_t count = 3 * SeenNames::kMost;
  for (std::size_t i = 1; i <= count; ++i) names.come(std::to_string(i));
  CHECK(names.count() == count);
  CHECK(names.place_of("1", "a.log") == 0);
  for (std::size_t i = count - SeenNames::kMost + 1; i <= count; ++i) {
    REQUIRE(names.place_of(std::to_string(i), "a.log") == i);
  }
}
