// The form in which most logs write times as texts: what is read of it is what the reader of all
// forms says.
#include "record/plain_time.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <random>
#include <string>
#include <string_view>

#include "record/timestamp.h"

namespace gsaw {
namespace {

TEST_CASE("times as most logs write them are read at once") {
  constexpr Nanoseconds kSample = 1'324'936'418'000'000'000;
  CHECK(plain_time("2011-12-26T21:53:38Z") == kSample);
  CHECK(plain_time("2011-12-26 21:53:38.221Z") == kSample + 221'000'000);
  CHECK(plain_time("2011-12-26T21:53:38.123456789Z") == kSample + 123'456'789);
  CHECK(plain_time("2011-12-26T23:53:38.5+02:00") == kSample + 500'000'000);
  CHECK(plain_time("2011-12-26T16:23:38.000001-05:30") == kSample + 1'000);
}

TEST_CASE("all else is left to the reader of all forms") {
  for (const std::string_view text : {"",
                                      "Z",
                                      "2011-12-26",
                                      "2011-12-26T21:53Z",
                                      "2011-12-26T21:53:38",
                                      "2011-12-26T21:53:38.Z",
                                      "2011-12-26T21:53:38.1234567890Z",
                                      "2011-02-29T21:53:38Z",
                                      "2011-13-26T21:53:38Z",
                                      "2011-12-26T24:00:00Z",
                                      "2011-12-26T21:60:00Z",
                                      "2011-12-31T23:59:60Z",
                                      "2011-12-26T21:53:3xZ",
                                      "2011-12-26T21:53:38.2x1Z",
                                      "2011-12-26T21:53:38+24:00",
                                      "2011-12-26T21:53:38+01:60",
                                      "1973-12-26T21:53:38Z",
                                      "2200-12-26T21:53:38Z",
                                      "2011-12-26t21:53:38Z",
                                      "2011-12-26T21:53:38,221Z",
                                      "2011-12-26T21:53:38\\u0030Z"}) {
    INFO(text);
    CHECK(plain_time(text) == 0);
  }
}

TEST_CASE("what it reads is what the reader of all forms reads") {
  std::mt19937 random(1);
  const auto below = [&](unsigned end) { return random() % end; };
  constexpr std::string_view kBytes = "0123456789-T: .Z+,x\\";
  int read = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string text =
        fmt::format("{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}", 1970 + below(235), below(14), below(33),
                    below(2) == 0 ? 'T' : ' ', below(25), below(61), below(61));
    if (below(2) == 0) text += '.';
    if (text.ends_with('.')) text += fmt::format("{}", random()).substr(0, below(11));
    text +=
        below(2) == 0 ? "Z" : fmt::format("{}{:02}:{:02}", "+-"[below(2)], below(26), below(62));
    if (below(4) == 0)
      text[below(static_cast<unsigned>(text.size()))] = kBytes[below(kBytes.size())];
    const Nanoseconds time = plain_time(text);
    if (time == 0) continue;
    ++read;
    INFO(text);
    const auto written = written_time(text);
    REQUIRE(written);
    CHECK(written->has_zone);
    CHECK(written->time == time);
  }
  CHECK(read > 20'000);
}

}  // namespace
}  // namespace gsaw
