// The hour of the day and the day of the week.
#include "query/time_part.h"

#include <doctest/doctest.h>

#include "record/timestamp.h"

using namespace gsaw;

namespace {

unsigned part(TimePart wanted, const char* time, const TimeZone& zone = TimeZone()) {
  return part_of_time(wanted, zone, *time_from_text(time));
}

}  // namespace

TEST_CASE("values are words and ranges, which may go on behind the end") {
  CHECK(time_part_values(TimePart::hour, "3") == 1U << 3);
  CHECK(time_part_values(TimePart::hour, "03..4") == (1U << 3 | 1U << 4));
  CHECK(time_part_values(TimePart::hour, "23..0") == (1U << 23 | 1U));
  CHECK(time_part_values(TimePart::weekday, "MON") == 1U);
  CHECK(time_part_values(TimePart::weekday, "saturday..mon") == (1U << 5 | 1U << 6 | 1U));
  for (const char* text : {"", "24", "-1", "1..", "..1", "1...2", "003", "mon", "1.5"}) {
    CAPTURE(text);
    CHECK_FALSE(time_part_values(TimePart::hour, text));
  }
  CHECK_FALSE(time_part_values(TimePart::weekday, "mo"));
  CHECK_FALSE(time_part_values(TimePart::weekday, "1"));
}

TEST_CASE("an order of hours") {
  CHECK(time_part_ordered(TimePart::hour, Order::less, 1U << 2) == 3U);
  CHECK(time_part_ordered(TimePart::hour, Order::greater_equal, 1U << 22) == 3U << 22);
}

TEST_CASE("parts are of the local time, also before 1970") {
  CHECK(part(TimePart::hour, "2011-12-26T21:53:38Z") == 21);
  CHECK(part(TimePart::weekday, "2011-12-26T21:53:38Z") == 0);
  const TimeZone berlin = TimeZone::named("Europe/Berlin").value();
  CHECK(part(TimePart::hour, "2011-12-26T23:30:00Z", berlin) == 0);
  CHECK(part(TimePart::weekday, "2011-12-26T23:30:00Z", berlin) == 1);
  CHECK(part(TimePart::hour, "2011-06-26T21:30:00Z", berlin) == 23);
  CHECK(part(TimePart::hour, "1969-12-31T23:59:59.999Z") == 23);
  CHECK(part(TimePart::weekday, "1969-12-31T23:59:59.999Z") == 2);
  CHECK(part(TimePart::weekday, "1970-01-01T00:00:00Z") == 3);
  CHECK(part(TimePart::weekday, "1969-12-25T00:00:00Z") == 3);
}
