// What values say as numbers.
#include "analyze/read_number.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

namespace gsaw {
namespace {

std::optional<double> number_in(JsonType type, std::string_view raw) {
  std::string scratch;
  const auto read = read_number({type, raw, 0}, scratch);
  return read && !read->is_duration ? std::optional(read->number) : std::nullopt;
}

TEST_CASE("numbers, and numbers in strings") {
  CHECK(number_in(JsonType::number, "-1.5e3") == -1500);
  CHECK(number_in(JsonType::string, "007") == 7);
  CHECK(number_in(JsonType::string, "+5") == 5);
  CHECK(number_in(JsonType::string, "\\u0031") == 1);
  CHECK(number_in(JsonType::number, "1e-400") == 0);
  CHECK(number_in(JsonType::number, "-1e-400") == 0);
  CHECK(number_in(JsonType::number, "1e400") == std::nullopt);
  CHECK(number_in(JsonType::number, "1e99999999999999999999") == std::nullopt);
  for (const char* text : {"", "abc", "0x10", "inf", "NaN", "1 2", "--1", "1e"}) {
    CHECK(number_in(JsonType::string, text) == std::nullopt);
  }
  CHECK(number_in(JsonType::boolean, "true") == std::nullopt);
  CHECK(number_in(JsonType::null, "null") == std::nullopt);
  CHECK(number_in(JsonType::array, "[1]") == std::nullopt);
}

TEST_CASE("spans of time are nanoseconds") {
  std::string scratch;
  const auto read = read_number({JsonType::string, "1m30s", 0}, scratch);
  REQUIRE(read);
  CHECK(read->is_duration);
  CHECK(read->number == 90e9);
}

TEST_CASE("what doubles do not tell apart is compared as written") {
  const auto of = [](std::string_view text) {
    std::string scratch;
    return *read_number({JsonType::number, text, 0}, scratch);
  };
  CHECK(compare(of("9007199254740993"), of("9007199254740992")) > 0);
  CHECK(compare(of("1.0"), of("1")) == 0);
  CHECK(compare(of("1e-400"), of("0")) > 0);
  CHECK(compare(of("-2"), of("1")) < 0);
}

}  // namespace
}  // namespace gsaw
