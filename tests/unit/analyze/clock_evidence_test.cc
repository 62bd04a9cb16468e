// What a transaction proves of clocks, and what it does not.
#include "analyze/clock_evidence.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "analyze/trace_builder.h"
#include "record/record_parser.h"

namespace gsaw {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* kNoTxnId = "0af7651916cd43dd8448eb211c80319c";

// An entry, with what it says, in milliseconds.
struct Told {
  int at = 0;
  std::string host, span = {}, parent = {};
  std::optional<int> took = std::nullopt;
  std::string message = "x";
};

std::string line_of(const Told& told) {
  constexpr std::int64_t kBegin = 1'324'936'588'300;
  std::string line = fmt::format(R"({{"timestamp":{},"host":"{}","message":"{}")", kBegin + told.at,
                                 told.host, told.message);
  if (!told.span.empty()) line += fmt::format(R"(,"span_id":"{}")", told.span);
  if (!told.parent.empty()) line += fmt::format(R"(,"parent_span_id":"{}")", told.parent);
  if (told.took) line += fmt::format(R"(,"duration_ms":{})", *told.took);
  return line + "}";
}

// What is said of a transaction of these lines, as in `h2 20 behind h1`; those without a time have
// that of the one before.
Texts said(const Texts& lines, const std::string& id, const ClockOffsets& offsets = {}) {
  TraceBuilder builder(id, offsets);
  RecordParser parser;
  KeptEntry kept;
  for (const std::string& line : lines) {
    REQUIRE(parser.parse(line) == 1);
    kept.time = parser.record(0).time().value_or(kept.time);
    builder.add(parser.record(0), kept, 0);
  }
  ClockEvidence evidence;
  add_evidence(builder.finish(), offsets, evidence);
  Texts texts;
  for (const ClockSkew& skew : evidence.skews()) {
    texts.push_back(
        fmt::format("{} {} behind {}", skew.behind, skew.at_least / kNanosPerMilli, skew.ahead));
  }
  return texts;
}

Texts said(const std::vector<Told>& told) {
  Texts lines;
  for (const Told& each : told) lines.push_back(line_of(each));
  return said(lines, kNoTxnId);
}

constexpr const char* kMadeByApi = ".rh-3dT5.h-api.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";

TEST_CASE("an entry before the creation of the id that it carries, made elsewhere") {
  const Texts lines{R"({"timestamp":1324936588.830,"host":"api"})",
                    R"({"timestamp":1324936588.728,"host":"db"})"};
  CHECK(said(lines, kMadeByApi) == Texts{"db 100 behind api"});
}

TEST_CASE("clocks that are set right already, the one by which the id was made as well") {
  const Texts lines{R"({"timestamp":1324936588.830,"host":"api"})",
                    R"({"timestamp":1324936588.728,"host":"db"})"};
  CHECK(said(lines, kMadeByApi, {{"db", -100 * kNanosPerMilli}}).empty());
  CHECK(said(lines, kMadeByApi, {{"api", 100 * kNanosPerMilli}}).empty());
  CHECK(said(lines, kMadeByApi, {{"api", 40 * kNanosPerMilli}}) == Texts{"db 60 behind api"});
}

TEST_CASE("times without a fraction say only within which second") {
  CHECK(said({R"({"timestamp":"2011-12-26T21:56:28Z","host":"db"})"}, kMadeByApi).empty());
  CHECK(said({R"({"timestamp":"2011-12-26T21:56:27Z","host":"db"})"}, kMadeByApi) ==
        Texts{"db 828 behind api"});
  // However they are shown.
  CHECK(said({R"({"timestamp":"2011-12-26T21:56:28Z","host":"db"})"}, kMadeByApi,
             {{"db", -10 * kNanosPerMilli}})
            .empty());
  // A child at -300, without and with what it took; a parent at 700 and 1700.
  CHECK(said({{-300, "h2", "c", "p"}, {300, "h1", "p", "", 90}}).empty());
  CHECK(said({{-600, "h2"}, {-300, "h2", "c", "p", 20}, {300, "h1", "p", "", 90}}).empty());
  CHECK(said({{-1300, "h2", "c", "p"}, {300, "h1", "p", "", 90}}) == Texts{"h2 510 behind h1"});
  CHECK(said({{600, "h2", "c", "p"}, {700, "h1", "p"}, {1700, "h1", "p", "", 400}}) ==
        Texts{"h2 700 behind h1"});
}

TEST_CASE("the time of the entry before is no time of this one") {
  CHECK(said({R"({"timestamp":1324936588.728,"host":"api"})", R"({"host":"db"})"}, kMadeByApi)
            .empty());
  CHECK(said({line_of({0, "h3"}), R"({"host":"h2","span_id":"c","parent_span_id":"p"})",
              line_of({200, "h1", "p", "", 100})},
             kNoTxnId)
            .empty());
}

TEST_CASE("a child before its parent, where that says how long it took") {
  CHECK(said({{-40, "h2", "c", "p"}, {0, "h1", "p"}, {100, "h1", "p", "", 100}}) ==
        Texts{"h2 40 behind h1"});
  CHECK(said({{-40, "h2", "c", "p"}, {100, "h1", "p", "", 90}}) == Texts{"h2 50 behind h1"});
  // The child's duration reaches further back.
  CHECK(said({{-90, "h2"}, {-40, "h2", "c", "p", 30}, {100, "h1", "p", "", 90}}) ==
        Texts{"h2 80 behind h1"});
  CHECK(said({{40, "h2", "c", "p", 30}, {100, "h1", "p", "", 90}}).empty());
}

TEST_CASE("a child before the start of its parent, where there is a finish, too") {
  CHECK(said({{-40, "h2", "c", "p"},
              {0, "h1", "p", "", {}, "start job"},
              {100, "h1", "p", "", {}, "finish job"}}) == Texts{"h2 40 behind h1"});
  CHECK(said({{-40, "h2", "c", "p"},
              {0, "h1", "p", "", {}, "Started"},
              {100, "h1", "p", "", {}, "Done."}}) == Texts{"h2 40 behind h1"});
  // Beside entries of the span that say how long something took.
  CHECK(said({{-40, "h2", "c", "p"},
              {0, "h1", "p", "", {}, "start job"},
              {50, "h1", "p", "", 10, "query"},
              {100, "h1", "p", "", {}, "finish job"}}) == Texts{"h2 40 behind h1"});
}

TEST_CASE("the first entry of a span is no evidence of when it began") {
  CHECK(said({{100, "h2", "c", "p"}, {500, "h1", "p"}}).empty());
  CHECK(said({{100, "h2", "c", "p", {}, "charge begin"},
              {200, "h2", "c", "p", {}, "charge end"},
              {500, "h1", "p", "", {}, "order placed"},
              {510, "h1", "p", "", {}, "order mailed"}})
            .empty());
  // Without the other word.
  CHECK(said({{100, "h2", "c", "p"}, {500, "h1", "p", "", {}, "start job"}}).empty());
  CHECK(said({{100, "h2", "c", "p"},
              {500, "h1", "p", "", {}, "start job"},
              {510, "h1", "p", "", {}, "finish row"}})
            .empty());
}

TEST_CASE("a duration that is laid forwards by guess is no evidence") {
  // All clocks are right: the one of `auth` began before the first entry.
  CHECK(said({{80, "h2", "query"},
              {100, "h2", "query", "auth", 20},
              {101, "h1", "auth", "get", 100},
              {1000, "h0", "get", "", 1000}})
            .empty());
  // The child's clock is 60 ms ahead.
  CHECK(said({{100, "h1", "p", "", 100}, {120, "h2", "c", "p", 40}}).empty());
  // That of a child is none either, but that it has begun is known.
  CHECK(said({{-140, "h2", "c", "p", 40}, {0, "h1"}, {100, "h1", "p", "", 90}}) ==
        Texts{"h2 150 behind h1"});
}

TEST_CASE("what a step of a span took does not say when the span began") {
  // An entry before it, an entry behind it, a start and finish in between.
  CHECK(said({{10, "h1", "p"}, {40, "h2", "c", "p"}, {100, "h1", "p", "", 5}}).empty());
  CHECK(said({{40, "h2", "c", "p"}, {60, "h1", "p", "", 5}, {100, "h1", "p"}}).empty());
  CHECK(said({{40, "h2", "c", "p"},
              {60, "h1", "p", "", {}, "start job"},
              {70, "h1", "p", "", {}, "finish job"},
              {100, "h1", "p", "", 10, "query"}})
            .empty());
  // A child that took longer than what is said of the parent.
  CHECK(said({{20, "h2", "c", "p"}, {60, "h2", "c", "p", 40}, {100, "h1", "p", "", 5}}).empty());
  // By few milliseconds durations are never sure.
  CHECK(said({{-40, "h2", "c", "p"}, {0, "h1", "p"}, {102, "h1", "p", "", 99}, {104, "h1", "p"}}) ==
        Texts{"h2 40 behind h1"});
}

TEST_CASE("start and finish of two spans are no work of either") {
  CHECK(said({{40, "h2", "c", "p"},
              {60, "h1", "q", "", {}, "start job"},
              {70, "h1", "p", "", {}, "finish job"}})
            .empty());
}

TEST_CASE("a span of two hosts does not say on which of them it began") {
  CHECK(said({{-40, "h2", "c", "p"}, {100, "h1", "p", "", 100}, {90, "h3", "p", "", 80}}).empty());
  // A child is behind its parent wherever it is.
  CHECK(said({{-40, "h2", "c", "p"}, {-30, "h3", "c"}, {100, "h1", "p", "", 100}}) ==
        Texts{"h2 40 behind h1", "h3 30 behind h1"});
}

TEST_CASE("work that goes on, or begins, when its caller is done is ordinary") {
  CHECK(said({{0, "h1", "r"},
              {100, "h1", "p", "r", 90},
              {260, "h2", "c", "p", 40},
              {400, "h1", "r", "", 400}})
            .empty());
  CHECK(said({{0, "h1"}, {100, "h1", "p", "", 90}, {130, "h2", "c", "p", 60}}).empty());
  // A clock that is ahead is noticed by what its host calls.
  CHECK(said({{0, "h1", "c", "p"}, {300, "h2", "p", "", 100}}) == Texts{"h1 200 behind h2"});
}

TEST_CASE("parents that nobody knows, and spans that are their own") {
  CHECK(said({{0, "h2", "c", "?", 10}, {100, "h1", "p", "", 10}}).empty());
  CHECK(said({{0, "h2", "c", "c", 10}, {100, "h1", "c", "c", 10}}).empty());
  CHECK(said({{0, "h1", "c", "p"}, {100, "", "p", "", 10}}).empty());
}

}  // namespace
}  // namespace gsaw
