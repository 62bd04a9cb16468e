// What has the shape of a value is that value, or a time between those that are told of the shape.
#include "query/value_shape.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/timestamp.h"
#include "unit/base/scan_fixture.h"

using namespace gsaw;
using gsaw::testing::Random;

namespace {

constexpr std::string_view kBehind =
    ",\"level\":6,\"host\":\"a\",\"facility\":\"product.api\",\"short_message\":\"b\"}";

// As it stands on a line, with enough behind it.
std::string on_line(const std::string& value, std::string_view behind = kBehind) {
  return ":" + value + std::string(behind);
}

std::optional<ValueShape> time_shape(const std::string& value) {
  return ValueShape::of_time(on_line(value));
}

bool have_one_shape(const std::string& a, const std::string& b) {
  const auto shape = time_shape(a);
  const std::string other = on_line(b);
  return shape && shape->fits(other.data());
}

std::string random_number(Random& random) {
  std::string number = std::to_string(1 + random.below(9));
  number += random.text(random.below(21), random.below(2) == 0 ? "09" : "0123456789");
  if (random.below(2) == 0) number += '.' + random.text(random.below(12), "0199999");
  return number;
}

std::string random_text(Random& random) {
  constexpr const char* kZones[] = {"Z", "", "+01:00", "-0930", "+14", " UTC"};
  std::string text = random.below(2) == 0 ? "2011-12-3" : "2012-02-2";
  text += random.text(1, "01") + (random.below(4) == 0 ? " " : "T") + random.text(1, "012");
  text += random.text(1, "0123") + ":" + random.text(1, "056") + random.text(1, "0123456789");
  text += ":" + random.text(1, "05556") + random.text(1, "0123456789");
  if (random.below(2) == 0) text += random.text(1, ".,") + random.text(random.below(11), "0199999");
  return '"' + text + kZones[random.below(6)] + '"';
}

// The same with other digits, wherever there are some.
std::string with_other_digits(Random& random, std::string text) {
  for (char& c : text) {
    if (c >= '0' && c <= '9' && random.below(4) == 0) c = random.text(1, "0123456789")[0];
  }
  return text;
}

std::optional<Nanoseconds> moment_of(std::string_view value) {
  if (!value.starts_with('"')) return time_from_epoch(value);
  return time_from_text(value.substr(1, value.size() - 2));
}

struct Tally {
  int shapes = 0, fitting = 0, without_range = 0, wrong = 0;
};

void check_values_like(const std::string& value, Random& random, Tally& tally) {
  const auto shape = time_shape(value);
  if (!shape) return;
  ++tally.shapes;
  const auto range = shape->moments();
  if (!range) ++tally.without_range;
  const std::string itself = on_line(value);
  tally.wrong += shape->fits(itself.data()) ? 0 : 1;
  for (int i = 0; i < 20; ++i) {
    const std::string other = with_other_digits(random, value), line = on_line(other);
    if (!shape->fits(line.data())) continue;
    ++tally.fitting;
    const auto moment = moment_of(other);
    if (range && moment) tally.wrong += *moment < range->first || *moment > range->second;
  }
}

template <class Make>
Tally tally_of(Make random_value) {
  Random random;
  Tally tally;
  for (int round = 0; round < 20'000; ++round) {
    check_values_like(random_value(random), random, tally);
  }
  return tally;
}

}  // namespace

TEST_CASE("every number of a shape lies between the first and the last moment of it") {
  const Tally tally = tally_of(random_number);
  CHECK(tally.wrong == 0);
  CHECK(tally.shapes > 5000);
  CHECK(tally.fitting > 5000);
}

TEST_CASE("every time in a string lies between the first and the last moment of its shape") {
  const Tally tally = tally_of(random_text);
  CHECK(tally.wrong == 0);
  CHECK(tally.shapes > 5000);
  CHECK(tally.without_range < tally.shapes / 2);
  CHECK(tally.fitting > 5000);
}

