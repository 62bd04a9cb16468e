// Epoch numbers in the forms that most logs have.
#include "record/epoch_time.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace gsaw {
namespace {

// `digits`, first and then any others.
std::string number_of(std::mt19937& random, std::size_t digits, char first) {
  std::string text(1, first);
  while (text.size() < digits) text += static_cast<char>('0' + random() % 10);
  return text;
}

TEST_CASE("of plain epochs every digit counts") {
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    const char first = static_cast<char>('1' + random() % 8);
    const std::string digits = number_of(random, 19, first);
    const auto whole = static_cast<Nanoseconds>(std::stoull(digits));
    for (const std::size_t size : {10U, 13U, 16U, 19U}) {
      const std::string text = digits.substr(0, size);
      const auto unit = static_cast<Nanoseconds>(kPowersOfTen[19 - size]);
      INFO(text);
      CHECK(plain_epoch(text) == whole / unit * unit);
      CHECK(time_from_epoch(text) == plain_epoch(text));
    }
    const std::size_t places = random() % 9 + 1;
    const std::string text = digits.substr(0, 10) + '.' + digits.substr(10, places);
    const auto unit = static_cast<Nanoseconds>(kPowersOfTen[9 - places]);
    INFO(text);
    CHECK(plain_epoch(text) == whole / unit * unit);
    CHECK(time_from_epoch(text) == plain_epoch(text));
  }
}

TEST_CASE("other forms, and what is no number, are left to the reader of all forms") {
  for (const std::string_view text : {"",
                                      "1",
                                      "132493658",
                                      "13249365801",
                                      "132493658012",
                                      "13249365801234",
                                      "1324936580.",
                                      "1324936580.1234567890",
                                      "132493658.01",
                                      "0324936580",
                                      "0324936580.1",
                                      "9324936580",
                                      "9324936580123456789",
                                      "-1324936580",
                                      "+1324936580",
                                      "132493658x",
                                      "1324936580x12",
                                      "1324936580.12x",
                                      "13x4936580.12",
                                      "1324936580e1",
                                      "1.32493658e9",
                                      "1324936580.1e1"}) {
    INFO(text);
    CHECK(plain_epoch(text) == 0);
  }
}

}  // namespace
}  // namespace gsaw
