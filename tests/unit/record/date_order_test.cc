// Dates in numbers: what each says of the order of its log, and how it is read in that.
#include "record/date_order.h"

#include <doctest/doctest.h>

#include <string>

#include "record/timestamp.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

std::optional<Nanoseconds> time_of(std::string_view line) {
  ParsedLine parsed(line);
  return parsed.record().time();
}

std::string entry(std::string_view time) { return R"({"time":")" + std::string(time) + "\"}"; }

// While one of these lives the order is set.
class Setting {
 public:
  explicit Setting(DateOrder order) { set_date_order(order); }
  ~Setting() { set_date_order(DateOrder::open); }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;
};

TEST_CASE("the order says which of two numbers is the day") {
  const auto april = time_from_text("2026-04-03T20:25:01.5Z");
  const auto march = time_from_text("2026-03-04T20:25:01.5Z");
  for (const std::string_view text :
       {"03/04/2026 20:25:01.5", "3/4/2026 20:25:01,500", "03-04-2026 20:25:01.5",
        "3/4/2026, 8:25:01.5 PM", "03/04/2026 08:25:01.5pm", "03/04/2026, 8:25:01.5 p.m.",
        "03/04/2026, 8:25:01.5\u202Fp.\u00A0m.", "03/04/2026T20:25:01.5Z",
        "[03/04/2026 20:25:01.5]", "03/04/2026 21:25:01.5 +0100"}) {
    CAPTURE(text);
    CHECK_FALSE(time_from_text(text));
    CHECK(needs_date_order(text));
    const DateOrderScope day_first(DateOrder::day_first);
    CHECK(time_from_text(text) == april);
    CHECK_FALSE(needs_date_order(text));
    {
      const DateOrderScope month_first(DateOrder::month_first);
      CHECK(time_from_text(text) == march);
    }
    CHECK(time_from_text(text) == april);
  }
}

TEST_CASE("whatever the order, a date that says it itself is read as it says") {
  for (const DateOrder order : {DateOrder::open, DateOrder::day_first, DateOrder::month_first}) {
    const DateOrderScope scope(order);
    const auto time = time_from_text("2026-11-27T08:25:01Z");
    for (const std::string_view text :
         {"27/11/2026 08:25:01", "11/27/2026 8:25:01 AM", "27.11.2026 08:25:01",
          "27-11-2026 08:25:01", "11-27-2026 08:25:01", "2026/11/27 8:25:01 a.m.",
          "2026-11-27 8:25:01 AM", "2026-11-27, 8:25:01 am", "2026/11/27 08:25:01"}) {
      CHECK_MESSAGE(time_from_text(text) == time, text);
    }
    CHECK(time_from_text("03.04.2026") == time_from_text("2026-04-03"));
    CHECK(time_from_text("04/04/2026") == time_from_text("2026-04-04"));
    CHECK(time_from_text("2026/3/4 8:25:01") == time_from_text("2026-03-04T08:25:01"));
    for (const std::string_view text :
         {"27/13/2026", "13/27/2026", "31/04/2026", "03/04/26 08:25:01", "03/04-2026",
          "003/04/2026", "03/04/2126", "03/04/1826", "03/04/2026 8:25:01 a.b."}) {
      CHECK_MESSAGE(!time_from_text(text), text);
      CHECK_FALSE(needs_date_order(text));
    }
  }
}

TEST_CASE("with a year of two digits behind dashes only what was set says it") {
  const auto year_first = time_from_text("2011-12-08T08:25:01Z");
  const std::string_view text = "11-12-08 08:25:01";
  CHECK(time_from_text(text) == year_first);
  const DateOrderScope told(DateOrder::day_first);
  CHECK(time_from_text(text) == year_first);
  {
    const Setting setting(DateOrder::day_first);
    CHECK(time_from_text(text) == time_from_text("2008-12-11T08:25:01Z"));
    CHECK(time_from_text("13-04-26 10:00:00") == time_from_text("2026-04-13T10:00:00Z"));
    CHECK_FALSE(time_from_text("04-13-26 10:00:00"));
  }
  const Setting setting(DateOrder::month_first);
  CHECK(time_from_text(text) == time_from_text("2008-11-12T08:25:01Z"));
  CHECK_FALSE(time_from_text("13-04-26 10:00:00"));
}

TEST_CASE("what was set counts for every log") {
  const Setting setting(DateOrder::month_first);
  const DateOrderScope scope(DateOrder::day_first);
  CHECK(date_order() == DateOrder::month_first);
  CHECK(time_from_text("03/04/2026") == time_from_text("2026-03-04"));
}

