// An entry says the same however it is written: wrapped, under other names, spelled otherwise,
// nested, as JSON in a string. Whatever a query finds in the plain one it finds in the disguised
// one, and the prefilter rules neither out.
//   GSAW_SEED=n GSAW_DISGUISES=n gsaw_property_tests
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "property/random.h"
#include "property/role_values.h"
#include "property/tested_query.h"
#include "query/predicate.h"
#include "record/json_text.h"
#include "record/layers.h"
#include "record/record_parser.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

// The first name is the plain one. Those of a row mean the same in every entry.
constexpr std::array<std::array<std::string_view, 6>, 6> kNames = {{
    {"time", "@timestamp", "timestamp", "Timestamp", "_time", "TIME_STAMP"},
    {"level", "LogLevel", "@level", "severity_text", "log_level", "LVL"},
    {"message", "msg", "Message", "@message", "_message", "short-message"},
    {"host", "HOSTNAME", "hostName", "_hostname", "host_name", "Host"},
    {"logger", "logger_name", "LoggerName", "_logger", "@logger", "LOGGER"},
    {"trace_id", "traceId", "TraceID", "x-trace-id", "_trace_id", "TRACE.ID"},
}};
constexpr std::string_view kTimes[] = {"2011-12-26T21:53:38.221Z", "2011-12-27T00:00:00Z",
                                       "2011-12-26T23:00:00+01:00"};
constexpr std::string_view kLevels[] = {"error", "WARN", "info", "Debug", "fatal"};
constexpr std::string_view kMessages[] = {"needle", "a {\"level\":3} b", "caf\u00e9 \"x\"",
                                          "{not JSON"};
constexpr std::string_view kHosts[] = {"web1", "db-2.example.org"};
constexpr std::string_view kLoggers[] = {"app.Main", "db"};
constexpr std::string_view kIds[] = {"0af7651916cd43dd8448eb211c80319c",
                                     "4bf92f3577b34da6a3ce929d0e0e4736"};

constexpr const char* kQueries[] = {"time>=2011-12-27",
                                    "time=2011-12-26T21:53:38.221Z",
                                    "time<2011-12-26T22:30Z",
                                    "level>=warn",
                                    "level=error",
                                    "level in (info,debug)",
                                    "level<info",
                                    "message=needle",
                                    "message contains \"level\"",
                                    "message~\"^caf\u00e9\"",
                                    "host=web1",
                                    "host~example",
                                    "logger=db",
                                    "logger=app.*",
                                    "exists logger",
                                    "txn=0af7651916cd43dd8448eb211c80319c",
                                    "txn=4bf92f35*",
                                    "level>=err and host=web1",
                                    "time>=2011-12-26 and txn=4bf92f3577b34da6a3ce929d0e0e4736",
                                    "not level>=warn"};

struct Values {
  std::array<std::string_view, kNames.size()> text;
};

Values random_values(Random& random) {
  return {{random.pick(kTimes), random.pick(kLevels), random.pick(kMessages), random.pick(kHosts),
           random.pick(kLoggers), random.pick(kIds)}};
}

std::string member(std::string_view name, std::string_view value) {
  std::string text = "\"";
  append_json_escaped(text, name);
  text += "\":\"";
  append_json_escaped(text, value);
  return text + '"';
}

std::string plain_entry(const Values& values) {
  std::string line = "{";
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    line += (i > 0 ? "," : "") + member(kNames[i].front(), values.text[i]);
  }
  return line + "}\n";
}

// One way of writing an entry after the other: each takes what the one before has made.
class Disguise {
 public:
  explicit Disguise(Random& random) : random_(random) {}

  std::string line(const Values& values) {
    write_members(values);
    if (random_.once_in(2)) put_into_wrapper(values.text.front());
    for (std::size_t i = 1; i < Layers::kMost && random_.once_in(3); ++i) put_into_string();
    if (random_.once_in(3)) put_prefix();
    return line_ + (random_.once_in(8) ? "\r\n" : "\n");
  }

