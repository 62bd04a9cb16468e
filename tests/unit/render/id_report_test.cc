// What --decode says of an id, and the line of it for other views.
#include "render/id_report.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/timestamp.h"

namespace gsaw {
namespace {

constexpr std::string_view kId =
    ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";

std::vector<DecodedId> decoded(std::string_view text) {
  auto readings = decode_id(text, {time_from_text("2026-11-27T00:00:00Z").value()});
  REQUIRE(!readings.empty());
  return readings;
}

std::string described(std::string_view text, const TimeZone& zone = {}) {
  return describe_id(decoded(text), zone);
}
std::string as_json(std::string_view text) { return id_as_json(text, decoded(text)); }
std::string line(std::string_view text) { return made_line(decoded(text).front(), TimeZone()); }

TEST_CASE("one line a part") {
  CHECK(described(kId) ==
        "kind     txnId\n"
        "host     product-api0\n"
        "created  2011-12-26 21:56:28.828 UTC\n"
        "process  3dT5  (drawn when the process started)\n"
        "request  pVDF7IRM\n"
        "counter  0  (requests of that process before this one)\n"
        "version  062c3d0\n");
  CHECK(described("0af76519-16cd-43dd-8448-eb211c80319c") ==
        "kind     UUID v4\n"
        "holds    nothing: such ids are random\n");
}

TEST_CASE("what is in doubt is said, and all that it may be") {
  CHECK(described("1541815603606036480") ==
        "kind     Snowflake (Twitter)  (perhaps: other decimal ids of this length look the same)\n"
        "created  2022-06-28 16:07:40.105 UTC\n"
        "machine  378\n"
        "sequence 0\n"
        "or\n"
        "kind     Snowflake (Discord)  (perhaps: other decimal ids of this length look the same)\n"
        "created  2026-08-25 14:24:45.448 UTC\n"
        "machine  11  (the worker)\n"
        "process  26\n"
        "sequence 0\n");
}

TEST_CASE("the time is shown in the zone, which is named, to the second if it says no more") {
  const auto created = [](std::string_view zone, std::string_view id = kId) {
    const std::string text = described(id, TimeZone::named(zone).value());
    const std::size_t begin = text.find("created  ") + 9;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  CHECK(created("+02:00") == "2011-12-26 23:56:28.828 UTC+02:00");
  CHECK(created("-03:30") == "2011-12-26 18:26:28.828 UTC-03:30");
  CHECK(created("-00:30") == "2011-12-26 21:26:28.828 UTC-00:30");
  CHECK(created("+13:45") == "2011-12-27 11:41:28.828 UTC+13:45");
  CHECK(created("UTC") == "2011-12-26 21:56:28.828 UTC");
  CHECK(created("+02:00", "507f1f77bcf86cd799439011") == "2012-10-17 23:13:27 UTC+02:00");
}

TEST_CASE("as JSON: numbers are numbers, the time is RFC 3339") {
  CHECK(as_json(kId) ==
        R"({"id":")" + std::string(kId) +
            R"(","kind":"txnId","certain":true,"host":"product-api0",)"
            R"("created":"2011-12-26T21:56:28.828Z","precision":"ms","process":"3dT5",)"
            R"("request":"pVDF7IRM","counter":0,"version":"062c3d0"})"
            "\n");
  CHECK(as_json("507f1f77bcf86cd799439011") ==
        R"({"id":"507f1f77bcf86cd799439011","kind":"ObjectId","certain":true,)"
        R"("created":"2012-10-17T21:13:27.000Z","precision":"s","process":"bcf86cd799",)"
        R"("counter":4427793})"
        "\n");
  CHECK(as_json("175928847299117063") ==
        R"~({"id":"175928847299117063","kind":"Snowflake (Twitter)","certain":false,)~"
        R"~("created":"2012-03-03T13:01:20.453Z","precision":"ms","machine":"32","sequence":7,)~"
        R"~("or":[{"kind":"Snowflake (Discord)","certain":false,)~"
        R"~("created":"2016-04-30T11:18:25.796Z","precision":"ms","machine":"1","process":"0",)~"
        R"~("sequence":7}]})~"
        "\n");
}

TEST_CASE("a counter that JSON has no number for stays text") {
  CHECK(as_json(".rh-AAAA.h-h.r-BBBBBBBB.c-007.ts-1324936588828.v-1").find("\"counter\":\"007\"") !=
        std::string::npos);
  CHECK(as_json(".rh-AAAA.h-h.r-BBBBBBBB.c-99999999999999999999.ts-1324936588828.v-1")
            .find("\"counter\":99999999999999999999,") != std::string::npos);
}

TEST_CASE("in a line: when, where, by whom") {
  CHECK(line(kId) == "made 2011-12-26 21:56:28.828 on product-api0, process 3dT5, version 062c3d0");
  CHECK(line("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") == "made 2022-02-22 19:22:22.000");
  CHECK(line("9m4e2mr0ui3e8a215n4g") == "made 2011-03-22 17:50:19, process 58408, machine 60f486");
  CHECK(line("UnXPxH8AAQEAAEJIv8gAAAAA") ==
        "made 2013-11-03 04:23:32, process 16968, address 127.0.1.1");
  CHECK(line("5759e988bd862e3fe1be46a994272793") == "perhaps made 2016-06-09 22:11:20");
  // From before the times that are plausible: a node alone.
  CHECK(line("6ba7b810-9dad-11d1-80b4-00c04fd430c8") == "made by node 00:c0:4f:d4:30:c8");
  CHECK(line("0af76519-16cd-43dd-8448-eb211c80319c").empty());
}

TEST_CASE("hostile: a host and a version of any bytes cannot drive a terminal") {
  DecodedId id = decoded(kId).front();
  id.parts[0].value = "a\x1b[31m\n\"\\\xFF\xE2\x80\xAE";
  id.parts[4].value = "\x07";
  const std::vector<DecodedId> readings = {id};
  const std::string json = id_as_json("\x1b\n\xFF", readings);
  for (const std::string& text :
       {describe_id(readings, TimeZone()), json, made_line(id, TimeZone())}) {
    CAPTURE(text);
    CHECK(text.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(text.find('\xFF') == std::string::npos);
  }
  CHECK(made_line(id, TimeZone()).find('\n') == std::string::npos);
  CHECK(json.find('\n') == json.size() - 1);
  CHECK(json.find(R"("host":"a\u001b[31m\n\"\\)") != std::string::npos);
}

}  // namespace
}  // namespace gsaw
