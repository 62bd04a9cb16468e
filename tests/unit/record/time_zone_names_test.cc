// What is said of a time zone that does not exist.
#include "record/time_zone_names.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using gsaw::unknown_zone_hint;

TEST_CASE("of an unknown zone the names that come near are told, else how zones look") {
  const std::vector<std::string_view> known{"America/New_York", "Asia/Tokyo", "Europe/Berlin"};
  CHECK(unknown_zone_hint("Europe/Berlni", known) == "did you mean Europe/Berlin?");
  CHECK(unknown_zone_hint("new york", known) == "did you mean America/New_York?");
  CHECK(unknown_zone_hint("Mars/Base", known) ==
        "give a name such as Europe/Berlin, or an offset such as +02:00");
}

TEST_CASE("where zones are not installed no name is advised, least of all the one that was given") {
  const std::string_view advice =
      "this system has few zones or none: install tzdata, or give an offset such as +02:00";
  CHECK(unknown_zone_hint("Europe/Berlin", {}) == advice);
  const std::vector<std::string_view> few{"Etc/UTC", "GMT"};
  CHECK(unknown_zone_hint("Europe/Berlin", few) == advice);
}
