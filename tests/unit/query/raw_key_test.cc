// Keys and where their members stand, read without tokens.
#include "query/raw_key.h"

#include <doctest/doctest.h>

#include <string>

using namespace gsaw;

namespace {

std::string key_at(std::string_view text, std::string_view part) {
  const RawKey key = find_raw_key(text, text.find(part));
  if (key.kind == RawKey::Kind::none) return "none";
  if (key.kind == RawKey::Kind::unclear) return "unclear";
  return std::string(text.substr(key.begin, key.end - key.begin));
}

MemberPlace place_of(std::string_view line, std::string_view key) {
  const std::string quoted = '"' + std::string(key) + '"';
  return member_place(Role::level, line.substr(0, line.find(quoted)), key);
}

}  // namespace

TEST_CASE("the string around a place") {
  CHECK(key_at(R"({"log_level":3})", "level") == "log_level");
  CHECK(key_at(R"({"level":3})", "\"level") == "level");
  CHECK(key_at(R"({"a":"the level is"})", "level") == "the level is");
  CHECK(key_at(R"({"log":"{\"level\":3}"})", "level") == "unclear");
  CHECK(key_at(R"({"l\u0065vel":3})", "vel") == "unclear");
  CHECK(key_at(R"({"level\u0020":3})", "level") == "unclear");
  CHECK(key_at(R"({"level)", "level") == "unclear");
  CHECK(key_at("{\"level\n", "level") == "none");
  CHECK(key_at("level", "level") == "none");
  CHECK(key_at('"' + std::string(64, 'x') + "level\"", "level") == "none");
  CHECK(key_at("\"level" + std::string(64, 'x') + '"', "level") == "none");
}

TEST_CASE("the entry's own members, and those of objects that are looked into") {
  using enum MemberPlace;
  CHECK(place_of(R"({"level":3})", "level") == own);
  CHECK(place_of(R"(app[1]: {"a":1,"level":3})", "level") == own);
  CHECK(place_of(R"({"a":{"b":{}},"level":3})", "level") == own);
  CHECK(place_of(R"({"log":{"level":3}})", "level") == within);
  CHECK(place_of(R"({"log": {"a":{"b":1}, "level":3}})", "level") == within);
  CHECK(place_of(R"({"a":{"level":3}})", "level") == elsewhere);
  CHECK(place_of(R"({"a":{"log":{"level":3}}})", "level") == elsewhere);
  CHECK(place_of(R"({"a":[{"level":3}]})", "level") == elsewhere);
  CHECK(place_of(R"("level":3})", "level") == elsewhere);
  CHECK(place_of(R"({"a":"{","level":3})", "level") != own);
}

TEST_CASE("GELF by what stands before") {
  CHECK(begins_gelf(R"({"version":"1.1","host":"a",)"));
  CHECK(begins_gelf(R"(stamp {"version":"1.0","host":"a",)"));
  CHECK(begins_gelf(R"({"a":1,"short_message":"b",)"));
  CHECK_FALSE(begins_gelf(R"({"version":"1.2","host":"a",)"));
  CHECK_FALSE(begins_gelf(R"({"a":{"short_message":"b"},)"));
  CHECK_FALSE(begins_gelf(R"({"host":"a",)"));
}
