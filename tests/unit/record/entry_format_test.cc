// EntryFormat: what the other members say, however their keys are written, and for one price.
#include "record/entry_format.h"

#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "record/field_roles.h"
#include "record/timestamp.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

std::string format_of(std::string_view text) {
  ParsedLine line(text);
  const EntryFormat& format = line.record().format();
  std::string out;
  for (int round = 0; round < 2; ++round) {  // found, then kept
    out.clear();
    if (format.is_gelf()) out += "gelf ";
    if (format.is_mongodb()) out += "mongodb ";
    if (format.is_serilog_information()) out += "serilog ";
    if (format.level_style() == LevelStyle::gelf) out += "gelf's ";
    if (format.level_style() == LevelStyle::python) out += "python's ";
    if (format.timestamp_nanos() != 0) out += std::to_string(format.timestamp_nanos());
  }
  return out;
}

TEST_CASE("each format by its members") {
  CHECK(format_of("{}") == "");
  CHECK(format_of(R"({"short_message":null})") == "gelf gelf's ");
  CHECK(format_of(R"({"host":"h","version":"1.1"})") == "gelf gelf's ");
  CHECK(format_of(R"({"host":"h","version":"2.0"})") == "");
  CHECK(format_of(R"({"version":"1.0"})") == "");
  CHECK(format_of(R"({"t":{"$date":"x"}})") == "mongodb ");
  CHECK(format_of(R"({"t":1,"t":{"$date":"x"}})") == "");  // the first of them
  CHECK(format_of(R"({"@m":"m","@t":"x"})") == "serilog ");
  CHECK(format_of(R"({"@m":"m","@t":"x","@l":"Error"})") == "");
  CHECK(format_of(R"({"@m":"m"})") == "");
  CHECK(format_of(R"({"levelno":1})") == "python's ");
  CHECK(format_of(R"({"levelname":1})") == "python's ");
  CHECK(format_of(R"({"created":1.5})") == "python's ");
  CHECK(format_of(R"({"created":"1.5"})") == "");
  CHECK(format_of(R"({"created":1.5,"short_message":"m"})") == "gelf gelf's ");
  CHECK(format_of(R"({"timestampNanos":698765432})") == "698765432");
  CHECK(format_of(R"({"timestampNanos":"698765432"})") == "");
  CHECK(format_of(R"({"timestampNanos":null,"timestampNanos":5})") == "");  // the first
}

TEST_CASE("a style that keys alone tell is that of every entry with these keys") {
  constexpr std::string_view kKeys[] = {"short_message",
                                        "version",
                                        "host",
                                        "levelno",
                                        "created",
                                        "time",
                                        "ts",
                                        "pid",
                                        "hostname",
                                        "msg",
                                        "log_level",
                                        "source",
                                        "reqId",
                                        "EventID",
                                        "Provider",
                                        "remoteAddr",
                                        "@t",
                                        "LogLevel",
                                        "severityText",
                                        "funcName",
                                        "type",
                                        "args",
                                        "MessageTemplate",
                                        "level",
                                        "date_time",
                                        "query_id",
                                        "other",
                                        "@timestamp",
                                        "timestamp",
                                        "heavy_initialized"};
  constexpr std::string_view kValues[] = {"\"x\"", "7", "1.5", "\"1.1\"", "null"};
  std::mt19937 random(1);
  int told = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = "{";
    for (auto left = random() % 5 + 1; left > 0; --left) {
      text += '"' + std::string(kKeys[random() % std::size(kKeys)]) + "\":";
      text += std::string(kValues[random() % std::size(kValues)]) + (left > 1 ? "," : "}");
    }
    ParsedLine line(text);
    const auto style = level_style_by_keys(line.record().members);
    if (!style) continue;
    ++told;
    INFO(text);
    CHECK(line.record().format().level_style() == *style);
  }
  CHECK(told > 10'000);
  ParsedLine pino(R"({"level":30,"time":1,"pid":2,"hostname":"h","msg":"m"})");
  CHECK(level_style_by_keys(pino.record().members) == LevelStyle::pino);
  ParsedLine seconds(R"({"level":30,"ts":1.5})");
  CHECK_FALSE(level_style_by_keys(seconds.record().members));
}

TEST_CASE("keys with escapes are the keys that they stand for") {
  CHECK(format_of(R"({"\u0073hort_message":null})") == "gelf gelf's ");
  CHECK(format_of(R"({"h\u006fst":"h","v\u0065rsion":"1.1"})") == "gelf gelf's ");
  CHECK(format_of(R"({"\u0074":{"$date":"x"}})") == "mongodb ");
  CHECK(format_of(R"({"\u0040m":"m","@t":"x"})") == "serilog ");
  CHECK(format_of(R"({"@m":"m","@t":"x","\u0040l":"Error"})") == "");
  CHECK(format_of(R"({"lev\u0065lname":1})") == "python's ");
  CHECK(format_of(R"({"timestampNano\u0073":5})") == "5");
  CHECK(format_of(R"({"\\u0074":{"$date":"x"}})") == "");  // a backslash and u0074
}

TEST_CASE("what follows from it: levels, loggers and times of entries with escaped keys") {
  const auto level_of = [](std::string_view text) { return ParsedLine(text).record().level(); };
  CHECK(level_of(R"({"\u0074":{"$date":"2020-05-01"},"s":"F","c":"NETWORK"})") == Level::emerg);
  CHECK(ParsedLine(R"({"\u0074":{"$date":"2020-05-01"},"c":"NETWORK"})")
            .record()
            .role(Role::logger)
            ->value.raw == "NETWORK");
  CHECK(level_of(R"({"@t":"2016-06-07","\u0040m":"m"})") == Level::info);
  CHECK(level_of(R"({"\u0073hort_message":"m","level":40})") == Level::err);
}

TEST_CASE("every repeated time has the nanoseconds that stand beside it") {
  ParsedLine line(R"({"timestampSeconds":1731391316,"timestampSeconds":1731391317,)"
                  R"("timestampNanos":5})");
  std::string seen;
  any_time(line.record(), [&](Nanoseconds time) {
    seen += std::to_string(time) + ' ';
    return false;
  });
  CHECK(seen == "1731391316000000005 1731391317000000005 ");
}

TEST_CASE("nothing of a line's format shows in the next") {
  RecordParser parser;
  for (int round = 0; round < 2; ++round) {
    REQUIRE(parser.parse(R"({"short_message":"m","level":10,"timestampNanos":5}{"level":10})") ==
            2);
    CHECK(parser.record(0).level() == Level::debug);
    CHECK(parser.record(0).format().timestamp_nanos() == 5);
    CHECK(parser.record(1).level() == Level::trace);
    CHECK_FALSE(parser.record(1).format().is_gelf());
    CHECK(parser.record(1).format().timestamp_nanos() == 0);
  }
}

}  // namespace
}  // namespace gsaw