TEST_CASE("what a line tells: by the time of its entry, however it is spelled") {
  CHECK(date_clue(entry("27/11/2026 08:25:01")) == DateClue::day_first);
  CHECK(date_clue(entry("11-27-2026 08:25:01")) == DateClue::month_first);
  CHECK(date_clue(entry("03/04/2026 08:25:01")) == DateClue::open);
  CHECK(date_clue(entry("04/04/2026 08:25:01")) == DateClue::open);
  CHECK(date_clue(entry("2026-11-27T08:25:01")) == DateClue::none);
  CHECK(date_clue(entry("27.11.2026 08:25:01")) == DateClue::none);
  CHECK(date_clue(entry("27\\/11\\/2026")) == DateClue::day_first);
  CHECK(date_clue(entry("27\\u002f11\\u002F2026")) == DateClue::day_first);
  CHECK(date_clue(entry("\\u0032\\u0037/11/2026")) == DateClue::day_first);
  CHECK(date_clue(R"({"log":"{\"time\":\"27\\\/11\\\/2026\"}\n","time":"2026-11-27T00:00:00Z"})") ==
        DateClue::day_first);
  CHECK(date_clue(R"({"log":"{\"time\":\"03/04/2026\"}\n","time":"2026-04-03T00:00:00Z"})") ==
        DateClue::open);
  // Escapes of escapes.
  for (const std::string_view slash :
       {R"(\\u002f)", R"(\u005cu002f)", R"(\\\u0075002F)", R"(\u005c/)"}) {
    const std::string time = "27" + std::string(slash) + "11" + std::string(slash) + "2026";
    const std::string line = R"({"log":"{\"time\":\")" + time + R"(\"}"})";
    CHECK_MESSAGE(date_clue(line) == DateClue::day_first, line);
  }
  CHECK(date_clue(R"(27/11/2026, 8:25:01 PM app: {"a":1})") == DateClue::day_first);
  CHECK(date_clue(R"({"time":"03/04/2026"}{"time":"04/27/2026"})") == DateClue::month_first);
}

TEST_CASE("what is not the time of the entry tells nothing, but may stand there") {
  CHECK(date_clue(R"({"time":"2026-11-27T08:25:01Z","due":"27/11/2026"})") == DateClue::elsewhere);
  CHECK(date_clue(R"({"time":"2026-11-27T08:25:01Z","message":"of 27/11/2026"})") ==
        DateClue::elsewhere);
  CHECK(date_clue("27/11/2026 08:25:01 no entry") == DateClue::elsewhere);
  CHECK(date_clue(R"({"message":"\u0031"})") == DateClue::elsewhere);
  for (const std::string_view line :
       {"", "/", "-", "1/", "1/2/", "1/2/345", "/2/3456", "1/234/5678", "12-3456", "1/2/201",
        "1-2-1826", "1-2/2026", "\\u00", "\\u003", "\\u003c\\u002B",
        R"({"id":"123e4567-e89b-12d3-a456-426614174000","path":"/v1/2"})"}) {
    CHECK_MESSAGE(date_clue(line) == DateClue::none, line);
  }
}

TEST_CASE("stamps before an entry, with AM and PM") {
  const auto time = time_from_text("2026-11-27T20:25:01Z");
  for (const std::string_view prefix :
       {"27/11/2026 20:25:01", "11/27/2026 8:25:01 PM", "11/27/2026, 08:25:01 pm",
        "27.11.2026 20:25:01", "27-11-2026 20:25:01.000", "2026-11-27 08:25:01 PM",
        "27/11/2026 21:25:01 +01:00", "web | 27/11/2026 20:25:01"}) {
    const std::string line = std::string(prefix) + R"( api: {"a":1})";
    CHECK_MESSAGE(time_of(line) == time, line);
  }
  const std::string line = R"(03/04/2026 20:25:01 {"a":1})";
  CHECK_FALSE(time_of(line));
  const DateOrderScope scope(DateOrder::day_first);
  CHECK(time_of(line) == time_from_text("2026-04-03T20:25:01"));
  for (const std::string_view none :
       {"10.1.2.3 20:25:01", "1/2/2026", "1/2/20261 20:25", "/1/2026 20:25"}) {
    CHECK_FALSE(time_of(std::string(none) + R"( {"a":1})"));
  }
}

}  // namespace
}  // namespace gsaw
