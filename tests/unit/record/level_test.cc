// Levels: the names and numbers of every producer.
#include "record/level.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace gsaw;

namespace {

// The level's name, or "none", so that a failure reads well.
std::string named(std::string_view name) {
  const auto level = level_from_name(name);
  return level ? std::string(level_name(*level)) : "none";
}

std::string numbered(std::string_view number, LevelScale scale) {
  const auto level = level_from_number(number, scale);
  return level ? std::string(level_name(*level)) : "none";
}

struct Case {
  std::string_view text;
  std::string_view level;
};

}  // namespace

TEST_CASE("levels are ordered by severity") {
  CHECK(at_least(Level::err, Level::warn));
  CHECK(at_least(Level::warn, Level::warn));
  CHECK_FALSE(at_least(Level::trace, Level::debug));
}

TEST_CASE("every level has a name, a label and a place in the list") {
  std::string list;
  for (int i = 0; i <= static_cast<int>(Level::trace); ++i) {
    const auto level = static_cast<Level>(i);
    CHECK(level_from_name(level_name(level)) == level);
    CHECK(level_from_name(level_label(level)) == level);
    list += list.empty() ? "" : ", ";
    list += level_name(level);
  }
  CHECK(list == level_name_list());
  CHECK(level_label(Level::err) == "ERR");
}

TEST_CASE("names of many producers, in any case") {
  const Case cases[] = {
      {"DEBUG", "debug"},   {"INFO", "info"},          {"Information", "info"},
      {"warning", "warn"},  {"Warn", "warn"},          {"WRN", "warn"},
      {"ERROR", "err"},     {"Error", "err"},          {"ERR", "err"},
      {"severe", "err"},    {"CRITICAL", "crit"},      {"dpanic", "crit"},
      {"FATAL", "emerg"},   {"panic", "emerg"},        {"EMERGENCY", "emerg"},
      {"alert", "alert"},   {"SUCCESS", "notice"},     {"NOTICE", "notice"},
      {"Verbose", "trace"}, {"VRB", "trace"},          {"silly", "trace"},
      {"FINEST", "trace"},  {"fine", "debug"},         {"DBG", "debug"},
      {"http", "debug"},    {"informational", "info"}, {"MSG", "info"},
      {"TRACE", "trace"},   {"eMeRg", "emerg"},        {"f", "emerg"},
      {"Fault", "crit"},    {"SHOUT", "crit"},         {"DEPRECATION", "warn"},
      {"AUDIT", "notice"},  {"ASSERT", "emerg"},       {"Reporter::WARNING", "warn"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(named(each.text) == each.level);
  }
}

TEST_CASE("MongoDB's letters") {
  const Case cases[] = {{"F", "emerg"},  {"E", "err"},    {"W", "warn"},   {"I", "info"},
                        {"D", "debug"},  {"D1", "debug"}, {"D2", "trace"}, {"D3", "trace"},
                        {"D4", "trace"}, {"D5", "trace"}, {"D6", "none"},  {"X", "none"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(named(each.text) == each.level);
  }
}

TEST_CASE("slog's offsets") {
  const Case cases[] = {
      {"DEBUG-4", "trace"},  {"DEBUG-1", "trace"}, {"DEBUG+3", "debug"}, {"INFO+1", "info"},
      {"INFO+2", "notice"},  {"INFO+3", "notice"}, {"INFO-4", "debug"},  {"WARN+1", "warn"},
      {"WARN-1", "notice"},  {"ERROR+1", "err"},   {"ERROR+4", "emerg"}, {"ERROR+12", "emerg"},
      {"DEBUG-99", "trace"}, {"INFO+", "none"},    {"+2", "none"},       {"INFO+x", "none"},
      {"INFO+2+2", "none"},  {"INFO++2", "none"},  {"FOO+1", "none"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(named(each.text) == each.level);
  }
}

TEST_CASE("names with a digit, Python's unnamed levels, padded names") {
  const Case cases[] = {{"TRACE1", "trace"},   {"TRACE8", "trace"},  {"DEBUG5", "debug"},
                        {"INFO2", "notice"},   {"ERROR3", "err"},    {"FATAL4", "emerg"},
                        {"Level 15", "debug"}, {"Level 35", "warn"}, {"Level x", "none"},
                        {"level ", "none"},    {"INFO ", "info"},    {"  warn  ", "warn"},
                        {"INFO22", "none"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(named(each.text) == each.level);
  }
}

TEST_CASE("what is no level name") {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {""sv, " "sv, "xyz"sv, "OFF"sv, "ALL"sv, "Metadata"sv, "Request"sv, "NOT A NUMBER"sv, "6"sv,
        "-"sv, "war"sv, "warnings"sv, "\0warn"sv, "warn\0"sv, "w\x61rn\xFF"sv, "\x17\x01\x12\x0E"sv,
        "D\x11"sv, "informationalinformational"sv}) {
    CAPTURE(text);
    CHECK_FALSE(level_from_name(text));
  }
  CHECK_FALSE(level_from_name(std::string(1'000'000, 'e')));
}

TEST_CASE("syslog's numbers, with Python's where graypy passes them on") {
  const Case cases[] = {{"0", "emerg"}, {"1", "alert"},   {"2", "crit"},   {"3", "err"},
                        {"4", "warn"},  {"5", "notice"},  {"6", "info"},   {"7", "debug"},
                        {"8", "trace"}, {"9", "trace"},   {"10", "debug"}, {"15", "debug"},
                        {"20", "info"}, {"25", "notice"}, {"30", "warn"},  {"35", "warn"},
                        {"40", "err"},  {"50", "crit"},   {"60", "crit"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::syslog) == each.level);
  }
}

TEST_CASE("pino's numbers, which its users may add to") {
  const Case cases[] = {{"10", "trace"}, {"20", "debug"}, {"30", "info"},  {"35", "info"},
                        {"40", "warn"},  {"50", "err"},   {"55", "err"},   {"60", "emerg"},
                        {"70", "emerg"}, {"6", "trace"},  {"3", "trace"},  {"9", "trace"},
                        {"99", "emerg"}, {"100", "none"}, {"300", "none"}, {"30000", "warn"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::pino) == each.level);
  }
}

TEST_CASE("Monolog's numbers, where nothing says whose they are") {
  const Case cases[] = {{"100", "debug"}, {"200", "info"}, {"250", "notice"}, {"300", "warn"},
                        {"400", "err"},   {"500", "crit"}, {"550", "alert"},  {"600", "emerg"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::unknown) == each.level);
  }
}