TEST_CASE("times have one shape when they differ in their last digits only") {
  CHECK(have_one_shape("1324936580.003", "1324936599.999"));
  CHECK(!have_one_shape("1324936580.003", "1324936599"));
  CHECK(!have_one_shape("1324936580.003", "1324936480.003"));
  CHECK(!have_one_shape("1324936580", "1324936580000"));
  CHECK(!have_one_shape("1324936580.003", "1324936580x003"));
  CHECK(!have_one_shape("1324936580.003", "1324936580.00:"));
  CHECK(!have_one_shape("1324936580.003", "1324936580.00\xB3"));
  CHECK(have_one_shape("\"2011-12-26T21:56:20.003Z\"", "\"2011-12-26T21:59:59.999Z\""));
  CHECK(!have_one_shape("\"2011-12-26T21:56:20.003Z\"", "\"2011-12-26T21:46:20.003Z\""));
  CHECK(!have_one_shape("\"2011-12-26T21:56:20+01:00\"", "\"2011-12-26T21:56:20+02:00\""));
}

TEST_CASE("the moments of a shape are those of its least and its greatest time") {
  for (const char* number : {"1324936580.003", "1324936580003.2"}) {
    const auto moments = time_shape(number)->moments();
    REQUIRE(moments);
    CHECK(moments->first == 1324936500'000'000'000);
    // And what may stand beside a number of milliseconds.
    CHECK(moments->second >= 1324936599'999'999'999);
    CHECK(moments->second <= 1324936600'001'000'000);
  }
  const auto moments = time_shape("\"2011-12-26T21:56:20.003Z\"")->moments();
  REQUIRE(moments);
  CHECK(moments->first == *time_from_text("2011-12-26T21:50:00Z"));
  CHECK(moments->second == *time_from_text("2011-12-26T21:59:59.999Z"));
}

TEST_CASE("what has the shape of a time is one") {
  CHECK(have_one_shape("\"2016-12-31T23:59:12Z\"", "\"2016-12-31T23:59:59Z\""));
  for (const char* none : {"\"2016-12-31T23:59:60Z\"", "\"2016-12-31T23:59:62Z\"",
                           "\"2016-12-31T23:59:99Z\"", "\"2016-12-31T23:59:5:Z\""}) {
    CHECK_FALSE(have_one_shape("\"2016-12-31T23:59:12Z\"", none));
  }
}

TEST_CASE("a short value has a shape of its own") {
  const auto shape_of = [](const char* value) {
    return ValueShape::of_short_value(on_line(value));
  };
  const auto fits = [](const ValueShape& shape, const char* value) {
    const std::string line = on_line(value);
    return shape.fits(line.data());
  };
  for (const char* value : {"6", "\"warning\"", "\"\"", " 30", "null", "-1.5e3"}) {
    CAPTURE(value);
    REQUIRE(shape_of(value));
    CHECK(fits(*shape_of(value), value));
    CHECK(!fits(*shape_of(value), "7"));
  }
  CHECK(!fits(*shape_of("6"), "60"));
  CHECK(!fits(*shape_of("\"warn\""), "\"warning\""));
  CHECK(!shape_of("\"a value of more bytes\""));
  CHECK(!shape_of("\"a\nb\""));
  CHECK(!ValueShape().fits(on_line("6").data()));
}

TEST_CASE("near the end of the text there are no shapes") {
  const std::string text = on_line("6").substr(0, ValueShape::kMost - 1);
  CHECK(!ValueShape::of_short_value(text));
  CHECK(!ValueShape::of_time(on_line("1324936580.003").substr(0, ValueShape::kMost - 1)));
}

TEST_CASE("a key in front of the colon belongs to the shape") {
  const std::string key = "\"@timestamp\"", time = "\"2011-12-26T21:56:20.003Z\"";
  const std::string text = key + on_line(time);
  const auto shape = ValueShape::of_time(text, key.size());
  REQUIRE(shape);
  CHECK(shape->moments() == time_shape(time)->moments());
  CHECK(shape->fits((key + on_line("\"2011-12-26T21:57:59.001Z\"")).data()));
  CHECK(!shape->fits(("\"$timestamp\"" + on_line(time)).data()));
  const std::string level = "\"level\"" + on_line("6");
  const auto short_shape = ValueShape::of_short_value(level, 7);
  REQUIRE(short_shape);
  CHECK(short_shape->fits(level.data()));
  CHECK(!short_shape->fits(("\"lexel\"" + on_line("6")).data()));
  const std::string long_key(ValueShape::kMostKey + 1, 'k');
  CHECK(!ValueShape::of_short_value(long_key + on_line("6"), long_key.size()));
}
