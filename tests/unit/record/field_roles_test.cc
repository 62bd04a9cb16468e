// The rules that choose among members that could play a role.
#include "record/field_roles.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/role_names.h"
#include "record/timestamp.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;
using testing::role_of;

std::string level_of(std::string_view text) {
  ParsedLine line(text);
  const auto level = line.record().level();
  return level ? std::string(level_name(*level)) : "-";
}

std::optional<Nanoseconds> time_of(std::string_view text) {
  return ParsedLine(text).record().time();
}

TEST_CASE("every name of the table is found, as a key and as a path") {
  for (const Role role :
       {Role::time, Role::level, Role::message, Role::host, Role::logger, Role::stack}) {
    for (const std::string_view written : role_names(role)) {
      const std::string_view name = bare_name(written);
      // Those that count beside others alone, that are lists or objects, or have a dot in a key.
      const bool is_special = name.size() == 1 || name == "instant" || name == "tags";
      if (is_special || name.starts_with("logging.googleapis.com")) continue;
      CAPTURE(name);
      // A text under these is a message, and no stack.
      const bool is_error = role == Role::stack && (name == "error" || name == "err");
      const std::string value = role == Role::time ? "\"2011-12-26T21:53:38Z\""
                                : is_error         ? R"({"stack":[{"func":"f","line":1}]})"
                                                   : "\"info\"";
      CHECK(role_of(role, "{\"" + std::string(name) + "\":" + value + "}").starts_with(name));
      const std::size_t dot = name.find('.');
      if (dot == name.npos) continue;
      const std::string nested = "{\"" + std::string(name.substr(0, dot)) + "\":{\"x\":0,\"" +
                                 std::string(name.substr(dot + 1)) + "\":" + value + "}}";
      CHECK(role_of(role, nested) != "-");
    }
  }
}

TEST_CASE("the best name wins wherever it stands; of one name the first") {
  CHECK(role_of(Role::message, R"({"msg":"2","message":"1","short_message":"0"})") ==
        "short_message=0");
  CHECK(role_of(Role::message, R"({"short_message":"0","message":"1"})") == "short_message=0");
  CHECK(role_of(Role::message, R"({"msg":"a","msg":"b"})") == "msg=a");
  CHECK(role_of(Role::host, R"({"hostname":"b","host":"a"})") == "host=a");
  CHECK(role_of(Role::logger, R"({"name":"n","logger":"l","facility":"f"})") == "facility=f");
}

TEST_CASE("a name whose value does not fit gives way to the next") {
  CHECK(role_of(Role::message, R"({"message":null,"msg":"m"})") == "msg=m");
  CHECK(role_of(Role::message, R"({"message":"","msg":"m"})") == "msg=m");
  CHECK(role_of(Role::message, R"({"event":{"dataset":"d"},"text":"t"})") == "text=t");
  CHECK(role_of(Role::message, R"({"message":true})") == "-");
  CHECK(role_of(Role::host, R"({"host":{"x":1},"hostname":"h"})") == "hostname=h");
  CHECK(role_of(Role::host, R"({"host":["a"],"pod":7})") == "pod=7");
  CHECK(level_of(R"({"level":"Metadata","severity":"ERROR"})") == "err");
  CHECK(level_of(R"({"level":99999999,"levelname":"INFO"})") == "info");
  CHECK(time_of(R"({"time":"soon","ts":1324936418})") == time_from_epoch("1324936418"));
  CHECK(role_of(Role::message, R"({"MESSAGE":[1,2],"message":["a"]})") == R"(message=["a"])");
}

TEST_CASE("names with escapes, dots in keys before the path") {
  CHECK(role_of(Role::message, R"({"\u006dessage":"m"})") == "message=m");
  CHECK(role_of(Role::level, R"({"log":{"level":"info"},"log.level":"warn"})") == "log.level=warn");
  CHECK(level_of(R"({"log":{"level":"info"}})") == "info");
  CHECK(level_of(R"({"log":{"lev\u0065l":"info"}})") == "info");
  CHECK(role_of(Role::host, R"({"h\u006fst":{"nam\u0065":"h"}})") == "name=h");
  CHECK(role_of(Role::message, R"({"Message":"m","MSG":"x"})") == "Message=m");
  CHECK(role_of(Role::message, R"({"MsG":"x"})") == "MsG=x");
}

