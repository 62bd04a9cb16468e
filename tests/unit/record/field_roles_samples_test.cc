// One line of every producer, and the six virtual fields it must give.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "record/field_roles.h"
#include "record/json_text.h"
#include "record/timestamp.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

struct Sample {
  std::string_view producer;
  std::string_view line;
  // Empty: none. The time as RFC 3339.
  std::string_view time, level, message, host, logger, txn;
};

// The lines are those of the producers' documentation, sources and tests, shortened.
constexpr Sample kGelf[] = {
    {"GELF 1.1 specification",
     R"({"version":"1.1","host":"example.org","short_message":"A short message","full_message":"Backtrace here\n\nmore stuff","timestamp":1385053862.3072,"level":1,"_user_id":9001,"_some_info":"foo"})",
     "2013-11-21T17:11:02.3072Z", "alert", "A short message", "example.org", "", ""},
    {"GELF without a timestamp",
     R"({ "version": "1.1", "host": "example.org", "short_message": "A short message", "level": 5, "_some_info": "foo" })",
     "", "notice", "A short message", "example.org", "", ""},
    {"GELF with gelf-pretty's fields",
     R"({"version":"1.1","host":"my-server","short_message":"Request received","timestamp":1555690413.839,"level":6,"_app":"my-app","_logger":"api","_request_id":"0c4c165d"})",
     "2019-04-19T16:13:33.839Z", "info", "Request received", "my-server", "api", "0c4c165d"},
    {"no version, extras without underscore, nested headers",
     R"({"timestamp":1324830675.076,"status":"404","short_message":"File does not exist: /var/www/no-such-file","host":"ord1.product.api0","facility":"httpd","errno":"ENOENT","level":4,"headers":{"user-agent":"BadAgent/1.0"},"method":"GET","unique_id":".rh-g2Tm.h-ord1.product.api0.r-axAIO3bO.c-9210.ts-1324830675.v-24e946e"})",
     "2011-12-25T16:31:15.076Z", "warn", "File does not exist: /var/www/no-such-file",
     "ord1.product.api0", "httpd",
     ".rh-g2Tm.h-ord1.product.api0.r-axAIO3bO.c-9210.ts-1324830675.v-24e946e"},
    {"logmagic to 0.3: float seconds",
     R"({"version":"1.0","host":"product-api0","timestamp":1324936418.221,"short_message":"Something is wrong","full_message":null,"level":7,"facility":"myapp.api.handler","_accountId":"ac42","_txnId":".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0"})",
     "2011-12-26T21:53:38.221Z", "debug", "Something is wrong", "product-api0", "myapp.api.handler",
     ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0"},
    {"logmagic 0.4: milliseconds, values of any type",
     R"({"version":"1.0","host":"vm","timestamp":1795206545456,"short_message":"nested","full_message":null,"level":4,"facility":"myapp.api.handler","_err":{},"_req":{"url":"/a","n":1},"_n":null,"_d":"1970-01-01T00:00:00.000Z","_level":"x"})",
     "2026-11-20T20:29:05.456Z", "warn", "nested", "vm", "myapp.api.handler", ""},
    {"logmagic: an object as the message",
     R"({"version":"1.0","host":"vm","timestamp":1795206545456,"short_message":{"obj":1},"full_message":null,"level":6,"facility":"f"})",
     "2026-11-20T20:29:05.456Z", "info", R"({"obj":1})", "vm", "f", ""},
    {"graypy: a level of Python passed through, level_name without underscore",
     R"({"version":"1.0","host":"h","timestamp":1324936418.221133,"short_message":"m","level":15,"level_name":"Level 15","facility":"app.db","file":"a.py","line":3,"_function":"f"})",
     "2011-12-26T21:53:38.221133Z", "debug", "m", "h", "app.db", ""},
    {"graypy: Python's 25",
     R"({"version":"1.0","host":"h","timestamp":1324936418,"short_message":"m","level":25,"facility":"f","_logger":"l"})",
     "2011-12-26T21:53:38Z", "notice", "m", "h", "f", ""},
    {"gelfj: timestamp, level and line as strings",
     R"({"version":"1.0","timestamp":"1324936418.221","level":"6","line":"12","short_message":"m","host":"h","facility":"gelf-java"})",
     "2011-12-26T21:53:38.221Z", "info", "m", "h", "gelf-java", ""},
    {"gelf4j: every value a string",
     R"({"version":"1.1","timestamp":"1324936418","level":"3","short_message":"m","full_message":"m and more","host":"h","_logger_name":"com.example.A","_thread_name":"main"})",
     "2011-12-26T21:53:38Z", "err", "m", "h", "com.example.A", ""},
    {"logstash-gelf",
     R"({"host":"h","short_message":"m","timestamp":"1324936418.221","level":"7","facility":"logstash-gelf","_Severity":"DEBUG","_LoggerName":"a.B","_Thread":"t"})",
     "2011-12-26T21:53:38.221Z", "debug", "m", "h", "logstash-gelf", ""},
    {"winston-graylog2: whole seconds",
     R"({"version":"1.0","host":"h","timestamp":1324936418,"level":0,"short_message":"m","facility":"Node.js","__id":"x","_requestId":"r-1"})",
     "2011-12-26T21:53:38Z", "emerg", "m", "h", "Node.js", "r-1"},
    {"log4j2 GelfLayout",
     R"({"version":"1.1","host":"h","short_message":"m","full_message":"java.lang.X\n\tat a.B","timestamp":1324936418.221,"level":3,"_logger":"com.example","_thread":"main","_trace_id":"t1"})",
     "2011-12-26T21:53:38.221Z", "err", "m", "h", "com.example", "t1"},
    {"docker's GELF driver",
     R"({"version":"1.1","host":"h","short_message":"line","timestamp":1324936418.221,"level":3,"_container_id":"c","_container_name":"n","_created":"2011-12-25T00:00:00Z","_tag":"t"})",
     "2011-12-26T21:53:38.221Z", "err", "line", "h", "n", ""},
    {"`message` for short_message, no version, no host",
     R"({"message":"m","timestamp":1324936418.221,"level":3,"facility":"f"})",
     "2011-12-26T21:53:38.221Z", "", "m", "", "f", ""},
    {"nulls are no values, time 0 is none",
     R"({"version":"1.1","host":null,"short_message":null,"message":"m","timestamp":0,"level":null,"facility":null,"_txnId":null})",
     "", "", "m", "", "", ""},
};

constexpr Sample kOthers[] = {
    {"pino",
     R"({"hostname":"my-service","level":30,"msg":"incoming request","name":"my-app","pid":843,"req":{"headers":{"accept":"*/*"},"id":"3006516524087886121","url":"/api/users"},"time":1731391316698})",
     "2024-11-12T06:01:56.698Z", "info", "incoming request", "my-service", "my-app",
     "3006516524087886121"},
    {"pino with OpenTelemetry",
     R"({"level":"info","time":1745532517537,"pid":17,"hostname":"7d82d3f28bad","trace_id":"c759f29f5f1e2162be56f32dd1e77fce","span_id":"17c4a60ca4297cf1","service.name":"payment","msg":"Charge request received."})",
     "2025-04-24T22:08:37.537Z", "info", "Charge request received.", "7d82d3f28bad", "payment",
     "c759f29f5f1e2162be56f32dd1e77fce"},
    {"bunyan",
     R"({"name":"myservice","pid":123,"hostname":"example.com","level":60,"msg":"My message","time":"2012-02-08T22:56:52.856Z","v":0,"req_id":"r1"})",
     "2012-02-08T22:56:52.856Z", "emerg", "My message", "example.com", "myservice", "r1"},
    {"zap",
     R"({"level":"dpanic","ts":1761019822.3152757,"logger":"http.log","msg":"maxprocs","caller":"a.go:1"})",
     "2025-10-21T04:10:22.3152757Z", "crit", "maxprocs", "", "http.log", ""},
    {"zap with ISO times",
     R"({"level":"error","timestamp":"2024-11-12T14:13:36.678+0900","caller":"zap/main.go:92","msg":"Request failed","trace_id":"35155a4b79bd19f6","stacktrace":"main.main"})",
     "2024-11-12T05:13:36.678Z", "err", "Request failed", "", "", "35155a4b79bd19f6"},
    {"zerolog",
     R"({"level":"warn","time":"2024-11-12T14:17:27+09:00","caller":"main.go:54","message":"processed"})",
     "2024-11-12T05:17:27Z", "warn", "processed", "", "", ""},
    {"slog",
     R"({"time":"2024-04-06T18:58:23.435979+09:00","level":"INFO+2","msg":"using MySQL","dsn":"root@tcp"})",
     "2024-04-06T09:58:23.435979Z", "notice", "using MySQL", "", "", ""},
    {"logrus",
     R"({"component":"queue","correlation_id":"swamqgyoki6trguu","level":"debug","msg":"Debug information","time":"2024-11-28T18:41:00+09:00"})",
     "2024-11-28T09:41:00Z", "debug", "Debug information", "", "queue", "swamqgyoki6trguu"},
    {"structlog",
     R"({"user_id": 7, "event": "login", "logger": "app.auth", "level": "info", "timestamp": "2024-11-15T11:12:10.123456Z"})",
     "2024-11-15T11:12:10.123456Z", "info", "login", "", "app.auth", ""},
    {"python-json-logger",
     R"({"levelname":"WARNING","levelno":30,"created":1511750128.6285746,"name":"app","message":"m","asctime":"2017-11-27 02:35:28,628"})",
     "2017-11-27T02:35:28.628Z", "warn", "m", "", "app", ""},
    {"Python's number alone", R"({"levelno":50,"created":1511750128.5,"message":"m"})",
     "2017-11-27T02:35:28.5Z", "crit", "m", "", "", ""},
    {"log4j2 JsonLayout",
     R"({"instant":{"epochSecond":1660167997,"nanoOfSecond":123000000},"thread":"exec-2","level":"FATAL","loggerName":"springJmsExample-logger","message":"Received new order","contextMap":{"dd.span_id":"8627491600330757978","dd.trace_id":"1307876435156991438"},"threadPriority":5})",
     "2022-08-10T21:46:37.123Z", "emerg", "Received new order", "", "springJmsExample-logger",
     "1307876435156991438"},
    {"log4j2 before 2.11",
     R"({"timeMillis":1482343311313,"level":"INFO","loggerName":"a.B","message":"m"})",
     "2016-12-21T18:01:51.313Z", "info", "m", "", "a.B", ""},
    {"logstash-logback-encoder",
     R"({"@timestamp":"2014-04-22T23:03:14.111Z","@version":"1","message":"m","logger_name":"a.B","level":"TRACE","level_value":5000,"stack_trace":"x"})",
     "2014-04-22T23:03:14.111Z", "trace", "m", "", "a.B", ""},
    {"Serilog CLEF",
     R"({"@t":"2025-07-22T05:16:55.4884051Z","@mt":"{@Forecast}","@l":"Error","@tr":"7961cb5b8e70a7475d1ecd4ecf0145ba","@sp":"eb124c7f42ecffb2","SourceContext":"SerilogTest","MachineName":"MY-MACHINE","RequestId":"0HNE8RROBGB7K:00000001"})",
     "2025-07-22T05:16:55.4884051Z", "err", "{@Forecast}", "MY-MACHINE", "SerilogTest",
     "7961cb5b8e70a7475d1ecd4ecf0145ba"},
    {"Serilog CLEF: no level is Information",
     R"({"@t":"2016-06-07T03:44:57.8532799Z","@m":"Hello, nblumhardt","@mt":"Hello, {User}","User":"nblumhardt"})",
     "2016-06-07T03:44:57.8532799Z", "info", "Hello, nblumhardt", "", "", ""},
    {"ECS, flat",
     R"({"@timestamp":"2020-02-24T08:34:47.886Z", "log.level": "INFO", "message":"Hello, world!", "process.thread.name":"main","log.logger":"a.Removeme","host.name":"h","trace.id":"t1","transaction.id":"x1"})",
     "2020-02-24T08:34:47.886Z", "info", "Hello, world!", "h", "a.Removeme", "x1"},
    {"ECS, nested",
     R"({"@timestamp":"2020-02-24T08:34:47.886Z","log":{"level":"warn","logger":"app"},"host":{"hostname":"h"},"service":{"name":"s"},"event":{"dataset":"d"},"trace":{"id":"t1"},"message":"m"})",
     "2020-02-24T08:34:47.886Z", "warn", "m", "h", "app", "t1"},
    {"ECS, mixed",
     R"({"@timestamp":"2025-01-13T09:58:13.631Z","log.level":"debug","message":"num=39","ecs.version":"1.6.0","log":{"logger":"app","origin":{"file":{"line":42}},"original":"num=39"},"process":{"name":"MainProcess","pid":9159}})",
     "2025-01-13T09:58:13.631Z", "debug", "num=39", "", "app", ""},
    {"journald",
     R"({ "__CURSOR" : "s=e991dd", "__REALTIME_TIMESTAMP" : "1534860261221373", "PRIORITY" : "6", "_HOSTNAME" : "imx6ul", "SYSLOG_IDENTIFIER" : "python", "_PID" : "184", "_SYSTEMD_UNIT" : "gps.service", "MESSAGE" : "m", "_BOOT_ID":"b" })",
     "2018-08-21T14:04:21.221373Z", "info", "m", "imx6ul", "python", ""},
    {"docker json-file",
     R"({"log":"one\n","stream":"stdout","time":"2016-02-08T18:33:16.36791762Z"})",
     "2016-02-08T18:33:16.36791762Z", "", "one\n", "", "", ""},
    {"logstash v0",
     R"({"@source":"gelf://h/","@type":"t","@tags":[],"@fields":{"level":null},"@timestamp":"2011-10-25T14:22:49.000000Z","@source_host":"h","@message":"test input"})",
     "2011-10-25T14:22:49Z", "", "test input", "h", "", ""},
    {"MongoDB",
     R"({"t":{"$date":"2022-07-28T18:00:00.903+02:00"},"s":"W",  "c":"ACCESS",   "id":20249,   "ctx":"conn1","msg":"Authentication failed","attr":{"remote":"127.0.0.1:4071"}})",
     "2022-07-28T16:00:00.903Z", "warn", "Authentication failed", "", "ACCESS", ""},
    {"Google Cloud",
     R"({"severity":"ALERT","message":"How now brown cow?","timestamp":"2024-01-02T03:04:05Z","logging.googleapis.com/trace":"projects/p/traces/52fc1643","logging.googleapis.com/spanId":"d3e9e8c51cb190df"})",
     "2024-01-02T03:04:05Z", "alert", "How now brown cow?", "", "", "projects/p/traces/52fc1643"},
    {"Google Cloud: numbers, time in two parts",
     R"({"severity":500,"message":"m","timestamp":{"seconds":1704164645,"nanos":5}})",
     "2024-01-02T03:04:05.000000005Z", "err", "m", "", "", ""},
    {"Google Cloud: time in two members",
     R"({"timestampNanos":500000001,"timestampSeconds":1704164645,"severity":"DEFAULT","textPayload":"m"})",
     "2024-01-02T03:04:05.500000001Z", "", "m", "", "", ""},
    {"AWS Lambda Powertools",
     R"({"function_name":"LogEventFn","function_request_id":"0a9df60d","level":"INFO","message":"Lambda invocation event","service":"service_undefined","timestamp":"2024-08-14T10:08:06.199Z","xray_trace_id":"1-66bc8205"})",
     "2024-08-14T10:08:06.199Z", "info", "Lambda invocation event", "", "service_undefined",
     "1-66bc8205"},
    {"Rust tracing",
     R"({"timestamp":"2025-10-28T19:15:10.821315Z","level":"INFO","fields":{"message":"preparing to shave yaks","number_of_yaks":3},"target":"fmt_json"})",
     "2025-10-28T19:15:10.821315Z", "info", "preparing to shave yaks", "", "fmt_json", ""},
    {"winston",
     R"({"level":"silly","message":"m","service":"s","timestamp":"2024-01-02T03:04:05.678Z"})",
     "2024-01-02T03:04:05.678Z", "trace", "m", "", "s", ""},
    {"Kubernetes audit: `level` is no severity",
     R"({"kind":"Event","level":"Metadata","auditID":"a1","requestReceivedTimestamp":"2024-01-02T03:04:05.678901Z"})",
     "2024-01-02T03:04:05.678901Z", "", "", "", "", "a1"},
    {"Monolog",
     R"({"message":"m","context":{},"level":250,"level_name":"NOTICE","channel":"app","datetime":"2024-01-02T03:04:05.678901+00:00","extra":{}})",
     "2024-01-02T03:04:05.678901Z", "notice", "m", "", "app", ""},
    {"a stamp of svlogd and no time of its own",
     R"(2026-11-20_20:29:01.44647 {"message":"m","severity":"ERROR"})",
     "2026-11-20T20:29:01.44647Z", "err", "m", "", "", ""},
};

std::string shown(const Record& record, Role role) {
  const auto& value = record.role(role);
  std::string scratch;
  return value ? std::string(decoded_text(value->value, scratch)) : "";
}

void check(const Sample& sample) {
  CAPTURE(sample.producer);
  testing::ParsedLine line(sample.line);
  REQUIRE(line.count() == 1);
  const Record& record = line.record();
  REQUIRE_FALSE(record.malformed);
  CHECK(record.time() == time_from_text(sample.time));
  CHECK(record.level() == level_from_name(sample.level));
  CHECK(shown(record, Role::message) == sample.message);
  CHECK(shown(record, Role::host) == sample.host);
  CHECK(shown(record, Role::logger) == sample.logger);
  CHECK(shown(record, Role::txn) == sample.txn);
  // Asked for all at once they are the same.
  testing::ParsedLine again(sample.line);
  const Roles& roles = again.record().roles();
  CHECK(roles.time == time_from_text(sample.time));
  CHECK(roles.level == level_from_name(sample.level));
  for (const Role role : {Role::message, Role::host, Role::logger, Role::stack}) {
    const auto& alone = record.role(role);
    REQUIRE(roles[role].has_value() == alone.has_value());
    if (!alone) continue;
    CHECK(roles[role]->key == alone->key);
    CHECK(roles[role]->value.raw == alone->value.raw);
  }
}

TEST_CASE("GELF and what its producers make of it") {
  for (const Sample& sample : kGelf) check(sample);
}

TEST_CASE("the other formats") {
  for (const Sample& sample : kOthers) check(sample);
}

}  // namespace
}  // namespace gsaw
