// TraceBuilder: from entries in any order to the story of a transaction.
#include "analyze/trace_builder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "record/record_parser.h"

namespace gsaw {
namespace {

using Texts = std::vector<std::string>;

// Entries of one transaction, each with its file.
Trace built(const std::vector<std::pair<std::string, std::uint32_t>>& lines,
            const ClockOffsets& offsets = {}, const std::string& id = "t1") {
  TraceBuilder builder(id, offsets);
  RecordParser parser;
  for (const auto& [line, file] : lines) {
    REQUIRE(parser.parse(line) == 1);
    KeptEntry kept;
    kept.time = parser.record(0).time().value_or(KeptEntry::kNoTime);
    builder.add(parser.record(0), kept, file);
  }
  return builder.finish();
}

Texts messages(const Trace& trace) {
  Texts texts;
  for (const TraceEntry& entry : trace.entries) texts.push_back(entry.message);
  return texts;
}

TEST_CASE("entries in order of time, equal ones as they came; lanes, names, files") {
  const Trace trace = built({
      {R"({"timestamp":1324936588.2,"host":"db","short_message":"two\nlines","level":4})", 7},
      {R"({"timestamp":1324936588.1,"host":"api","facility":"web","short_message":"one","level":6})",
       3},
      {R"({"timestamp":1324936588.2,"host":"api","facility":"sql","short_message":"three","level":3})",
       3},
  });
  CHECK(messages(trace) == Texts{"one", "two", "three"});
  CHECK(trace.hosts == Texts{"db", "api"});
  CHECK(trace.loggers == Texts{"web", "sql"});
  CHECK(trace.files == 2);
  CHECK(trace.is_timed);
  CHECK(trace.whole.length() == 100 * kNanosPerMilli);
  CHECK(trace.worst == Level::err);
  CHECK(trace.errors == 1);
  CHECK(trace.first_error == 2);
  REQUIRE(trace.stretches.size() == 2);
  CHECK(trace.stretches[0].entry == 1);
  CHECK(trace.lanes[trace.stretches[0].from].name == "api");
  CHECK(trace.lanes[trace.stretches[0].to].name == "db");
}

TEST_CASE(
    "lanes are named by host, by service where there is none, by both where there are several") {
  const Trace trace = built({{R"({"host":"a","service":"x"})", 0},
                             {R"({"host":"a","service":"y"})", 0},
                             {R"({"host":"b","service":"x"})", 0},
                             {R"({"service":"z"})", 0},
                             {R"({"logger":"l"})", 0},
                             {R"({"a":1})", 0}});
  Texts names;
  for (const TraceLane& lane : trace.lanes) names.push_back(lane.name);
  CHECK(names == Texts{"a x", "a y", "b", "z", "l", ""});
  CHECK_FALSE(trace.is_timed);
  CHECK(trace.stretches.empty());
}

TEST_CASE("what is the same in all entries, and what says the id") {
  const Trace trace = built({
      {R"({"txnId":"t1","account":"ac","n":1,"a":{"b":2},"null":null,"list":[1]})", 0},
      {R"({"a":{"b":2},"account":"ac","n":2,"_other":"t1","null":null,"list":[1]})", 0},
  });
  CHECK(trace.id_fields == Texts{"_other", "txnId"});
  CHECK(std::count(trace.common_fields.begin(), trace.common_fields.end(), "account") == 1);
  CHECK(std::count(trace.common_fields.begin(), trace.common_fields.end(), "a.b") == 1);
  CHECK(std::count(trace.common_fields.begin(), trace.common_fields.end(), "n") == 0);
  CHECK(std::count(trace.common_fields.begin(), trace.common_fields.end(), "null") == 0);
}

TEST_CASE(
    "nothing is common of one entry, nor what a later one lacks, has twice or says otherwise") {
  CHECK(built({{R"({"a":1})", 0}}).common_fields.empty());
  CHECK(built({{R"({"a":1})", 0}, {R"({"b":1})", 0}}).common_fields.empty());
  CHECK(built({{R"({"a":1})", 0}, {R"({"a":1.0})", 0}}).common_fields.empty());
  CHECK(built({{R"({"b":1})", 0}, {R"({"a":1,"b":1})", 0}}).common_fields == Texts{"b"});
}

TEST_CASE("other ids of the entries, those of most entries first; spans are none") {
  const Trace trace = built({
      {R"({"txnId":"t1","request_id":"r2","span_id":"s"})", 0},
      {R"({"txnId":"t1","request_id":"r1","trace_id":"x"})", 0},
      {R"({"txnId":"t1","request_id":"r1"})", 0},
  });
  REQUIRE(trace.related.size() == 3);
  CHECK(trace.related[0].id == "r1");
  CHECK(trace.related[0].key == "request_id");
  CHECK(trace.related[0].entries == 2);
}

TEST_CASE("an envelope is the id in it, and that of the transaction no other id") {
  const std::string id = "4bf92f3577b34da6a3ce929d0e0e4736";
  const std::string other = "0af7651916cd43dd8448eb211c80319c";
  const Trace trace = built(
      {
          {R"({"traceparent":"00-)" + id + R"(-00f067aa0ba902b7-01"})", 0},
          {R"({"uber-trace-id":")" + id + R"(:1:0:1","X-Cloud-Trace-Context":")" + id +
               R"(/7;o=1"})",
           0},
          {R"({"traceparent":"00-)" + other + R"(-00f067aa0ba902b7-01","request_id":"r1"})", 0},
          {R"({"traceparent":"00-)" + other + R"(-00f067aa0ba902b8-01","b3":")" + other +
               R"(-00f067aa0ba902b9-1"})",
           0},
      },
      {}, id);
  REQUIRE(trace.related.size() == 2);
  CHECK(trace.related[0].key == "traceparent");
  CHECK(trace.related[0].id == other);
  CHECK(trace.related[0].entries == 2);
  CHECK(trace.related[1].id == "r1");
}

