// What ids of each kind say of themselves: examples of those who define them, and near misses.
#include "record/decoded_id.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/timestamp.h"

namespace gsaw {
namespace {

Nanoseconds at(std::string_view time) { return time_from_text(time).value(); }

std::vector<DecodedId> decoded(std::string_view text,
                               std::optional<Nanoseconds> logged = std::nullopt) {
  return decode_id(text, {at("2026-11-27T00:00:00Z"), logged});
}

struct Vector {
  std::string_view id, kind, made;
};

// Of RFC 9562, the specifications and read-mes of ULID, KSUID, xid and cuid, MongoDB's and
// Twitter's and Discord's documentation, Amazon's of X-Ray, Datadog's, Zipkin's, logs of Apache.
constexpr Vector kVectors[] = {
    {"C232AB00-9414-11EC-B3C8-9F6BDECED846", "UUID v1", "2022-02-22T19:22:22Z"},
    {"849f22f0-0b26-11e1-9dd4-d7e69257c9a7", "UUID v1", "2011-11-09T22:59:45.951Z"},
    {"1EC9414C-232A-6B00-B3C8-9F6BDECED846", "UUID v6", "2022-02-22T19:22:22Z"},
    {"017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "UUID v7", "2022-02-22T19:22:22Z"},
    {"017f22e279b07cc398c4dc0c0c07398f", "UUID v7", "2022-02-22T19:22:22Z"},
    {"01ARZ3NDEKTSV4RRFFQ69G5FAV", "ULID", "2016-07-30T23:54:10.259Z"},
    {"01arz3ndektsv4rrffq69g5fav", "ULID", "2016-07-30T23:54:10.259Z"},
    {"0ujtsYcgvSTl8PAuAdqWYSMnLOv", "KSUID", "2017-10-10T04:00:47Z"},
    {"507f1f77bcf86cd799439011", "ObjectId", "2012-10-17T21:13:27Z"},
    {"9m4e2mr0ui3e8a215n4g", "xid", "2011-03-22T17:50:19Z"},
    {"cjld2cjxh0000qzrmn831i7rn", "cuid", "2018-08-28T01:59:12.101Z"},
    {"1-58406520-a006649127e371903a2de979", "X-Ray", "2016-12-01T18:00:00Z"},
    {"66884212000000004443333311122222", "Datadog trace", "2024-07-05T18:57:22Z"},
    {"5759e988bd862e3fe1be46a994272793", "Zipkin or X-Ray trace", "2016-06-09T22:11:20Z"},
    {"UnXPxH8AAQEAAEJIv8gAAAAA", "Apache UNIQUE_ID", "2013-11-03T04:23:32Z"},
    {"1541815603606036480", "Snowflake (Twitter)", "2022-06-28T16:07:40.105Z"},
    {".rh-nzQM.h-ele.r-lobnFBE4.c-195.ts-1320879585945.v-ae0a53c", "txnId",
     "2011-11-09T22:59:45.945Z"},
};

TEST_CASE("the examples of those who define the ids") {
  for (const Vector& each : kVectors) {
    CAPTURE(each.id);
    const auto readings = decoded(each.id);
    REQUIRE(!readings.empty());
    CHECK(id_kind_name(readings.front().kind) == each.kind);
    REQUIRE(readings.front().made);
    CHECK(*readings.front().made / kNanosPerMilli == at(each.made) / kNanosPerMilli);
  }
}

std::string part(std::string_view id, std::string_view name) {
  const auto readings = decoded(id);
  REQUIRE(!readings.empty());
  const IdPart* const found = readings.front().part(name);
  return found == nullptr ? "none" : found->value;
}

TEST_CASE("machine, process and sequence") {
  CHECK(part("C232AB00-9414-11EC-B3C8-9F6BDECED846", "node") == "9f:6b:de:ce:d8:46");
  CHECK(part("C232AB00-9414-11EC-B3C8-9F6BDECED846", "sequence") == "13256");
  CHECK(part("1EC9414C-232A-6B00-B3C8-9F6BDECED846", "node") == "9f:6b:de:ce:d8:46");
  CHECK(part("9m4e2mr0ui3e8a215n4g", "machine") == "60f486");
  CHECK(part("9m4e2mr0ui3e8a215n4g", "process") == "58408");
  CHECK(part("9m4e2mr0ui3e8a215n4g", "counter") == "4271561");
  CHECK(part("507f1f77bcf86cd799439011", "process") == "bcf86cd799");
  CHECK(part("507f1f77bcf86cd799439011", "counter") == "4427793");
  CHECK(part("UnXPxH8AAQEAAEJIv8gAAAAA", "address") == "127.0.1.1");
  CHECK(part("UnXPxH8AAQEAAEJIv8gAAAAA", "process") == "16968");
  CHECK(part("UnXPxH8AAQEAAEJIv8gAAAAA", "counter") == "49096");
  CHECK(part("UnXPxH8AAQEAAEJIv8gAAAAA", "thread") == "0");
  CHECK(part("66884212000000004443333311122222", "low") == "4918831512441463330");
  CHECK(part("1-58406520-a006649127e371903a2de979", "host") == "none");
}

TEST_CASE("Apache's ids of three lengths") {
  // The second without its thread, and with random bits in place of address and process.
  CHECK(part("UnXPxH8AAQEAAEJIv8g", "counter") == "49096");
  CHECK(part("UnXPxH8AAQEAAEJIv8g", "thread") == "none");
  CHECK(part("YFyGjEuLcN8E2Bf-G6CqzwAAAAM", "address") == "none");
  CHECK(part("YFyGjEuLcN8E2Bf-G6CqzwAAAAM", "counter") == "43727");
  CHECK(part("YFyGjEuLcN8E2Bf-G6CqzwAAAAM", "thread") == "3");
  CHECK(decoded("YFyGjEuLcN8E2Bf-G6CqzwAAAAM").front().made == at("2021-03-25T12:48:12Z"));
}

TEST_CASE("an id in its envelope") {
  const std::string_view headers[] = {
      "Root=1-58406520-a006649127e371903a2de979;Parent=b7ad6b7169203331;Sampled=1",
      "Parent=b7ad6b7169203331;Root=1-58406520-a006649127e371903a2de979",
  };
  for (const std::string_view header : headers) {
    CAPTURE(header);
    CHECK(decoded(header).front().kind == IdKind::x_ray);
    CHECK(part(header, "trace") == "1-58406520-a006649127e371903a2de979");
    CHECK(part(header, "span") == "b7ad6b7169203331");
  }
  const std::string parent = "00-66884212000000004443333311122222-b7ad6b7169203331-01";
  CHECK(decoded(parent).front().kind == IdKind::datadog_trace);
  CHECK(part(parent, "span") == "b7ad6b7169203331");
  const std::string opaque = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  CHECK(decoded(opaque).front().kind == IdKind::trace);
  CHECK_FALSE(decoded(opaque).front().made);
  CHECK(part(opaque, "trace") == "0af7651916cd43dd8448eb211c80319c");
  CHECK(decoded("80f198ee56343ba8-e457b5a2e4d86bd1-1").front().kind == IdKind::short_trace);
  CHECK(decoded("projects/p/traces/5759e988bd862e3fe1be46a994272793").front().made);
  CHECK(decoded("req-5f0c7127-3be9-4488-b801-c7b6415b45e9").front().kind == IdKind::uuid_v4);
}

TEST_CASE("of several that are possible all are given, a guess never beside what is sure") {
  const auto both = decoded("175928847299117063");
  REQUIRE(both.size() == 2);
  CHECK(both[0].kind == IdKind::snowflake_twitter);
  CHECK(both[1].kind == IdKind::snowflake_discord);
  CHECK(both[1].made == at("2016-04-30T11:18:25.796Z"));
  CHECK_FALSE(both[0].doubt.empty());
  // The entry tells.
  const auto told = decoded("175928847299117063", at("2016-05-01T00:00:00Z"));
  CHECK(told.front().kind == IdKind::snowflake_discord);
  CHECK(decoded("66884212000000004443333311122222").size() == 1);
}

TEST_CASE("128 bits that begin with a time are a guess until an entry agrees") {
  constexpr std::string_view kTrace = "5759e988bd862e3fe1be46a994272793";
  CHECK_FALSE(decoded(kTrace).front().doubt.empty());
  CHECK(decoded(kTrace, at("2016-06-15T00:00:00Z")).front().doubt.empty());
  CHECK(decoded(kTrace, at("2016-06-03T00:00:00Z")).front().kind == IdKind::zipkin_trace);
  for (const std::string_view logged : {"2016-06-20T00:00:00Z", "2016-06-01T00:00:00Z"}) {
    CHECK(decoded(kTrace, at(logged)).front().kind == IdKind::trace);
  }
}

TEST_CASE("a time that is not plausible is none") {
  // Years 1970, 1998, 2106, 10889 and such; what is left is what the form alone says.
  const Vector misses[] = {
      {"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "UUID v1", ""},
      {"FFFFFFFF-FFFF-7CC3-98C4-DC0C0C07398F", "UUID v7", ""},
      {"ffffffff-ffff-6fff-bfff-ffffffffffff", "UUID v6", ""},
      {"00000000-0000-1000-8000-000000000000", "UUID v1", ""},
      {"fffffffffffffffffffffffffffffffff", "", ""},
      {"ffffffffffff7cc398c4dc0c0c07398f", "trace", ""},
      {"ffffffff0000000044433333111222ab", "trace", ""},
      {"7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "", ""},
      {"00000000000000000000000000", "", ""},
      {"aWgEPTl1tmebfsQzFP4bxwgy80V", "", ""},
      {"ffffffffbcf86cd799439011", "", ""},
      {"00000000000000000000", "", ""},
      {"vvvvvvvvvvvvvvvvvvvg", "", ""},
      {"czzzzzzzzzzzzzzzzzzzzzzzz", "", ""},
      {"1-ffffffff-a006649127e371903a2de979", "", ""},
      {"9223372036854775807", "", ""},
      {"AAAAAH8AAQEAAEJIv8gAAAAA", "", ""},
  };
  for (const Vector& each : misses) {
    CAPTURE(each.id);
    const auto readings = decoded(each.id);
    CHECK(readings.empty() == each.kind.empty());
    if (readings.empty()) continue;
    CHECK(id_kind_name(readings.front().kind) == each.kind);
    CHECK_FALSE(readings.front().made);
  }
  // A day after now is the last.
  const IdClock clock{at("2016-11-30T18:00:00Z")};
  CHECK(decode_id("1-58406520-a006649127e371903a2de979", clock).size() == 1);
  CHECK(decode_id("1-58406521-a006649127e371903a2de979", clock).empty());
}

TEST_CASE("UUIDs of other versions, variants and forms") {
  CHECK(decoded("00000000-0000-0000-0000-000000000000").front().kind == IdKind::uuid);
  CHECK(decoded("ffffffff-ffff-ffff-ffff-ffffffffffff").front().kind == IdKind::uuid);
  CHECK(decoded("2489E9AD-2EE2-8E00-8EC9-32D5F69181C0").front().kind == IdKind::uuid);
  CHECK(decoded("017F22E2-79B0-7CC3-18C4-DC0C0C07398F").front().kind == IdKind::uuid);
  CHECK(decoded("919108f7-52d1-4320-9bac-f847db4148a8").front().kind == IdKind::uuid_v4);
  CHECK(decoded("017F22E2-79B0-7CC3-98C4-DC0C0C07398").empty());
  CHECK(decoded("017F22E2-79B0-7CC3-98C4DDC0C0C07398F").empty());
  CHECK(decoded("017F22E2-79B0-7CC3-98C4-DC0C0C07398G").empty());
}

TEST_CASE("what is of no form") {
  using namespace std::string_view_literals;
  const std::string huge(1'000'000, 'a'), dots = "Root=" + std::string(1'000'000, ';');
  for (const std::string_view text : {""sv,
                                      " "sv,
                                      "."sv,
                                      "-"sv,
                                      "1-"sv,
                                      "req-"sv,
                                      "sometransaction"sv,
                                      "12345678"sv,
                                      "01ARZ3NDEKTSV4RRFFQ69G5FAU"sv,   // no U in ULIDs
                                      "81ARZ3NDEKTSV4RRFFQ69G5FAV"sv,   // above 2^128
                                      "zzzzzzzzzzzzzzzzzzzzzzzzzzz"sv,  // above 2^160
                                      "9m4e2mr0ui3e8a215n4h"sv,         // bits left over
                                      "9M4E2MR0UI3E8A215N4G"sv,
                                      "507f1f77bcf86cd79943901g"sv,
                                      "UnXPxH8AAQEAAEJIv8gAAA+A"sv,
                                      "1541815603606036480123"sv,
                                      "-541815603606036480"sv,
                                      "15418156036060364\n8"sv,
                                      "01ARZ3NDEKTSV4RRFFQ69G5FA\0"sv,
                                      "1-58406520-a006649127e371903a2de97\x1b"sv,
                                      "9m4e2mr0ui3e8a215n\xC3\xA9"sv,
                                      "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"sv,
                                      std::string_view(huge),
                                      std::string_view(dots)}) {
    CAPTURE(text.substr(0, 60));
    CHECK(decoded(text).empty());
  }
}

}  // namespace
}  // namespace gsaw