TEST_CASE("what a text says it says in any spelling") {
  for (const std::string_view number : {"50", R"(\u00350)", R"(5\u0030)"}) {
    CAPTURE(number);
    const std::string member = '"' + std::string(number) + '"';
    CHECK(role_of(Role::message, R"({"line":)" + member + "}") == "-");
    CHECK(role_of(Role::message, R"({"_line":)" + member + R"(,"text":"t"})") == "text=t");
    CHECK(role_of(Role::logger, R"({"facility":)" + member + R"(,"logger":"l"})") == "logger=l");
    const std::string place =
        R"({"file":"a.c:)" + std::string(number) + R"(","type":"E","message":"m"})";
    CHECK(role_of(Role::stack, R"({"err":)" + place + "}") == "err=" + place);
  }
}

TEST_CASE("numbers under a time's name that are no time") {
  for (const std::string_view line :
       {R"({"time":0.25})", R"({"time":52})", R"({"t":-1})", R"({"timestamp":0})",
        R"({"ts":99999999})", R"({"time":"0.25"})", R"({"timestamp":"0"})", R"({"t":"12"})",
        R"({"time":true})", R"({"time":[1324936418]})", R"({"time":{}})",
        R"({"instant":{"nanoOfSecond":1}})", R"({"instant":{"epochSecond":"x"}})",
        R"({"timestamp":1e30})", R"({"timestamp":"2011-13-26"})"}) {
    CAPTURE(line);
    CHECK_FALSE(time_of(line));
  }
  // The first that is one.
  CHECK(time_of(R"({"ts":100000000})") == time_from_epoch("100000000"));
  CHECK(time_of(R"({"ts":"100000000"})") == time_from_epoch("100000000"));
  CHECK_FALSE(time_of(R"({"ts":99999999.999999999})"));
  CHECK(time_of(R"({"timestamp":"1971-01-01T00:00:00Z"})") == time_from_text("1971-01-01"));
  CHECK(time_of(R"({"timestamp":"2011-12-26 21:53:38\u002c221"})") ==
        time_from_text("2011-12-26T21:53:38.221Z"));
}

TEST_CASE("times are exact, in every unit") {
  const auto expected = time_from_text("2024-11-12T06:01:56.698765432Z");
  CHECK(time_of(R"({"timeUnixNano":"1731391316698765432"})") == expected);
  CHECK(time_of(R"({"ts":1731391316698765432})") == expected);
  CHECK(time_of(R"({"ts":1731391316.698765432})") == expected);
  CHECK(time_of(R"({"instant":{"nanoOfSecond":698765432,"epochSecond":1731391316}})") == expected);
  CHECK(time_of(R"({"timestamp":{"seconds":"1731391316","nanos":698765432}})") == expected);
  CHECK(time_of(R"({"instant":{"epochSecond":1731391316}})") == time_from_epoch("1731391316"));
  CHECK(time_of(R"({"timestampSeconds":1731391316,"timestampNanos":698765432})") == expected);
}

TEST_CASE("hostile: times in two parts that leave the range") {
  CHECK_FALSE(time_of(R"({"instant":{"epochSecond":99999999999,"nanoOfSecond":999999999}})"));
  const auto last = time_of(R"({"instant":{"epochSecond":9223372036,"nanoOfSecond":999999999}})");
  CHECK((!last || *last >= *time_from_epoch("9223372036")));  // no wrap to 1677
  const auto gcp = time_of(R"({"timestampSeconds":9223372036,"timestampNanos":999999999})");
  CHECK((!gcp || *gcp >= *time_from_epoch("9223372036")));
  CHECK(time_of(R"({"timestampSeconds":1731391316,"timestampNanos":-99999999999999999999})"));
}

