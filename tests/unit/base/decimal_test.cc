// Decimal numbers: which texts are numbers, and exact order whatever their size.
#include "base/decimal.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

namespace gsaw {
namespace {

int compared(std::string_view a, std::string_view b) {
  const auto left = Decimal::parse(a);
  const auto right = Decimal::parse(b);
  REQUIRE(left);
  REQUIRE(right);
  const int result = left->compare(*right);
  const int reverse = right->compare(*left);
  CHECK((result > 0) == (reverse < 0));
  CHECK((result == 0) == (reverse == 0));
  return result < 0 ? -1 : (result > 0 ? 1 : 0);
}

std::string canonical(std::string_view text) {
  std::string out = "kept ";
  Decimal::parse(text).value().append_canonical(out);
  return out.substr(5);
}

TEST_CASE("JSON's numbers, and those of numeric strings") {
  for (const std::string_view text :
       {"0", "-0", "7", "-7", "007", "+7", "1.5", "00.50", "1e5", "1E+5", "-1.25e-3", "0e0",
        "0.000", "+0.0e-9", "18446744073709551616"}) {
    CAPTURE(text);
    CHECK(Decimal::parse(text));
  }
}

TEST_CASE("anything else is no number") {
  for (const std::string_view text :
       {"",     " ",     "-",     "+",     ".",   ".5",  "5.",        "-.5",   "1e",
        "1e+",  "e5",    "1.e5",  "+-1",   "--1", "1 ",  " 1",        "1_000", "1,5",
        "0x10", "1.2.3", "1e5.0", "1e5e5", "NaN", "inf", "-Infinity", "1a",    "\xD9\xA1"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
  }
  CHECK_FALSE(Decimal::parse(std::string_view("1\0", 2)));
  CHECK_FALSE(Decimal::parse(std::string_view("1\0002", 3)));
}

TEST_CASE("equal numbers in every dress have one canonical form") {
  const std::array<std::array<const char*, 4>, 8> kGroups = {{
      {"0", "-0", "0.000e99", "+00"},
      {"200", "200.0", "2e2", "0.002E+5"},
      {"100", "1e2", "100.00", "0100"},
      {"-1.50", "-15e-1", "-0.0015e3", "-01.5"},
      {"0.05", "5e-2", "0.0500", "00.05"},
      {"10.01", "1001e-2", "1.001e1", "0.1001e2"},
      {"1e400", "10e399", "0.1e401", "1.0e+400"},
      {"123456789012345678901234567890", "1.2345678901234567890123456789e29",
       "123456789012345678901234567890.0", "12345678901234567890123456789e1"},
  }};
  for (const auto& group : kGroups) {
    for (const std::string_view text : group) {
      CAPTURE(text);
      CHECK(compared(group[0], text) == 0);
      CHECK(canonical(text) == canonical(group[0]));
    }
  }
  CHECK(canonical("-1.50") == "-15e-1");
  CHECK(canonical("0e5") == "0");
  CHECK(canonical("1") != canonical("-1"));
  CHECK(canonical("1") != canonical("10"));
}

TEST_CASE("rising numbers, each less than all behind it") {
  const char* const kRising[] = {"-1e1000000",
                                 "-18446744073709551617",
                                 "-18446744073709551616",
                                 "-101",
                                 "-100.5",
                                 "-100",
                                 "-0.5",
                                 "-5e-1000000",
                                 "0",
                                 "1e-1000000",
                                 "0.009",
                                 "0.0099",
                                 "0.01",
                                 "0.1",
                                 "0.99999999999999999999",
                                 "1",
                                 "1.00000000000000000001",
                                 "9",
                                 "10",
                                 "99.9",
                                 "100",
                                 "9007199254740992",
                                 "9007199254740993",
                                 "9223372036854775807",
                                 "9223372036854775808",
                                 "9223372036854775808.000000000000000001",
                                 "1e308",
                                 "1e309",
                                 "1e1000000"};
  const std::size_t count = std::size(kRising);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      CAPTURE(kRising[i]);
      CAPTURE(kRising[j]);
      CHECK(compared(kRising[i], kRising[j]) == (i < j ? -1 : (i > j ? 1 : 0)));
    }
  }
}

TEST_CASE("ids of 64 bits that a double would confuse") {
  CHECK(compared("1541815603606036480", "1541815603606036481") == -1);
  CHECK(compared("9007199254740993", "9007199254740992.0") == 1);
  CHECK(compared("0.1", "0.1000000000000000055511151231257827") == -1);
}

TEST_CASE("hostile: exponents beyond any range, and numbers of a million digits") {
  CHECK(compared("1e99999999999999999999999999", "1e9") == 1);
  CHECK(compared("1e-99999999999999999999999999", "0") == 1);
  CHECK(compared("-1e99999999999999999999999999", "1e-99999999999999999999999999") == -1);
  CHECK(compared("0e99999999999999999999999999", "0") == 0);
  const std::string zeros(1'000'000, '0');
  const std::string nines(1'000'000, '9');
  CHECK(compared("1" + zeros, nines) == 1);
  CHECK(compared("1" + zeros, "1e1000000") == 0);
  CHECK(compared("0." + zeros + "1", "1e-1000001") == 0);
  CHECK(compared(zeros + "5." + zeros, "5") == 0);
  CHECK(compared(nines + "8", nines + "9") == -1);
  CHECK(canonical("1" + zeros) == "1e1000000");
}

}  // namespace
}  // namespace gsaw
