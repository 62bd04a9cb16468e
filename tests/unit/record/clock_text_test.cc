// The clock that stands beside a date.
#include "record/clock_text.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "record/timestamp.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

std::optional<Nanoseconds> time_beside(const std::string& clock) {
  testing::ParsedLine line(R"({"date":"2026-03-04","time":")" + clock + R"(","msg":"m"})");
  return line.record().time();
}

TEST_CASE("what is meant as a clock") {
  for (const std::string_view clock : {"22:00", "9:05:00", "9:05 PM", "22:00:00.221+02:00",
                                       "22.00.00", "220000", "220000.5Z", "2200", "25:61"}) {
    CHECK(clock_text(clock) == clock);
    CHECK(clock_text(" T" + std::string(clock) + " ") == clock);
  }
  for (const std::string_view other :
       {"", "T", "now", "12", "12 ms", "0.25", "1h30m", "12:", "2026-03-04", "22000", "1534 ms",
        "123456 us", "1534.25", ":05", "-1:00"}) {
    CHECK(clock_text(other).empty());
  }
}

TEST_CASE("a date has the clock beside it, and no time beside one that cannot be read") {
  const auto at = [](const char* text) { return time_from_text(text); };
  for (const char* clock : {"22:00", "22:00:00", "T22:00:00", "10:00 PM", "22.00.00", " 22:00Z"}) {
    CHECK(time_beside(clock) == at("2026-03-04T22:00:00Z"));
  }
  CHECK(time_beside("9:05") == at("2026-03-04T09:05:00Z"));
  CHECK(time_beside("9:05:07.5") == at("2026-03-04T09:05:07.5Z"));
  for (const char* clock : {"220000", "2200", "25:00", "22:00:0", "22:00 XX:1"}) {
    CHECK_FALSE(time_beside(clock));
  }
  for (const char* other : {"", "12 ms", "0.25", "2026-03-04"}) {
    CHECK(time_beside(other) == at("2026-03-04T00:00:00Z"));
  }
}

}  // namespace
}  // namespace gsaw
