// Random levels and times, as every kind of producer writes them.
#include "property/role_values.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "property/json_spelling.h"

namespace gsaw::property {
namespace {

constexpr std::int64_t kNoon = 1'324'900'800;  // 2011-12-26T12:00:00Z

constexpr std::string_view kLevelNames[] = {
    "emerg",   "alert",  "crit",    "err",     "warn",       "notice",  "info",     "debug",
    "trace",   "ERROR",  "WARNING", "Info",    "E",          "W",       "D1",       "DEBUG",
    "fatal",   "FTL",    "note",    "success", "severe",     "verbose", "http",     "critical",
    "i",       "t",      "log",     "INFO2",   "WARN4",      "TRACE3",  "INFO+2",   "WARN+4",
    "ERROR-4", "panic",  "VRB",     "config",  " warn",      "error ",  "Level 15", "level 40",
    "x",       "errors", "",        "warnn",   "inf\xC3\xB6"};
constexpr std::string_view kLevelNumbers[] = {
    "0",   "1",   "2",    "3",   "4",     "5",  "6",   "7",   "8",     "9",     "10",    "20",
    "25",  "30",  "35",   "40",  "50",    "60", "100", "200", "250",   "300",   "400",   "500",
    "550", "600", "700",  "800", "12",    "13", "17",  "21",  "24",    "5000",  "10000", "20000",
    "3.0", "4.5", "6.00", "3e0", "30e-1", "-1", "-0",  "-4",  "30000", "40000", "50000", "123456"};
// No level can be read from these, though some come close.
constexpr std::string_view kOddValues[] = {
    "null", "true", "false", "{}", "[]", "[3]", "[\"err\"]", "{\"level\":3}", "{\"level\":\"err\"}",
    "03",   "+3",   "3.",    ".3", "3e", "nul", "\"3",       "\"err\\\"",     "\"er\\r\""};

std::string with_fraction(std::int64_t whole, Random& random) {
  constexpr std::string_view kFractions[] = {"",       ".0",         ".221",
                                             ".22100", ".000000001", ".9999999999"};
  return std::to_string(whole) + std::string(random.pick(kFractions));
}

std::string random_epoch(Random& random) {
  const std::int64_t moment = random_moment(random);
  switch (random.below(6)) {
    case 0:
      return with_fraction(moment * 1'000 + 221, random);
    case 1:
      return std::to_string(moment * 1'000'000 + 1);
    case 2:
      return std::to_string(moment * 1'000'000'000 + 123'456'789);
    case 3: {
      const std::string digits = std::to_string(moment);
      return digits.substr(0, 1) + "." + digits.substr(1) + (random.once_in(2) ? "e9" : "E+9");
    }
    default:
      return with_fraction(moment, random);
  }
}

std::string with_format(const char* format, std::int64_t moment) {
  const std::time_t time = moment;
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[80];
  return {text, std::strftime(text, sizeof text, format, &parts)};
}

std::string random_time_text(Random& random) {
  constexpr const char* kFormats[] = {"%Y/%m/%d %H:%M:%S",
                                      "%Y%m%dT%H%M%SZ",
                                      "%d/%b/%Y:%H:%M:%S +0000",
                                      "%d-%b-%Y %H:%M:%S",
                                      "%a, %d %b %Y %H:%M:%S GMT",
                                      "%a %b %d %H:%M:%S %Y",
                                      "%Y-%m-%d",
                                      "%H:%M",
                                      "%H%M%S",
                                      "%Y-%m-%d %H:%M",
                                      " %Y-%m-%dT%H:%M:%SZ",
                                      "\t%Y-%m-%d ",
                                      "%Y-%m-%dT%H:%M:%S+09:00",
                                      "%Y-%m-%dT%H:%M:%S -1130"};
  if (random.once_in(3)) return random_iso_time(random);
  if (random.once_in(4)) return random_epoch(random);
  return with_format(random.pick(kFormats), random_moment(random));
}

// Seconds apart from their fraction, MongoDB's extended JSON.
std::string random_time_object(Random& random) {
  const std::int64_t moment = random_moment(random);
  switch (random.below(5)) {
    case 0:
      return fmt::format(R"({{"epochSecond":{},"nanoOfSecond":{}}})", moment, random.below(1000));
    case 1:
      return fmt::format(R"({{"seconds":{},"nanos":5}})", moment);
    case 2:
      return fmt::format(R"({{"$date":{{"$numberLong":"{}"}}}})", moment * 1000);
    case 3:
      return fmt::format(R"({{"$date":{}}})", moment * 1000);
    default:
      return R"({"$date":)" + quoted(random_iso_time(random), random) + "}";
  }
}

}  // namespace

std::int64_t random_moment(Random& random) {
  constexpr std::int64_t kHour = 3600;
  const auto hours = static_cast<std::int64_t>(random.below(97)) - 48;
  const auto seconds = static_cast<std::int64_t>(random.below(3));
  return kNoon + hours * kHour + seconds;
}

std::string random_iso_time(Random& random) {
  constexpr std::string_view kSeparators[] = {"T", "T", " ", "_", "t"};
  constexpr std::string_view kFractions[] = {"", "", ".221", ",5", ".000000001"};
  constexpr std::string_view kZones[] = {"Z", "Z", "", "+09:00", "-0330", "+00", " +0900"};
  const std::int64_t moment = random_moment(random);
  return with_format("%Y-%m-%d", moment) + std::string(random.pick(kSeparators)) +
         with_format("%H:%M:%S", moment) + std::string(random.pick(kFractions)) +
         std::string(random.pick(kZones));
}

std::string quoted(std::string_view text, Random& random) {
  const std::size_t escaped_one_in = random.once_in(20) ? 3 : 10'000;
  std::string out = "\"";
  append_spelled(out, text, random, escaped_one_in);
  return out + '"';
}

std::string random_level_value(Random& random) {
  switch (random.below(8)) {
    case 0:
      return std::string(random.pick(kOddValues));
    case 1:
      return quoted(random.pick(kLevelNumbers), random);
    case 2:
    case 3:
    case 4:
      return std::string(random.pick(kLevelNumbers));
    default:
      return quoted(random.pick(kLevelNames), random);
  }
}

std::string random_time_value(Random& random) {
  constexpr std::string_view kShort[] = {"12", "0", "-5", "99999999", "250.5", "20111226", "1e400"};
  switch (random.below(10)) {
    case 0:
      return std::string(random.pick(kOddValues));
    case 1:
      return std::string(random.pick(kShort));
    case 2:
      return random_time_object(random);
    case 3:
    case 4:
      return random_epoch(random);
    case 5:
      return quoted(random_epoch(random), random);
    default:
      return quoted(random_time_text(random), random);
  }
}

}  // namespace gsaw::property
