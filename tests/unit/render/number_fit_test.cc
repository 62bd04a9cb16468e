// Numbers are handed on as numbers only where nothing of them is lost.
#include "render/number_fit.h"

#include <doctest/doctest.h>

namespace gsaw {
namespace {

TEST_CASE("whole numbers of 64 bits") {
  CHECK(number_fit("0") == NumberFit::integer);
  CHECK(number_fit("-7") == NumberFit::integer);
  CHECK(number_fit("9007199254740993") == NumberFit::integer);
  CHECK(number_fit("9223372036854775807") == NumberFit::integer);
  CHECK(number_fit("-9223372036854775808") == NumberFit::integer);
  CHECK(number_fit("9223372036854775808") == NumberFit::neither);
  CHECK(number_fit("12345678901234567890123") == NumberFit::neither);
}

TEST_CASE("decimals that a double holds") {
  CHECK(number_fit("0.5") == NumberFit::real);
  CHECK(number_fit("1324936588.842") == NumberFit::real);
  CHECK(number_fit("0.00012345678901234567") == NumberFit::real);
  CHECK(number_fit("0.0") == NumberFit::real);
  CHECK(number_fit("-1.5e300") == NumberFit::real);
  CHECK(number_fit("1e2") == NumberFit::real);
  CHECK(number_fit("1e999") == NumberFit::neither);
  CHECK(number_fit("1e-999") == NumberFit::neither);
  CHECK(number_fit("0.123456789012345678") == NumberFit::neither);
}

TEST_CASE("decimals that have a double near them, however many digits, and whole numbers") {
  CHECK(has_number_near("-0"));
  CHECK(has_number_near("0e999"));
  CHECK(has_number_near("0.123456789012345678901234567890"));
  CHECK(has_number_near("-9223372036854775808"));
  CHECK_FALSE(has_number_near("9223372036854775808"));
  CHECK(has_number_near("1.7976931348623157e308"));
  CHECK(has_number_near("5e-324"));
  CHECK_FALSE(has_number_near("1.8e308"));
  CHECK_FALSE(has_number_near("-1E400"));
  CHECK_FALSE(has_number_near("1e-400"));
}

}  // namespace
}  // namespace gsaw
