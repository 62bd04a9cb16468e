// JsonWriter: commas and quotes where they belong, numbers and times exactly.
#include "render/json_writer.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "base/function_ref.h"

namespace gsaw {
namespace {

std::string written(FunctionRef<void(JsonWriter&)> write) {
  std::string out;
  JsonWriter json(out);
  write(json);
  return out;
}

TEST_CASE("objects and arrays in each other") {
  CHECK(written([](JsonWriter& json) {
          json.open('{');
          json.key("a").open('[');
          json.number(1);
          json.open('{');
          json.close('}');
          json.text("x");
          json.close(']');
          json.key("b").texts({});
          json.key("c").texts({"y", "z"});
          json.key("d").raw("{\"e\":null}");
          json.key("f").number(~std::uint64_t{0});
          json.close('}');
        }) == R"({"a":[1,{},"x"],"b":[],"c":["y","z"],"d":{"e":null},"f":18446744073709551615})");
}

TEST_CASE("keys and texts of strangers") {
  CHECK(written([](JsonWriter& json) { json.text("\"\\\x01\x1b[31m\n\xc3\xa9"); }) ==
        "\"\\\"\\\\\\u0001\\u001b[31m\\n\xc3\xa9\"");
  CHECK(written([](JsonWriter& json) {
          json.open('{');
          json.key("a\"b").number(1);
          json.close('}');
        }) == R"({"a\"b":1})");
}

std::string milliseconds(Nanoseconds length) {
  return written([length](JsonWriter& json) { json.milliseconds(length); });
}

TEST_CASE("milliseconds with as many decimals as there are") {
  CHECK(milliseconds(0) == "0");
  CHECK(milliseconds(843 * kNanosPerMilli) == "843");
  CHECK(milliseconds(812'400'000) == "812.4");
  CHECK(milliseconds(1) == "0.000001");
  CHECK(milliseconds(-1'500'000) == "-1.5");
  CHECK(milliseconds(100 * kNanosPerSecond) == "100000");
  CHECK(milliseconds(std::numeric_limits<Nanoseconds>::min()) == "-9223372036854.775808");
}

std::string time(Nanoseconds time) {
  return written([time](JsonWriter& json) { json.time(time); });
}

TEST_CASE("times in UTC, to the millisecond or further") {
  CHECK(time(0) == R"("1970-01-01T00:00:00.000Z")");
  CHECK(time(1'324'936'588'828 * kNanosPerMilli) == R"("2011-12-26T21:56:28.828Z")");
  CHECK(time(1'324'936'588'828'000'500) == R"("2011-12-26T21:56:28.8280005Z")");
  CHECK(time(-1) == R"("1969-12-31T23:59:59.999999999Z")");
  CHECK(time(std::numeric_limits<Nanoseconds>::max()) == R"("2262-04-11T23:47:16.854775807Z")");
}

}  // namespace
}  // namespace gsaw
