// Times of every producer in the format list, the edges of the calendar and of the
// range, and text that is no time.
#include "record/timestamp.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace gsaw;

namespace {

constexpr Nanoseconds kMin = std::numeric_limits<Nanoseconds>::min();
constexpr Nanoseconds kMax = std::numeric_limits<Nanoseconds>::max();

// 2011-12-26 21:53:38 UTC
constexpr Nanoseconds kSample = 1'324'936'418'000'000'000;

void check_text(std::string_view text, Nanoseconds expected) {
  CAPTURE(text);
  const auto time = time_from_text(text);
  REQUIRE(time.has_value());
  CHECK(*time == expected);
}

void check_no_text(std::string_view text) {
  CAPTURE(text);
  CHECK_FALSE(time_from_text(text).has_value());
}

void check_epoch(std::string_view decimal, Nanoseconds expected) {
  CAPTURE(decimal);
  const auto time = time_from_epoch(decimal);
  REQUIRE(time.has_value());
  CHECK(*time == expected);
}

void check_no_epoch(std::string_view decimal) {
  CAPTURE(decimal);
  CHECK_FALSE(time_from_epoch(decimal).has_value());
}

}  // namespace

TEST_CASE("epoch numbers get their unit from their size") {
  check_epoch("1324936418.221", kSample + 221'000'000);
  check_epoch("1324936418", kSample);
  check_epoch("1324936418221", kSample + 221'000'000);
  check_epoch("1324936418221123", kSample + 221'123'000);
  check_epoch("1324936418221123456", kSample + 221'123'456);
  check_epoch("1534860261221373", 1'534'860'261'221'373'000);    // journald
  check_epoch("1761019822.3152757", 1'761'019'822'315'275'700);  // zap
  check_epoch("1324936418221.5", kSample + 221'500'000);
  check_epoch("0", 0);
  check_epoch("0.000000001", 1);
  check_epoch("007", 7 * kNanosPerSecond);
}

