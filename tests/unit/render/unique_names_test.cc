#include "render/unique_names.h"

#include <doctest/doctest.h>

namespace gsaw {
namespace {

TEST_CASE("a name that comes again is numbered") {
  UniqueNames names('#');
  CHECK(names.own("a") == "a");
  CHECK(names.own("b") == "b");
  CHECK(names.own("a") == "a#2");
  CHECK(names.own("a") == "a#3");
  CHECK(names.own("") == "");
  CHECK(names.own("") == "#2");
}

TEST_CASE("a number that is a name by itself is passed over") {
  UniqueNames names('_');
  CHECK(names.own("a_2") == "a_2");
  CHECK(names.own("a") == "a");
  CHECK(names.own("a") == "a_3");
  CHECK(names.own("a_3") == "a_3_2");
  CHECK(names.own("a_2") == "a_2_2");
}

TEST_CASE("after clear() all names are new") {
  UniqueNames names('#');
  names.own("a");
  names.own("a");
  names.clear();
  CHECK(names.own("a") == "a");
  CHECK(names.own("a") == "a#2");
}

}  // namespace
}  // namespace gsaw