TEST_CASE("which scale a number belongs to") {
  CHECK(level_of(R"({"short_message":"m","level":10})") == "debug");  // Python's, by graypy
  CHECK(level_of(R"({"short_message":"m","level":40})") == "err");
  CHECK(level_of(R"({"version":"1.1","host":"h","message":"m","level":30})") == "warn");
  CHECK(level_of(R"({"level":10,"time":1,"pid":2,"msg":"m"})") == "trace");  // pino's
  CHECK(level_of(R"({"level":40,"msg":"m"})") == "warn");
  CHECK(level_of(R"({"level":40,"levelname":"x","msg":"m"})") == "err");  // Python's
  CHECK(level_of(R"({"level":3,"msg":"m"})") == "-");                     // nobody knows whose
  CHECK(level_of(R"({"short_message":"m","level":3})") == "err");         // syslog's
  CHECK(level_of(R"({"level":"40","msg":"m"})") == "warn");
  CHECK(level_of(R"({"level":40,"created":"2011-12-26","msg":"m"})") == "warn");
  CHECK(level_of(R"({"lvl":20,"funcName":"f","text":"m"})") == "info");  // Python's record
  CHECK(level_of(R"({"level":40,"time":1731391316.25,"msg":"m"})") == "err");
  CHECK(level_of(R"({"level":0,"ts":1731391316.25,"msg":"m"})") == "-");  // perhaps zap's
  CHECK(level_of(R"({"level":30,"pid":1,"hostname":"h","asctime":"x"})") == "info");
  CHECK(level_of(R"({"channel":"c","msg":"m","level":11})") == "-");  // logbook's
  CHECK(level_of(R"({"date":"x","args":["m"],"type":"info","level":3})") == "info");
  CHECK(level_of(R"({"record":{"level":{"name":"GUARD","no":38},"message":"m"}})") == "warn");
  CHECK(level_of(R"({"PRIORITY":"4"})") == "warn");
  CHECK(level_of(R"({"severityNumber":17})") == "err");
  CHECK(level_of(R"({"severity":300})") == "notice");
  CHECK(level_of(R"({"levelno":20})") == "info");
}

TEST_CASE("of a key that is repeated the first counts, however it is spelled") {
  CHECK(level_of(R"({"level":"info","level":"err"})") == "info");
  CHECK(level_of(R"({"l\u0065vel":"info","level":"err"})") == "info");
  CHECK(level_of(R"({"level":"info","l\u0065vel":"err"})") == "info");
}

TEST_CASE("one-letter keys count only for MongoDB") {
  CHECK(level_of(R"({"s":"E","c":"x","msg":"m"})") == "-");
  CHECK(role_of(Role::logger, R"({"t":1324936418,"c":"NETWORK"})") == "-");
  CHECK(level_of(R"({"t":{"$date":"2020-05-01T15:16:17.180+00:00"},"s":"D2"})") == "trace");
}

TEST_CASE("Serilog leaves out the level of information, and of nothing else") {
  CHECK(level_of(R"({"@t":"2016-06-07T03:44:57Z","@mt":"m"})") == "info");
  CHECK(level_of(R"({"@t":"2016-06-07T03:44:57Z","@m":"m"})") == "info");
  CHECK(level_of(R"({"@t":"2016-06-07T03:44:57Z","@mt":"m","@l":"Verbose"})") == "trace");
  CHECK(level_of(R"({"@t":"2016-06-07T03:44:57Z","@mt":"m","@l":"Odd"})") == "-");
  CHECK(level_of(R"({"@t":"2016-06-07T03:44:57Z","msg":"m"})") == "-");
  CHECK(role_of(Role::level, R"({"@t":"2016-06-07T03:44:57Z","@mt":"m"})") == "-");
  // What would be one as a last resort is a field like any other.
  const std::string with_status = R"({"@t":"2016-06-07T03:44:57Z","@mt":"m","status":"error"})";
  CHECK(level_of(with_status) == "info");
  CHECK(role_of(Role::level, with_status) == "-");
}

TEST_CASE("the stack: text or a list of lines") {
  CHECK(role_of(Role::stack, R"({"full_message":null,"stack":"at a\nat b"})") ==
        "stack=at a\nat b");
  CHECK(role_of(Role::stack, R"({"full_message":"","x":1})") == "-");
  CHECK(role_of(Role::stack, R"({"_err":{"stack":"at a"}})") == "stack=at a");
  CHECK(role_of(Role::stack, R"({"stack_trace":["a","b"]})") == R"(stack_trace=["a","b"])");
  CHECK(role_of(Role::stack, R"({"exception":{"a":1}})") == "-");
}

TEST_CASE("virtual_field knows the seven names") {
  CHECK(virtual_field("time") == Role::time);
  CHECK(virtual_field("txn") == Role::txn);
  CHECK(virtual_field("stack") == Role::stack);
  CHECK_FALSE(virtual_field("Time"));
  CHECK_FALSE(virtual_field(""));
}

TEST_CASE("hostile: a name repeated, and the names' objects nested without end") {
  std::string many = "{";
  for (int i = 0; i < 50'000; ++i) many += "\"message\":null,\"host\":{\"name\":{}},";
  CHECK(role_of(Role::message, many + "\"msg\":\"m\"}") == "msg=m");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"log\":";
  CHECK(role_of(Role::message, deep + "\"m\"" + std::string(100'000, '}')) == "-");
}

}  // namespace
}  // namespace gsaw