TEST_CASE("epoch numbers with a sign or an exponent") {
  check_epoch("1.3249364e9", 1'324'936'400 * kNanosPerSecond);
  check_epoch("1.324936418221E+12", kSample + 221'000'000);
  check_epoch("1324936418221e-3", kSample + 221'000'000);
  check_epoch("13249364182210000000000e-10", kSample + 221'000'000);
  check_epoch("-1.5", -1'500'000'000);
  check_epoch("+5", 5 * kNanosPerSecond);
  check_epoch("-0", 0);
  check_epoch("1e-5", 10'000);
  check_epoch("1e-10", 0);
  check_epoch("0e999999999999999999999", 0);
  check_epoch("1e-999999999999999999999", 0);
  check_epoch("0." + std::string(1000, '0') + "5e1001", 5 * kNanosPerSecond);
}

TEST_CASE("epoch numbers are exact where a double is not, and cut below a nanosecond") {
  check_epoch("1324936418.221123456", kSample + 221'123'456);
  check_epoch("1324936418.2211234569999", kSample + 221'123'456);
  check_epoch("1324936418.999999999999999999999", kSample + 999'999'999);
  check_epoch("1324936418.2", kSample + 200'000'000);
  check_epoch("1324936418.", kSample);
  check_epoch("1324936418.5e0", kSample + 500'000'000);
  check_epoch("0324936418.5", 324'936'418 * kNanosPerSecond + 500'000'000);
}

TEST_CASE("epoch numbers out of range") {
  check_epoch("9223372036854775807", kMax);
  check_epoch("-9223372036854775808", kMin);
  check_epoch("9223372036.854775807", kMax);
  check_no_epoch("9223372036.854775808");
  check_no_epoch("9223372036854775808");
  check_no_epoch("-9223372036854775809");
  check_no_epoch("99999999999");           // 11 digits of seconds
  check_no_epoch("20111226215338");        // 14 digits of milliseconds
  check_no_epoch("13249364182211234567");  // 20 digits
  check_no_epoch("1e400");
  check_no_epoch("1e999999999999999999999");
  check_no_epoch(std::string(100'000, '9'));
}

TEST_CASE("what is no number is no epoch") {
  for (const std::string_view text : {"",
                                      "-",
                                      "+",
                                      ".",
                                      "e5",
                                      "-.e1",
                                      "1e",
                                      "1e+",
                                      "1.2.3",
                                      "12a",
                                      "1324936418.2x",
                                      "1324936418.2.1",
                                      "132493641x.25",
                                      " 1",
                                      "1 ",
                                      "0x10",
                                      "inf",
                                      "NaN",
                                      "1,5",
                                      "--1",
                                      "true"})
    check_no_epoch(text);
  check_no_epoch(std::string_view("1\0002", 3));
}

TEST_CASE("RFC 3339 and ISO 8601") {
  check_text("2011-12-26T21:53:38Z", kSample);
  check_text("2011-12-26T21:53:38.221Z", kSample + 221'000'000);
  check_text("2011-12-26t21:53:38.2z", kSample + 200'000'000);
  check_text("2011-12-26 21:53:38,221", kSample + 221'000'000);    // Python's asctime
  check_text("2011-12-26_21:53:38.22100", kSample + 221'000'000);  // svlogd -tt
  check_text("2011-12-26T21:53:38.2211234567899Z", kSample + 221'123'456);
  check_text("2011-12-26T21:53", kSample - 38 * kNanosPerSecond);
  check_text("2011-12-26", kSample - (21 * 3600 + 53 * 60 + 38) * kNanosPerSecond);
  check_text("2016-06-07T03:44:57.8532799Z", 1'465'271'097'853'279'900);    // CLEF
  check_text("2024-11-12T14:13:36.574+0900", 1'731'388'416'574'000'000);    // zap
  check_text("2022-07-28T18:00:00.903+02:00", 1'659'024'000'903'000'000);   // MongoDB
  check_text("2021-05-03 10:20:19,650+0200", 1'620'030'019'650'000'000);    // Powertools
  check_text("2021-10-20T02:35:38.970719033Z", 1'634'697'338'970'719'033);  // docker
  check_text("1324936418.221", kSample + 221'000'000);                      // gelfj
  check_text(" 2011-12-26 21:53:38\t", kSample);
}

TEST_CASE("zones") {
  for (const char* zone :
       {"", "Z", "z", " Z", "+00", "-00:00", "+0000", " +0000", "UTC", " UTC", " GMT", " +0000 UTC",
        "+00:00[Europe/London]", "Z[UTC]", " +0000 UTC m=+0.000012", " +0000 +00"})
    check_text(std::string("2011-12-26T21:53:38") + zone, kSample);
  check_text("2011-12-27T07:23:38+09:30", kSample);
  check_text("2011-12-26T13:53:38-08", kSample);
  check_text("2011-12-26 22:53:38.5 +0100 CET", kSample + 500'000'000);
  for (const char* zone : {"[UTC]", "[Z]", " UTC+00:00", " GMT+0000 (Coordinated Universal Time)"})
    check_text(std::string("2011-12-26T21:53:38") + zone, kSample);
  check_text("2011-12-26 23:53:38 UTC+2", kSample);
  for (const char* zone : {"+", "+1", "+1:00", "+24:00", "+09:60", "+09:", "+090", "+09:00x", "ZZ",
                           "-0", "UTC+", "UTC+25", "[", "[]", "[UTC]x", "+00:00[", "Z[a]b]"})
    check_no_text(std::string("2011-12-26T21:53:38") + zone);
  CHECK(written_time("2011-12-26T21:53:38+00:00")->has_zone);
  CHECK(written_time("26/Dec/2011:21:53:38 +0000")->has_zone);
  CHECK(written_time("1324936418")->has_zone);
  CHECK_FALSE(written_time("2011-12-26T21:53:38")->has_zone);
  CHECK_FALSE(written_time("2011-12-26")->has_zone);
}

TEST_CASE("names of zones are read that mean one offset") {
  check_text("2011-12-26T22:53:38 CET", kSample);
  check_text("2011-12-26T22:53:38CET", kSample);
  check_text("2011-12-26 16:53:38.5 EST", kSample + 500'000'000);
  check_text("2011-12-27T01:53:38 MSK", kSample);  // four hours, in those years
  check_text("2016-12-26T03:00:00 MSK", 1'482'710'400 * kNanosPerSecond);
  check_text("2011-12-26T22:53:38[Europe/Paris]", kSample);
  check_text("Mon Dec 26 22:53:38 CET 2011", kSample);
  for (const char* zone : {" IST", " CST", " BST", " XYZ", " cet", " C", " CETCET", "[Europe/Paris",
                           "[Europe/Nowhere]", "[../../etc/passwd]", "[IST]"})
    check_no_text(std::string("2011-12-26T22:53:38") + zone);
  CHECK(written_time("2011-12-26T22:53:38 IST")->zone_name == "IST");
  CHECK_FALSE(written_time("2011-12-26T22:53:38 IST")->has_zone);
}

TEST_CASE("AM and PM") {
  check_text("2011-12-26 09:53:38 PM", kSample);
  check_text("2011-12-26 09:53:38pm", kSample);
  check_text("Dec 26, 2011, 9:53:38\u202FPM", kSample);
  check_text("Dec 26, 2011 9:53:38\u00A0PM UTC", kSample);
  check_text("Dec 26, 2011, 12:00:00 AM", kSample - (21 * 3600 + 53 * 60 + 38) * kNanosPerSecond);
  check_text("Dec 26, 2011, 12:53:38 PM", kSample - 9 * kNanosPerHour);
  for (const char* clock :
       {"13:00:00 PM", "0:10:00 AM", "9:53:38 PM AM", "9:53:38 XM", "9:53:38 P"})
    check_no_text(std::string("Dec 26, 2011, ") + clock);
}

TEST_CASE("dates in numbers: the day is what cannot be a month") {
  for (const std::string_view text :
       {"26/12/2011 21:53:38", "26.12.2011 21:53:38", "26-12-2011 21:53:38", "12/26/2011 21:53:38",
        "12/26/2011, 9:53:38 PM", "26/12/2011 9:53:38 PM", "12/26/2011 09:53:38 PM",
        "26.12.2011 21:53:38 UTC", "12/26/2011 21:53:38Z"})
    check_text(text, kSample);
  check_text("01.05.2024 10:00:01", 1'714'557'601 * kNanosPerSecond);  // points: the day first
  check_text("05/05/2024", 1'714'867'200 * kNanosPerSecond);           // either
  for (const std::string_view text :
       {"03/04/2022 10:00:00", "5/1/2024, 10:00:01 AM", "05/01/2024, 10:00:01 am", "3/4/2022",
        "03-04-2022 10:00", "26/13/2011", "13/26/2011", "0/12/2011", "12/26/11 21:53:38",
        "12/26/20111", "26/12/2011 21:53:38x"})
    check_no_text(text);
}

TEST_CASE("more forms: brackets, days of the year, .NET, short years") {
  for (const std::string_view text :
       {"[26/Dec/2011:21:53:38 +0000]", "[Mon Dec 26 21:53:38.000000 2011]",
        "[2011-12-26 21:53:38]", "2011-360T21:53:38Z", "2011-360 21:53:38", "/Date(1324936418000)/",
        "/Date(1324936418000+0200)/", "11-12-26 21:53:38", "Mon Dec 26 21:53:38 2011 UTC",
        "Mon Dec 26 2011 21:53:38 GMT+0000 (Greenwich Mean Time)", "December 26, 2011 21:53:38"})
    check_text(text, kSample);
  check_text("99-12-31 00:00:00", 946'598'400 * kNanosPerSecond);
  check_text("2012-366", 1'356'912'000 * kNanosPerSecond);
  check_text("/Date(-1)/", -kNanosPerMilli);
  for (const std::string_view text :
       {"2011-366", "2011-000", "2011-36", "[2011-12-26 21:53:38", "[]", "[[2011-12-26]]",
        "/Date()/", "/Date(-)/", "/Date(1.5)/", "/Date(99999999999999999999)/",
        "/Date(12345678901234)", "/", "/Date(1x)/", "11-12-26", "11-13-26 21:53:38",
        "Mon Dec 26 21:53:38 2011 UTC x", "Mon Dec 26 21:53:38 UTC 2011 UTC"})
    check_no_text(text);
}

TEST_CASE("other producers' forms") {
  for (const std::string_view text :
       {"26/Dec/2011:21:53:38 +0000", "26/dec/2011:22:53:38 +0100", "2011/12/26 21:53:38",
        "20111226T215338Z", "20111226T215338", "20111226T21:53:38", "20111226 215338.000",
        "20111226215338", "20111226215338000", "26-Dec-2011 21:53:38", "26 Dec 2011 21:53:38",
        "Mon, 26 Dec 2011 21:53:38 GMT", "Mon, 26 Dec 2011 16:53:38 -0500",
        "Mon Dec 26 21:53:38 2011", "Mon Dec 26 21:53:38 UTC 2011", "Mon Dec 26 21:53:38.000 2011",
        "Mon Dec 26 22:53:38 +0100 2011"})
    check_text(text, kSample);
  check_text("2011/12/26 21:53:38.221123", kSample + 221'123'000);  // Go's log package
  check_text("26 Dec 2011 21:53:38,221", kSample + 221'000'000);    // log4j DATE
  check_text("20111226215338221", kSample + 221'000'000);
  check_text("Tue Dec  6 21:53:38 2011", kSample - 20 * kNanosPerDay);
  check_text("6/Dec/2011:21:53:38 +0000", kSample - 20 * kNanosPerDay);
}

TEST_CASE("other separators, names of months and days, ordinals, years of two digits") {
  for (const std::string_view text :
       {"20111226-21:53:38", "2011-12-26 21:53.38", "2011-12-26-21:53:38", "2011-12-26-21.53.38",
        "2011-12-26T21.53.38", "2011-12-26:21:53:38", "2011.12.26 21:53:38", "2011-Dec-26 21:53:38",
        "2011 Dec 26 21:53:38", "Dec-26-2011 21:53:38", "Dec 26, 2011 @ 21:53:38.000",
        "Monday, December 26th 2011, 9:53:38 pm", "Monday, 26-Dec-11 21:53:38 UTC",
        "26-Dec-11 21:53:38", "26 Dec 11 21:53:38 +0000", "Mon 26 Dec 2011 09:53:38 PM UTC",
        "2011-12-26 22:53:38 Europe/Paris", "2011-12-26 at 21:53:38", "2011-12-26 21:53:38:000"})
    check_text(text, kSample);
  check_text("2011-12-26-21.53.38.221123", kSample + 221'123'000);  // DB2
  check_text("2011-12-26T21:53:38:221", kSample + 221'000'000);
  check_text("December 1st, 2011 21:53:38", kSample - 25 * kNanosPerDay);
  // What could be a zone, a time of this year, or a year.
  for (const std::string_view text :
       {"2011-12-26-05:00", "26 Dec 21:12:38", "Mon Dec 26 21:53:38", "11/12/26 21:53:38",
        "2011-12/26 21:53:38", "2011 12 26 21:53:38", "2011-12-26 21.53", "2011-12-26 21:53.3",
        "2011-12-26 21:53:38:2", "Dec-26 2011 21:53:38", "Mo, 26 Dec 2011 21:53:38 GMT",
        "2011-12-26 21:53:38 Europe/Nowhere", "2011-12-26 21:53:38 a/b", "26-Dec-11T21:53:38"})
    check_no_text(text);
}

TEST_CASE("the calendar") {
  check_text("2000-02-29", 951'782'400 * kNanosPerSecond);
  check_text("2012-02-29T00:00:00Z", 1'330'473'600 * kNanosPerSecond);
  check_text("1970-01-01", 0);
  check_text("1969-12-31T23:59:59.5Z", -500'000'000);
  for (const std::string_view text :
       {"2011-02-29", "1900-02-29", "2011-02-30", "2011-04-31", "2011-13-01", "2011-00-10",
        "2011-01-00", "2011-01-32", "2011-12-26T24:00:00", "2011-12-26T21:60:00",
        "2011-12-26T21:53:61", "30/Feb/2011:21:53:38 +0000", "20111326T215338Z"})
    check_no_text(text);
}

TEST_CASE("a leap second is the last nanosecond before midnight UTC") {
  const Nanoseconds last = 1'483'228'800 * kNanosPerSecond - 1;
  check_text("2016-12-31T23:59:60Z", last);
  check_text("2016-12-31T23:59:60.25Z", last);
  check_text("2017-01-01T05:29:60+05:30", last);
  check_no_text("2016-12-31T23:58:60Z");
  check_no_text("2016-12-31T23:59:60+01:00");
}

TEST_CASE("the range of 64 bits") {
  check_text("2262-04-11T23:47:16.854775807Z", kMax);
  check_text("1677-09-21T00:12:43.145224192Z", kMin);
  for (const std::string_view text :
       {"2262-04-11T23:47:16.854775808Z", "1677-09-21T00:12:43.145224191Z", "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z", "0000-00-00 00:00:00", "2262-04-12"})
    check_no_text(text);
  check_text("2262-04-12T00:47:16+01:00", 9'223'372'036 * kNanosPerSecond);
}

TEST_CASE("malformed and hostile text") {
  for (const std::string_view text : {"",
                                      " ",
                                      "-",
                                      "now",
                                      "2011-12-26T",
                                      "2011-12-26T21",
                                      "2011-12-26T21:",
                                      "2011-12-26T21:53:",
                                      "2011-12-26T21:53:3",
                                      "2011-12-26T21:53:38.",
                                      "2011-12-26T21:53:38.Z",
                                      "2011-12-26T21:53.5",
                                      "2011-12-26X21:53:38",
                                      "2011-12-26  21:53:38",
                                      "2011-12-2",
                                      "2011-1-26",
                                      "2011-12-26-21:53",
                                      "2O11-12-26T21:53:38Z",
                                      "2011-12-26T2/:53:38Z",
                                      "2011-12-26T21:53:38Zjunk",
                                      "+2011-12-26",
                                      "26/Dec/11:21:53:38",
                                      "26/Dez/2011:21:53:38 +0000",
                                      "26/Dec-2011:21:53:38",
                                      "Mon Dec 26 21:53:38",
                                      "Mon, 26 Dec",
                                      "Dec 26 21:53:38",
                                      "2011-12-26T21:53:38\xc3\xa9",
                                      "\xff\xff\xff\xff-\xff",
                                      "00000000T000000Z"})
    check_no_text(text);
  check_no_text(std::string_view("2011-12-26T21:53:38\0", 20));
  check_no_text(std::string(1'000'000, '-'));
  check_no_text("2011-12-26T21:53:38[" + std::string(1'000'000, ']'));
  check_text("2011-12-26T21:53:38." + std::string(1'000'000, '0') + "Z", kSample);
  // Every cut of a valid text is read or refused without looking past its end.
  const std::string_view full = "Mon, 26 Dec 2011 21:53:38.221 +0100 CET m=+0.5[Europe/Berlin]";
  for (std::size_t length = 0; length <= full.size(); ++length)
    time_from_text(std::string(full.substr(0, length)));
}