TEST_CASE("where nothing says whose they are: pino's as far as it names them, and no others") {
  const Case cases[] = {{"10", "trace"}, {"20", "debug"}, {"60", "emerg"}, {"9", "none"},
                        {"11", "none"},  {"25", "none"},  {"38", "none"},  {"70", "none"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::unknown) == each.level);
  }
}

TEST_CASE("Logbook's; what is none of them is anyone's") {
  const Case cases[] = {{"8", "none"},    {"9", "trace"}, {"10", "debug"}, {"11", "info"},
                        {"12", "notice"}, {"13", "warn"}, {"14", "err"},   {"15", "crit"},
                        {"20", "debug"},  {"0", "none"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::logbook) == each.level);
  }
}

TEST_CASE("Python's, where only its tens are known; consola's") {
  CHECK(numbered("5", LevelScale::python_tens) == "none");
  CHECK(numbered("20", LevelScale::python_tens) == "info");
  CHECK(numbered("25", LevelScale::python_tens) == "notice");
  const Case cases[] = {{"0", "err"},   {"1", "warn"},  {"2", "info"}, {"3", "info"},
                        {"4", "debug"}, {"5", "trace"}, {"6", "none"}};
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::consola) == each.level);
  }
}

TEST_CASE("Application Insights' numbers, and syslog's with the facility in them") {
  const Case insights[] = {{"0", "trace"}, {"1", "info"}, {"2", "warn"},
                           {"3", "err"},   {"4", "crit"}, {"5", "none"}};
  for (const Case& each : insights) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::insights) == each.level);
  }
  const Case pri[] = {{"0", "emerg"},    {"11", "err"},    {"14", "info"},
                      {"165", "notice"}, {"191", "debug"}, {"192", "none"}};
  for (const Case& each : pri) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::pri) == each.level);
  }
}

