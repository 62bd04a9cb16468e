// Stamps in the text before an entry.
#include "record/prefix_stamp.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/timestamp.h"

using namespace gsaw;

namespace {

constexpr Nanoseconds kMilli = kNanosPerMilli;
// 2026-11-20T20:29:00 UTC, 2016-10-06T00:17:09.669794202, 2003-10-11T22:14:15.003.
constexpr Nanoseconds kStart = 1'795'206'540 * kNanosPerSecond;
constexpr Nanoseconds kContainer = 1'475'713'029'669'794'202;
constexpr Nanoseconds kSyslog = 1'065'910'455'003'000'000;

std::optional<Nanoseconds> time_of(std::string_view prefix) {
  CAPTURE(prefix);
  const auto stamp = find_stamp(prefix);
  return stamp ? stamp->time : std::nullopt;
}

std::string_view text_of(std::string_view prefix) {
  const auto stamp = find_stamp(prefix);
  return stamp ? stamp->text : "none";
}

bool repeats(std::string_view prefix, Nanoseconds time) {
  const auto stamp = find_stamp(prefix);
  REQUIRE(stamp);
  return gsaw::repeats(*stamp, time);
}

}  // namespace

TEST_CASE("svlogd stamps, as runit writes them, with and without its own literal") {
  CHECK(time_of("@400000006b00ad971a245454") == kStart + 1'438'588'500);
  CHECK(time_of("2026-11-20_20:29:01.44647") == kStart + 1'446'470'000);
  CHECK(time_of("2026-11-20T20:29:01.45249") == kStart + 1'452'490'000);
  CHECK(time_of("@400000004ef8ecec0d2c3334") == 1'324'936'418'221'000'500);
  CHECK(time_of("@4000000037c219bf2ef02e94") == 935'467'445'787'492'500);
  CHECK(time_of("2026-11-20_20:29:01.45917 pfx") == kStart + 1'459'170'000);
  CHECK(time_of("2026-11-20T20:29:01.45917 api[3]: out |") == kStart + 1'459'170'000);
  CHECK(time_of("@400000004ef8ecec0d2c3334 app") == 1'324'936'418'221'000'500);
}

TEST_CASE("milliseconds where Kafka's name for them stands before") {
  const Nanoseconds time = 1'714'989'600'900 * kMilli;
  CHECK(time_of("CreateTime:1714989600900") == time);
  CHECK(time_of("LogAppendTime:1714989600900\tkey-1") == time);
  CHECK(text_of("CreateTime:1714989600900\tPartition:0\tkey-1") == "CreateTime:1714989600900");
  for (const std::string_view prefix :
       {"1714989600900", "Offset:1714989600900", "CreateTime:", "CreateTime:-1",
        "CreateTime:171498960090", "CreateTime:17149896009000", "CreateTime:1714989600900x",
        "CreateTime: 1714989600900"}) {
    CHECK(text_of(prefix) == "none");
  }
}

TEST_CASE("s6-log counts TAI, told by its nanoseconds") {
  // The same instant, 1700000000.
  CHECK(time_of("@400000006553f10a00000000") == 1'700'000'000 * kNanosPerSecond);
  CHECK(time_of("@400000006553f12500000001") == 1'700'000'000 * kNanosPerSecond + 1);
  // The first second with 37 of them, and the one before.
  CHECK(time_of("@40000000586846a500000001") == 1'483'228'800 * kNanosPerSecond + 1);
  CHECK(time_of("@40000000586846a300000001") == 1'483'228'799 * kNanosPerSecond + 1);
}

TEST_CASE("a stamp of another shape is none") {
  for (const std::string_view prefix : {"@400000006b00ad971a24545",
                                        "@400000006b00ad971a2454544",
                                        "@400000006b00ad971a24545g",
                                        "@400000006b00ad97ffffffff",
                                        "@c00000006b00ad971a245454",
                                        "@-00000006b00ad971a245454",
                                        "2026-13-20_20:29:01.44647",
                                        "2026-11-20_20:29:01.4464x",
                                        "2026-11-20x20:29:01.44647",
                                        "@7fffffffffffffff00000000",
                                        "@000000000000000000000000",
                                        "2016-10-06",
                                        "12",
                                        "",
                                        "2016-02-30T00:17:09Z",
                                        "x2016-10-06T00:17:09Z",
                                        "1795747900",
                                        "0795747900.5",
                                        "1795747900.5s",
                                        "file.2016-10-06T00:17:09Z",
                                        "Foo 11 22:14:15 host",
                                        "Oct 11 22-14-15"}) {
    CAPTURE(prefix);
    CHECK_FALSE(find_stamp(prefix));
  }
}

TEST_CASE("syslog") {
  CHECK(time_of("<165>1 2003-10-11T22:14:15.003Z host evntslog - ID47 -") == kSyslog);
  CHECK(time_of(R"(<165>1 2003-10-11T22:14:15.003Z h a 1 ID47 [x@32473 a="1 ] { \" \\"])") ==
        kSyslog);
  CHECK(time_of("2003-10-11T22:14:15.003+00:00 host app[12]:") == kSyslog);
  CHECK(time_of("<13>2003-10-11T22:14:15.003+00:00 host app: @cee:") == kSyslog);
  CHECK(time_of("2003-10-11T22:14:15.003000+00:00 app[web.1]:") == kSyslog);
  CHECK_FALSE(find_stamp("<34>1 - - - - - -"));
  // For want of a year no time.
  for (const std::string_view prefix :
       {"<34>Oct 11 22:14:15 mymachine su[230]:", "Oct 11 22:14:15", "Oct 11 22:14:15 host app:"}) {
    CHECK(text_of(prefix) == "Oct 11 22:14:15");
    CHECK_FALSE(time_of(prefix));
  }
  CHECK(text_of("Dec  6 21:53:38.123456 host app:") == "Dec  6 21:53:38.123456");
}

// The clock is as it was when it goes away.
struct ClockAt {
  explicit ClockAt(std::string_view now) { set_stamp_clock(*time_from_text(now)); }
  ~ClockAt() { set_stamp_clock(std::nullopt); }
};

std::optional<Nanoseconds> guessed_time(std::string_view prefix) {
  const auto stamp = find_stamp(prefix);
  REQUIRE(stamp);
  return gsaw::time_of(*stamp);
}

TEST_CASE("without a year: in the latest that is not in the future") {
  set_stamp_clock(std::nullopt);
  CHECK_FALSE(guessed_time("Oct 11 22:14:15 host app:"));
  const ClockAt clock("2026-10-11T12:00:00Z");
  const auto is = [](std::string_view prefix, std::string_view time) {
    return guessed_time(prefix) == time_from_text(time);
  };
  CHECK(is("Oct 11 11:00:00 host app:", "2026-10-11T11:00:00Z"));
  CHECK(is("<34>Oct  1 11:00:00.25 host app:", "2026-10-01T11:00:00.25Z"));
  CHECK(is("Oct 12 12:00:00 host", "2026-10-12T12:00:00Z"));
  CHECK(is("Oct 12 12:00:00,001 host", "2025-10-12T12:00:00.001Z"));
  CHECK(is("Dec 31 23:59:59 host", "2025-12-31T23:59:59Z"));
  CHECK(is("Feb 29 00:00:00 host", "2024-02-29T00:00:00Z"));
  CHECK_FALSE(guessed_time("Feb 30 00:00:00 host"));
  CHECK_FALSE(guessed_time("Oct 11 24:00:00 host"));
  // One that has a year has no other.
  CHECK(is("2003-10-11T22:14:15Z h", "2003-10-11T22:14:15Z"));
  const ClockAt new_year("2026-01-01T00:00:10Z");
  CHECK(is("Dec 31 23:59:59 host", "2025-12-31T23:59:59Z"));
  CHECK(is("Jan  1 00:00:05 host", "2026-01-01T00:00:05Z"));
}

TEST_CASE("containers and services") {
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stdout F") == kContainer);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z") == kContainer);
  CHECK(time_of("2016-10-06T07:17:09.669794202+07:00") == kContainer);
  CHECK(time_of("web-1  | 2016-10-06T00:17:09.669794202Z") == kContainer);
  CHECK(time_of("stack_web.1.x7k@node-2    | 2016-10-06T00:17:09.669794202Z") == kContainer);
  CHECK(time_of("[pod/api-5d8f/main] 2016-10-06T00:17:09.669794202Z") == kContainer);
  CHECK(time_of("api-5d8f main 2016-10-06T00:17:09.669794202Z") == kContainer);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stdout F 2026-11-20_20:29:01.44647") == kContainer);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z\t5d1c\tERROR") == kContainer);
  CHECK(time_of("app.log:12:2016-10-06T00:17:09.669794202Z") == kContainer);
  CHECK(time_of("app.log-12-2016-10-06T00:17:09.669794202Z") == kContainer);
  CHECK(time_of("0|app  | 2016-10-06T00:17:09.669:") == kContainer / kMilli * kMilli);
  CHECK(time_of("2016-10-06 00:17:09,669") == kContainer / kMilli * kMilli);
  CHECK(time_of("2016-10-06 02:17:09.669 +02:00:") == kContainer / kMilli * kMilli);
  CHECK(time_of("2016/10/06 00:17:09.669 main.go:12:") == kContainer / kMilli * kMilli);
  CHECK(time_of("2016-10-06T00:17:09Z [app]") == kContainer / kNanosPerSecond * kNanosPerSecond);
  CHECK(time_of("2016-10-06 00:17:09 INFO") == kContainer / kNanosPerSecond * kNanosPerSecond);
  CHECK(time_of("[06/Oct/2016:02:17:09 +0200]") == kContainer / kNanosPerSecond * kNanosPerSecond);
  CHECK(time_of("app.log: [1475713029.669794202,") == kContainer);
  CHECK(time_of("1475713029.669794 host app[1]:") == kContainer / 1000 * 1000);
}

TEST_CASE("journalctl's long form: the zone is read, or there is no time") {
  CHECK(time_of("Thu 2016-10-06 00:17:09 UTC demo gw[1]:") == 1'475'713'029 * kNanosPerSecond);
  CHECK(text_of("Thu 2016-10-06 00:17:09 UTC demo gw[1]:") == "Thu 2016-10-06 00:17:09 UTC");
  CHECK_FALSE(find_stamp("Thu 2016-10-06 00:17:09 QQQ demo gw[1]:"));
}

TEST_CASE("a time far within the text is part of it") {
  CHECK_FALSE(find_stamp("job is to run at 2016-10-06T00:17:09Z with"));
  CHECK_FALSE(find_stamp("a b c 2016-10-06T00:17:09Z"));
  CHECK_FALSE(find_stamp(std::string(600, '-') + "2016-10-06T00:17:09Z"));
}

TEST_CASE("a stamp repeats the entry's time") {
  constexpr Nanoseconds kSecond = kNanosPerSecond;
  CHECK(repeats("2016-10-06T00:17:09.669794202Z", kContainer - kSecond / 2));
  CHECK(repeats("2016-10-06T00:17:09.669794202Z", kContainer + kSecond));
  CHECK_FALSE(repeats("2016-10-06T00:17:09.669794202Z", kContainer + 3 * kSecond));
  CHECK_FALSE(repeats("2016-10-06T00:17:09.669794202Z", kContainer + 3600 * kSecond));
  // In another zone, for want of one; in the same year, for want of one.
  CHECK(repeats("2016/10/06 00:17:09", kContainer + 3600 * kSecond));
  CHECK(repeats("2016/10/06 00:17:09", kContainer - 45 * 60 * kSecond));
  CHECK_FALSE(repeats("2016/10/06 00:17:09", kContainer + 60 * kSecond));
  CHECK_FALSE(repeats("2016/10/06 00:17:09", kContainer + 86'400 * kSecond));
  CHECK(repeats("Oct  6 00:17:09 host", kContainer));
  CHECK(repeats("Oct  6 02:17:09 host", kContainer));
  CHECK_FALSE(repeats("Oct  7 00:17:09 host", kContainer));
  CHECK_FALSE(repeats("Oct  6 00:17:19 host", kContainer));
  CHECK_FALSE(repeats("Oct 96 00:17:09 host", kContainer));
}

TEST_CASE("hostile prefixes") {
  const std::string full =
      "<165>1 2003-10-11T22:14:15.003Z Wed 2016-10-06 00:17:09 UTC Oct 11 22:14:15.1 "
      "@400000006b00ad971a245454 1475713029.669794 06/Oct/2016:02:17:09 +0200 +02 ";
  for (std::size_t begin = 0; begin < full.size(); ++begin) {
    for (std::size_t length = 0; begin + length <= full.size(); ++length) {
      const auto stamp = find_stamp(std::string_view(full).substr(begin, length));
      if (stamp) gsaw::repeats(*stamp, kContainer);
    }
  }
  for (const char c : {'1', '@', '-', ':', ' ', 'J', '\xFF'}) {
    CHECK_FALSE(find_stamp(std::string(1'000'000, c)));
  }
  CHECK(time_of("2016-10-06T00:17:09." + std::string(1'000'000, '6') + "Z"));
}
