// Numbers by the format strings of .NET.
#include "record/number_format.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace gsaw {
namespace {

std::string formatted(std::string_view number, std::string_view format) {
  std::string out;
  return append_formatted_number(out, number, format) ? out : "none" + out;
}

TEST_CASE("digits that must be there, and digits that may") {
  CHECK(formatted("12.3456", "0.00") == "12.35");
  CHECK(formatted("1.5", "0.0000") == "1.5000");
  CHECK(formatted("7", "000") == "007");
  CHECK(formatted("1234.5", "0") == "1235");
  CHECK(formatted("0.25", "0.0##") == "0.25");
  CHECK(formatted("3", "0.0##") == "3.0");
  CHECK(formatted("0.5", "#.##") == ".5");
  CHECK(formatted("-1.25", "0.0") == "-1.3");
  CHECK(formatted("-0.01", "0.0") == "0.0");
  CHECK(formatted("999.96", "0.0") == "1000.0");
}

TEST_CASE("standard formats") {
  CHECK(formatted("12.345", "F2") == "12.35");
  CHECK(formatted("12", "f") == "12.00");
  CHECK(formatted("1234567.891", "N1") == "1,234,567.9");
  CHECK(formatted("-123", "N0") == "-123");
  CHECK(formatted("7", "D3") == "007");
}

TEST_CASE("anything else") {
  for (const char* format : {"", "x", "X2", "yyyy-MM-dd", "0.0.0", "0#", "F1x", "F999", "c", "l"}) {
    CAPTURE(format);
    CHECK(formatted("12.5", format) == "none");
  }
  for (const char* number : {"", "-", "1e5", "abc", "1.2.3"})
    CHECK(formatted(number, "0.0") == "none");
  CHECK(formatted(std::string(100, '9'), "0.0") == "none");
}

}  // namespace
}  // namespace gsaw