TEST_CASE("Python's, OpenTelemetry's, Google's and logback's numbers") {
  CHECK(numbered("0", LevelScale::python) == "trace");
  CHECK(numbered("5", LevelScale::python) == "trace");
  CHECK(numbered("10", LevelScale::python) == "debug");
  CHECK(numbered("25", LevelScale::python) == "notice");
  CHECK(numbered("50", LevelScale::python) == "crit");

  const Case otel[] = {{"0", "none"},   {"1", "trace"},  {"4", "trace"},   {"5", "debug"},
                       {"8", "debug"},  {"9", "info"},   {"10", "notice"}, {"12", "notice"},
                       {"13", "warn"},  {"16", "warn"},  {"17", "err"},    {"20", "err"},
                       {"21", "emerg"}, {"24", "emerg"}, {"25", "none"}};
  for (const Case& each : otel) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::otel) == each.level);
  }
  const Case gcp[] = {{"0", "none"},    {"3", "err"},    {"7", "debug"},    {"50", "none"},
                      {"100", "debug"}, {"200", "info"}, {"300", "notice"}, {"400", "warn"},
                      {"450", "warn"},  {"500", "err"},  {"600", "crit"},   {"700", "alert"},
                      {"800", "emerg"}, {"801", "none"}};
  for (const Case& each : gcp) {
    CAPTURE(each.text);
    CHECK(numbered(each.text, LevelScale::gcp) == each.level);
  }
  CHECK(numbered("0", LevelScale::severity) == "emerg");
  CHECK(numbered("7", LevelScale::severity) == "debug");
  for (const std::string_view text : {"8", "9", "10", "20", "40", "100", "20000"}) {
    CAPTURE(text);
    CHECK(numbered(text, LevelScale::severity) == "none");
  }
  for (const auto scale : {LevelScale::syslog, LevelScale::pino, LevelScale::python}) {
    CHECK(numbered("5000", scale) == "trace");
    CHECK(numbered("20000", scale) == "info");
    CHECK(numbered("40000", scale) == "err");
    CHECK(numbered("50000", scale) == "emerg");
  }
}

TEST_CASE("a number beyond a scale is no level") {
  for (const std::string_view text : {"601", "800", "1000", "4999"}) {
    CAPTURE(text);
    CHECK(numbered(text, LevelScale::unknown) == "none");
    CHECK(numbered(text, LevelScale::syslog) == "none");
  }
  CHECK(numbered("600", LevelScale::unknown) == "emerg");
  CHECK(numbered("100", LevelScale::syslog) == "none");
  CHECK(numbered("40", LevelScale::syslog) == "err");
}

TEST_CASE("whole numbers only, however written") {
  CHECK(numbered("6.0", LevelScale::syslog) == "info");
  CHECK(numbered("30.000", LevelScale::pino) == "info");
  CHECK(numbered("006", LevelScale::syslog) == "info");
  CHECK(numbered("00000000000000000000003", LevelScale::syslog) == "err");
  for (const std::string_view text :
       {"", "-1", "-0", "+6", "6.5", "6.", ".0", ".", "1e1", "6 ", " 6", "0x6", "six", "1.0.0",
        "6.0x", "100000", "99999999999999999999", "\xD9\xA6"}) {
    CAPTURE(text);
    for (const auto scale : {LevelScale::syslog, LevelScale::pino, LevelScale::python,
                             LevelScale::otel, LevelScale::gcp}) {
      CHECK_FALSE(level_from_number(text, scale));
    }
  }
}
