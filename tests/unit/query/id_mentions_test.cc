// Which entries mention an id that is none of theirs.
#include "query/id_mentions.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "record/record_parser.h"

using namespace gsaw;

namespace {

bool mentions(const IdMentions& ids, std::string_view line) {
  RecordParser parser;
  REQUIRE(parser.parse(line) == 1);
  return ids.any_in(parser.record(0));
}

}  // namespace

TEST_CASE(
    "an id is mentioned where it is a word of a key or value, at any depth, or of the prefix") {
  const IdMentions ids({"P1234567"}, false);
  CHECK(mentions(ids, R"({"msg":"spawned by P1234567."})"));
  CHECK(mentions(ids, R"({"a":{"b":["x",{"parent":"P1234567"}]}})"));
  CHECK(mentions(ids, R"({"msg":"by \u005012345\u0036\u0037\nnext"})"));
  CHECK(mentions(ids, R"(P1234567 {"msg":"x"})"));
  CHECK_FALSE(mentions(ids, R"({"msg":"P12345678, xP1234567, p1234567, P1234567_a"})"));
  CHECK(mentions(ids, R"({"P1234567":"as a key, where -e finds it, too"})"));
}

TEST_CASE("a hexadecimal id is mentioned in either case, others where case is ignored") {
  constexpr std::string_view kUpper = R"({"msg":"of 4BF92F3577B34DA6A3CE929D0E0E4736"})";
  CHECK(mentions(IdMentions({"4bf92f3577b34da6a3ce929d0e0e4736"}, false), kUpper));
  CHECK(mentions(IdMentions({"p1234567"}, true), R"({"msg":"P1234567"})"));
}

TEST_CASE("short ids and very many are no mentions") {
  CHECK(IdMentions({"1234567"}, false).empty());
  CHECK_FALSE(IdMentions({"1234567", "12345678"}, false).empty());
  CHECK(IdMentions(std::vector<std::string>(101, "12345678"), false).empty());
}
