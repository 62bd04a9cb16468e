// Texts by number.
#include "analyze/text_table.h"

#include <doctest/doctest.h>

#include <string>

#include "analyze/message_shape.h"
#include "analyze/number_set.h"

namespace gsaw {
namespace {

TEST_CASE("each text has one number, in the order in which they came") {
  TextTable table;
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t i = 0; i < 5000; ++i) {
      CHECK(table.number_of("text " + std::to_string(i)) == i);
    }
  }
  CHECK(table.size() == 5000);
  CHECK(table.text(4999) == "text 4999");
  CHECK(table.number_of("") == 5000);
  CHECK(table.text(5000).empty());
  CHECK(table.number_of(std::string("a\0b", 3)) == 5001);
  CHECK(table.number_of("a") == 5002);
  table.clear();
  CHECK(table.size() == 0);
  CHECK(table.number_of("text 7") == 0);
}

TEST_CASE("a set of numbers holds each once, in order") {
  NumberSet set;
  for (const std::uint32_t number : {7U, 7U, 1U, 9U, 1U, 4U, 4U, 5U, 7U}) set.add(number);
  REQUIRE(set.size() == 5);
  constexpr std::uint32_t kExpected[] = {7, 1, 9, 4, 5};
  for (std::size_t i = 0; i < set.size(); ++i) CHECK(set[i] == kExpected[i]);
}

TEST_CASE("messages that differ in what they are about have one shape") {
  CHECK(message_shape("call 17 of a") == message_shape("call 4 of a"));
  CHECK(message_shape("GET /v1.0/a") == message_shape("GET /v2/other/path"));
  CHECK(message_shape("user='x' in") == message_shape("user=\"y\"  in"));
  CHECK(message_shape("call of a") != message_shape("call of b"));
  CHECK(message_shape("a b") != message_shape("b a"));
  CHECK(message_shape("a") != message_shape("a a"));
}

}  // namespace
}  // namespace gsaw