 private:
  // Renamed, spelled with escapes, in another order.
  void write_members(const Values& values) {
    line_ = "{";
    const std::size_t first = random_.below(kNames.size());
    const bool renamed = random_.once_in(2);
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      const std::size_t at = (first + i) % kNames.size();
      const auto& names = kNames[at];
      if (i > 0) line_ += random_.once_in(5) ? " ,\t" : ",";
      line_ += quoted(names[renamed ? random_.below(names.size()) : 0], random_);
      line_ += random_.once_in(5) ? " : " : ":";
      line_ += quoted(values.text[at], random_);
    }
    line_ += '}';
  }

  // Beside what wraps an entry its time stands again.
  void put_into_wrapper(std::string_view time) {
    constexpr std::string_view kWrappers[] = {"record", "@fields",    "jsonPayload", "_meta",
                                              "extra",  "Properties", "payload",     "context"};
    line_ = "{" + quoted(random_.pick(kWrappers), random_) + ":" + line_ +
            ",\"time\":" + quoted(time, random_) + "}";
  }

  // What the envelope says of the same ranks behind what is in it.
  void put_into_string() {
    constexpr std::string_view kKeys[] = {"log", "MESSAGE", "message", "msg", "body"};
    std::string wrapped = "{" + quoted(random_.pick(kKeys), random_) + ":\"";
    append_json_escaped(wrapped, line_);
    if (random_.once_in(2)) wrapped += "\\n";
    wrapped += '"';
    if (random_.once_in(2)) wrapped += R"(,"stream":"stdout","time":"2001-01-01T00:00:00Z")";
    if (random_.once_in(3)) wrapped += R"(,"PRIORITY":"6","_HOSTNAME":"other")";
    line_ = wrapped + "}";
  }

  void put_prefix() {
    constexpr std::string_view kPrefixes[] = {"@400000004ef86d0a1a245454 ",
                                              "Dec 26 21:53:38 web9 app[123]: ",
                                              "web-1  | ",
                                              "some words ",
                                              "2001-01-01T00:00:00Z stdout F ",
                                              "app.log:12:",
                                              "data: ",
                                              "[",
                                              "\x1B[36mweb-1 | \x1B[0m"};
    line_ = std::string(random_.pick(kPrefixes)) + line_;
  }

  Random& random_;
  std::string line_;
};

bool matches(Predicate& predicate, RecordParser& parser, std::string_view line) {
  REQUIRE(parser.parse(line) == 1);
  REQUIRE_FALSE(parser.record().malformed);
  return predicate.matches(parser.record());
}

}  // namespace

TEST_CASE("what a query finds in an entry it finds however that is written") {
  constexpr std::uint64_t kDisguises = kSanitized ? 2'000 : 40'000;
  std::vector<TestedQuery> queries;
  for (const char* text : kQueries) queries.push_back(tested_query(text, false));
  std::vector<Predicate> predicates;
  for (const TestedQuery& query : queries) predicates.emplace_back(query.compiled);
  const std::uint64_t first = setting("GSAW_SEED", 1),
                      count = setting("GSAW_DISGUISES", kDisguises);
  std::size_t matched = 0;
  RecordParser parser;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    Random random(seed);
    const Values values = random_values(random);
    const std::string plain = plain_entry(values), disguised = Disguise(random).line(values);
    std::string among = plain;
    among.append(disguised).append(plain);
    CAPTURE(seed);
    CAPTURE(plain);
    CAPTURE(disguised);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      CAPTURE(std::string(kQueries[i]));
      const bool wanted = matches(predicates[i], parser, plain);
      REQUIRE(matches(predicates[i], parser, disguised) == wanted);
      matched += wanted ? 1 : 0;
      const auto& candidates = queries[i].candidates;
      if (!wanted || !candidates) continue;
      REQUIRE_MESSAGE(candidates->may_match(disguised), "the prefilter rules it out");
      REQUIRE_MESSAGE(lines_found(*candidates, among)[1],
                      "the prefilter rules it out among others");
    }
  }
  // Else the queries say little.
  CHECK(matched > count * queries.size() / 5);
  CHECK(matched < count * queries.size() / 5 * 4);
}
