// span_facts: how long the work took, by whatever key; ids of spans; services.
#include "analyze/span_facts.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/duration_key.h"
#include "record/record_parser.h"

namespace gsaw {
namespace {

SpanFacts facts(const std::string& line) {
  RecordParser parser;
  REQUIRE(parser.parse(line) == 1);
  return span_facts(parser.record(0));
}

// In nanoseconds; 0: none.
Nanoseconds duration(const std::string& member) {
  return facts("{\"a\":1," + member + "}").duration.value_or(0);
}

TEST_CASE("the unit is that of the key, of the value, or milliseconds") {
  const struct {
    const char* member;
    Nanoseconds expected;
  } kCases[] = {
      {R"("duration_ms":250)", 250 * kNanosPerMilli},
      {R"("_duration_ms":812.4)", 812'400'000},
      {R"("durationMs":1)", kNanosPerMilli},
      {R"("duration":250)", 250 * kNanosPerMilli},
      {R"("elapsed":"1.5s")", 1'500'000'000},
      {R"("took":"250ms")", 250 * kNanosPerMilli},
      {R"("took_us":7)", 7'000},
      {R"("latency_ns":7)", 7},
      {R"("latency_seconds":0.25)", 250 * kNanosPerMilli},
      {R"("duration_s":2)", 2 * kNanosPerSecond},
      {R"("response-time":842)", 842 * kNanosPerMilli},
      {R"("responseTime":"842")", 842 * kNanosPerMilli},
      {R"("request_time":0.012)", 12 * kNanosPerMilli},
      {R"("event":{"duration":5000000})", 5 * kNanosPerMilli},
      {R"("event.duration":5000000)", 5 * kNanosPerMilli},
      {R"("http.request.duration_ms":3)", 3 * kNanosPerMilli},
      {R"("response.time":3)", 3 * kNanosPerMilli},
      {R"("http":{"duration_ms":3})", 3 * kNanosPerMilli},
  };
  for (const auto& each : kCases) {
    CAPTURE(each.member);
    CHECK(duration(each.member) == each.expected);
  }
}

TEST_CASE("of a number alone the unit is that of the producer") {
  const struct {
    const char* members;
    Nanoseconds expected;
  } kCases[] = {
      // Traefik counts nanoseconds; its fields can be dropped one by one.
      {R"("Duration":5000000,"StartUTC":"2021-12-08T14:02:43Z")", 5 * kNanosPerMilli},
      {R"("Duration":5000000,"entryPointName":"web")", 5 * kNanosPerMilli},
      {R"("log":{"Duration":5000000,"RouterName":"a@docker"})", 5 * kNanosPerMilli},
      // Others write the same key, too.
      {R"("@mt":"took {Duration}","Duration":812.4)", 812'400'000},
      {R"("@mt":"took {Duration}","Duration":812)", 812 * kNanosPerMilli},
      {R"("StartUTC":"2021-12-08T14:02:43Z","Duration":812.4)", 812'400'000},
      // Caddy counts seconds, whatever it writes as its time, and under any logger's name; whole
      // numbers are what it was told to write.
      {R"("ts":"2024-05-01T10:00:03Z","logger":"http.log.access.log0","duration":1.5)",
       1'500 * kNanosPerMilli},
      {R"("logger":"http.log.access","duration":2)", 2 * kNanosPerMilli},
      {R"("logger":"http.handlers.reverse_proxy","duration":0.25)", 250 * kNanosPerMilli},
      {R"("logger":"mine","request":{"method":"GET"},"duration":2.5,"resp_headers":{})",
       2'500 * kNanosPerMilli},
      {R"("logger":"http.log.access","duration":"1.5ms")", 1'500'000},
      {R"("logger":"http.server","duration":2)", 2 * kNanosPerMilli},
      {R"("request":"GET /","resp_headers":{},"duration":2)", 2 * kNanosPerMilli},
      // zap, by its time, or by the file of Go beside it.
      {R"("ts":1324936588.5,"duration":0.25)", 250 * kNanosPerMilli},
      {R"("ts":1324936588.5,"duration":250)", 250 * kNanosPerMilli},
      {R"("ts":"2024-05-01T10:00:03Z","caller":"a/b.go:7","duration":0.25)", 250 * kNanosPerMilli},
      {R"("ts":"2024-05-01T10:00:03Z","caller":"b.go:7","duration":250)", 250 * kNanosPerMilli},
      {R"("ts":"2024-05-01T10:00:03Z","caller":"b.py:7","duration":0.25)", 250'000},
      {R"("\u0074s":1324936588.5,"duration":0.25)", 250 * kNanosPerMilli},
      {R"("ts":"2024-05-01T10:00:03Z","caller":"b\u002ego:7","duration":0.25)",
       250 * kNanosPerMilli},
      {R"("ts":1324936588,"duration":0.25)", 250'000},
  };
  for (const auto& each : kCases) {
    CAPTURE(each.members);
    CHECK(duration(each.members) == each.expected);
  }
}

TEST_CASE("what is no duration") {
  for (const char* member :
       {R"("durations":3)", R"("duration":0)", R"("duration":-3)", R"("duration":null)",
        R"("duration":"soon")", R"("duration":"")", R"("duration":{"ms":true})",
        R"("duration":[5])", R"("duration":1e300)", R"("duration":NaN)", R"("size_ms":5)",
        R"("ms":5)"}) {
    CAPTURE(member);
    CHECK(duration(member) == 0);
  }
}

TEST_CASE("spans as clocks, and in the form of ISO 8601") {
  CHECK(duration(R"("duration":"PT0.05S")") == 50 * kNanosPerMilli);
  CHECK(duration(R"("Elapsed":"00:00:01.5000000")") == 1500 * kNanosPerMilli);
  CHECK(duration(R"("http":{"responseTime":"1.02:03:04.5"})") ==
        26 * kNanosPerHour + 3 * kNanosPerMinute + 4500 * kNanosPerMilli);
  CHECK(duration(R"("requestTime":"10:00:00")") == 0);  // a time goes by it, too
  CHECK(duration(R"("started":"00:00:01.5")") == 0);
}

TEST_CASE("ECS's duration, also in a hit") {
  CHECK(duration(R"("event":{"duration":1500})") == 1500);
  CHECK(duration(R"("_source":{"event":{"duration":1500}})") == 1500);
  CHECK(duration(R"("_source":{"event.duration":1500})") == 1500);
  CHECK(duration(R"("myevent":{"duration":1500})") == 1500 * kNanosPerMilli);
}

TEST_CASE("of several the first, of those that the user named the best") {
  CHECK(duration(R"("took":1,"elapsed":2)") == kNanosPerMilli);
  CHECK(duration(R"("took":"soon","elapsed":2)") == 2 * kNanosPerMilli);
  const std::vector<std::string> keys{"spent_us", "http.wait"};
  set_duration_keys(keys);
  CHECK(duration(R"("took":1,"http":{"wait":7},"spent_us":3)") == 3'000);
  CHECK(duration(R"("took":1,"http":{"wait":7})") == 7 * kNanosPerMilli);
  CHECK(duration(R"("took":1)") == kNanosPerMilli);
  set_duration_keys({});
  CHECK(duration(R"("spent_us":3)") == 0);
}

TEST_CASE("spans, their parents and services") {
  const SpanFacts open_telemetry =
      facts(R"({"span_id":"s1","parent_span_id":"s0","service":"api"})");
  CHECK(open_telemetry.span == "s1");
  CHECK(open_telemetry.parent == "s0");
  CHECK(open_telemetry.service == "api");
  const SpanFacts datadog = facts(R"({"dd.span_id":"17","dd":{"service":"web"}})");
  CHECK(datadog.span == "17");
  CHECK(datadog.service == "web");
  const SpanFacts elastic =
      facts(R"({"span":{"id":"a\u0062"},"parent":{"id":4},"service":{"name":"x"}})");
  CHECK(elastic.span == "ab");
  CHECK(elastic.parent == "4");
  CHECK(elastic.service == "x");
  const SpanFacts none = facts(R"({"span_id":null,"service":{}})");
  CHECK(none.span.empty());
  CHECK(none.service.empty());
}

TEST_CASE("a malformed line says nothing") {
  RecordParser parser;
  REQUIRE(parser.parse("duration_ms=5") == 1);
  CHECK_FALSE(span_facts(parser.record(0)).duration);
}

}  // namespace
}  // namespace gsaw
