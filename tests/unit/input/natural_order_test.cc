// Names in natural order.
#include "input/natural_order.h"

#include <doctest/doctest.h>

using namespace gsaw;

TEST_CASE("numbers compare by value") {
  CHECK(compare_natural("a2", "a10") < 0);
  CHECK(compare_natural("a10b3", "a10b20") < 0);
  CHECK(compare_natural("a01", "a1") == 0);
  CHECK(compare_natural("a", "a0") < 0);
  CHECK(compare_natural("99999999999999999999998", "99999999999999999999999") < 0);
  CHECK(compare_natural("caf\xc3\xa9", "cafe") > 0);
  CHECK(compare_natural("a0012", "a02") > 0);
  CHECK(compare_natural("a100b", "a10b") > 0);
  CHECK(compare_natural("a1002", "a1010") < 0);
  CHECK(compare_natural("a1b", "a1.") > 0);
  CHECK(compare_natural("a1", "a1") == 0);
}