TEST_CASE("a malformed line has its place, and is no entry to compare with") {
  const Trace trace =
      built({{R"({"a":1,"timestamp":1324936588})", 0}, {"torn\r\n", 0}, {R"({"a":1})", 0}});
  CHECK(messages(trace) == Texts{"torn", "", ""});
  CHECK(trace.common_fields == Texts{"a"});
}

TEST_CASE("what is taken off a host's times") {
  const std::vector<std::pair<std::string, std::uint32_t>> lines{
      {R"({"timestamp":1324936588.830,"host":"api","short_message":"call"})", 0},
      {R"({"timestamp":1324936588.728,"host":"db","short_message":"work"})", 0},
  };
  CHECK(messages(built(lines)) == Texts{"work", "call"});
  CHECK(messages(built(lines, {{"db", -200 * kNanosPerMilli}})) == Texts{"call", "work"});
}

TEST_CASE("entries without a time have one to stand at, and nothing is counted from them") {
  const ClockOffsets offsets;
  TraceBuilder builder("t1", offsets);
  RecordParser parser;
  KeptEntry kept;
  for (const auto& [line, time] : {std::pair(R"({"timestamp":1324936588,"host":"a"})", 1),
                                   std::pair(R"({"host":"b","level":3})", 1),
                                   std::pair(R"({"timestamp":1324936590,"host":"a"})", 3)}) {
    REQUIRE(parser.parse(line) == 1);
    kept.time = time * kNanosPerSecond;
    builder.add(parser.record(0), kept, 0);
  }
  const Trace trace = builder.finish();
  CHECK(trace.entries[0].says_time);
  CHECK_FALSE(trace.entries[1].says_time);
  CHECK(trace.entries[1].time == kNanosPerSecond);
  CHECK_FALSE(trace.entries[1].delta);
  CHECK(trace.entries[2].delta == 2 * kNanosPerSecond);
  REQUIRE(trace.stretches.size() == 1);
  CHECK(trace.stretches[0].from == trace.stretches[0].to);
}

TEST_CASE("times at the ends of their range") {
  const ClockOffsets offsets;
  TraceBuilder builder("t1", offsets);
  RecordParser parser;
  REQUIRE(parser.parse(R"({"host":"a","timestamp":1324936588})") == 1);
  KeptEntry first, last;
  first.time = std::numeric_limits<Nanoseconds>::min() + 1;
  last.time = std::numeric_limits<Nanoseconds>::max();
  builder.add(parser.record(0), last, 0);
  builder.add(parser.record(0), first, 0);
  const Trace trace = builder.finish();
  CHECK(trace.whole.length() == std::numeric_limits<Nanoseconds>::max());
  CHECK(trace.stretches[0].length == trace.whole.length());
}

TEST_CASE("thousands of hosts, services and loggers: linear enough") {
  const ClockOffsets offsets;
  TraceBuilder builder("t1", offsets);
  RecordParser parser;
  constexpr std::size_t kMany = 30'000;
  for (std::size_t i = 0; i < kMany; ++i) {
    const std::string n = std::to_string(i);
    const std::string line =
        R"({"host":"h)" + n + R"(","service":"s)" + n + R"(","logger":"l)" + n + "\"}";
    REQUIRE(parser.parse(line) == 1);
    builder.add(parser.record(0), {}, 0);
  }
  CHECK(builder.finish().lanes.size() == kMany);
}

}  // namespace
}  // namespace gsaw
