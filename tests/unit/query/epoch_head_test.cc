// The moments of numbers with one beginning lie between those that are told of it.
#include "query/epoch_head.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/timestamp.h"
#include "unit/base/scan_fixture.h"

using namespace gsaw;
using gsaw::testing::Random;

namespace {

// As it stands on a line.
EpochHead head_of(const std::string& number,
                  std::string_view behind = ",\"level\":6,\"host\":\"a\"}") {
  return epoch_head(":" + number + std::string(behind));
}

}  // namespace

TEST_CASE("every number lies between the first and the last with its head") {
  Random random;
  int heads = 0, wrong = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string number = std::to_string(1 + random.below(9));
    number += random.text(random.below(21), random.below(2) == 0 ? "09" : "0123456789");
    if (random.below(2) == 0) number += '.' + random.text(random.below(12), "0199999");
    const EpochHead head = head_of(number);
    if (head.first == 0) continue;
    ++heads;
    const auto moment = time_from_epoch(number);
    const auto range = moments_of(head);
    if (range) wrong += !moment || *moment < range->first || *moment > range->second;
  }
  CHECK(wrong == 0);
  CHECK(heads > 5000);
}

TEST_CASE("numbers have the same head when their first eight digits and their length are") {
  CHECK(head_of("1324936580.003").first != 0);
  CHECK(head_of("1324936580.003") == head_of("1324936599"));
  CHECK(head_of("1324936580.003") == epoch_head(": 1324936501.5}, {\"short_message\":\"\"}"));
  CHECK(head_of("1324936580.003") != head_of("1324936480.003"));
  CHECK(head_of("1324936580") != head_of("1324936580000"));
}

TEST_CASE("the moments of a head are those of its least and its greatest number") {
  const auto seconds = moments_of(head_of("1324936580.003"));
  REQUIRE(seconds);
  CHECK(seconds->first == 1324936500'000'000'000);
  CHECK(seconds->second == 1324936599'999'999'999);
  const auto milliseconds = moments_of(head_of("1324936580003"));
  REQUIRE(milliseconds);
  CHECK(*milliseconds == *seconds);
}

TEST_CASE("what is no plain number with nine to nineteen digits has no head") {
  for (const char* text :
       {"12345678", "02345678901", "-1324936580", "+1324936580", "13249365e80", "1324936580e1",
        "1324936580.", "1324936580.e", "1324936580.0x", "13249365801324936580",
        "1324936580.1234567890", "\"1324936580\"", "132493 6580", "1324936580 ", "", "null",
        "1324936\xB6"
        "580",
        "/324936580", "132493658:"}) {
    CAPTURE(text);
    CHECK(head_of(text).first == 0);
  }
  CHECK(epoch_head("").first == 0);
  CHECK(epoch_head(":1324936580").first == 0);
  CHECK(epoch_head(" 1324936580,                   ").first == 0);
}
