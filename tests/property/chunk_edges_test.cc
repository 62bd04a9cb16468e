// A needle is found wherever the edges of chunks fall: what gsaw says of a log is the same
// for every size of chunk, on one thread and two, with and without the prefilter.
//   GSAW_SEED=n GSAW_ROUNDS=n gsaw_property_tests
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "pipeline/run.h"
#include "property/role_lines.h"
#include "property/tested_query.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

constexpr std::uint64_t kRounds = 2;  // logs; the sanitizers take fewer sizes of chunks
constexpr std::size_t kShort = 1000;  // entries of a log
constexpr std::string_view kId = ".rh-3dT5.h-web1.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";
constexpr std::size_t kPastTheNeedle = 80;

std::string quoted_words(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += fmt::format("{}'word{}'", i == 0 ? "" : ",", i);
  return out;
}

Options query(std::string text, bool ignore_case = false) {
  Options options;
  options.query = std::move(text);
  options.ignore_case = ignore_case;
  return options;
}

std::vector<Options> questions() {
  std::vector<Options> asked;
  for (const char* text :
       {"needle", "needle or 'hay stack'", "needle or word7 or word8 or word9", "_status>=500",
        "status=500 needle", "_status in (500,'404')", "message~/ne+dle/", "message~/(?i)n.edle/",
        "level=err", "level<=3", "level>=warn", "time>'2011-12-26 12:00'",
        "time>'2011-12-26' time<'2011-12-27'", "not needle", "zzz", "\"needle\"=1", "host=web1"}) {
    asked.push_back(query(text));
  }
  for (const std::size_t count : {3U, 300U}) {
    asked.push_back(query("message in (" + quoted_words(count) + ")"));
  }
  asked.push_back(query("message in (" + quoted_words(300) + ")", true));
  asked.push_back(query("NEEDLE", true));
  asked.push_back(query("'" + std::string(kId) + "'"));
  asked.push_back(query(""));
  asked.back().txns = {std::string(kId)};
  asked.push_back(query(""));
  asked.back().level = "warn";
  asked.push_back(query("needle"));
  asked.back().level = "info..err";
  return asked;
}

// Entries, with limits and line numbers at random, or a table that says where some stand.
Plan make_plan(const Options& asked, const std::string& path, Random& random) {
  Options options = asked;
  options.positionals = {path};
  if (random.once_in(4)) {
    options.describe = {"_status"};
    options.by = {"host"};
    options.output = OutputFormat::json;
    return tested_plan(options);
  }
  options.output = OutputFormat::raw;
  options.line_number = random.once_in(2);
  if (random.once_in(4)) options.max_count = 1 + random.below(5);
  if (random.once_in(8)) options.tail = 1 + random.below(5);
  return tested_plan(options);
}

std::string random_text(Random& random) {
  constexpr std::string_view kWords[] = {"needle",    "Needle", "n\\u0065edle", "needl",   "eedle",
                                         "hay stack", "hay",    "word",         "neeedle", "\\\\"};
  std::string text;
  for (std::size_t count = random.below(3); count > 0; --count) {
    text += std::string(random.pick(kWords)) + " ";
  }
  return random.once_in(4) ? fmt::format("word{}", random.below(400)) : text;
}

std::string random_entry(Random& random) {
  constexpr int kStatuses[] = {200, 200, 404, 500, 503};
  std::string entry = "{\"timestamp\":" + std::to_string(1'324'857'600 + random.below(172'800));
  entry += fmt::format(R"(,"level":{},"short_message":"{}")", random.below(8), random_text(random));
  if (random.once_in(2)) entry += fmt::format(R"(,"_status":{})", random.pick(kStatuses));
  if (random.once_in(6)) entry += fmt::format(R"(,"_txnId":"{}")", kId);
  if (random.once_in(12)) entry += R"(,"needle":1)";
  if (random.once_in(3)) entry += R"(,"pad":")" + std::string(random.below(90), 'p') + '"';
  entry += random.once_in(2) ? R"(,"host":"web1"})" : "}";
  if (random.once_in(30)) entry.resize(random.below(entry.size()));
  return entry;
}

// `entries` lines; of a long log, stretches with many matches and stretches with few.
std::string random_log(std::size_t entries, Random& random) {
  std::string log;
  bool dense = true;
  for (std::size_t i = 0; i < entries; ++i) {
    if (entries > kShort && random.once_in(300)) dense = !dense;
    if (dense || random.once_in(100)) {
      log += random.once_in(5) ? random_role_line(random) : random_entry(random);
    } else {
      log += R"({"version":"1.1","host":"quiet","timestamp":1324800000,"level":7})";
    }
    log += random.once_in(10) ? "\r\n" : "\n";
    if (random.once_in(30)) log += "\n";
  }
  if (random.once_in(2)) log.pop_back();
  return log;
}

struct Said {
  ExitCode exit = ExitCode::error;
  std::string out, notes;
  bool operator==(const Said&) const = default;
};

Said say(Plan& plan) {
  testing::Output out;
  testing::Messages messages;
  const ExitCode exit = run(plan, out.stream, messages.diagnostics);
  return {exit, out.text(), messages.text};
}

// Every chunk size of these, with every schedule, gives what one chunk gives that is parsed
// whole. True when something was selected.
bool check_schedules(Plan& plan, const std::vector<std::size_t>& chunk_sizes) {
  plan.pass.prefilter = false;
  const Said expected = say(plan);
  for (const std::size_t chunk_size : chunk_sizes) {
    for (const unsigned threads : {1U, 2U}) {
      for (const bool prefilter : {true, false}) {
        plan.pass.chunk_size = chunk_size;
        plan.pass.threads = threads;
        plan.pass.prefilter = prefilter;
        CAPTURE(chunk_size);
        CAPTURE(threads);
        CAPTURE(prefilter);
        const Said said = say(plan);
        if (said == expected) continue;
        CHECK(said.exit == expected.exit);
        CHECK(said.notes == expected.notes);
        REQUIRE(said.out == expected.out);
        return false;
      }
    }
  }
  return !expected.out.empty();
}

std::vector<std::size_t> every_size_past_the_needle(std::size_t log_size, Random& random) {
  std::vector<std::size_t> sizes;
  const std::size_t step = kSanitized ? 7 : 1;
  for (std::size_t size = 1; size <= kPastTheNeedle; size += step) sizes.push_back(size);
  for (std::size_t i = 0; i < kPastTheNeedle / step / 4; ++i) {
    sizes.push_back(1 + random.below(log_size + 10));
  }
  return sizes;
}

// Of a log that is larger than the stretches over which candidates are counted.
std::vector<std::size_t> large_sizes(std::size_t log_size, Random& random) {
  std::vector<std::size_t> sizes = {log_size, std::size_t{16} << 10};
  for (std::size_t i = 0; i < (kSanitized ? 1 : 4); ++i) {
    sizes.push_back(4096 + random.below(log_size));
  }
  return sizes;
}

void run_round(std::uint64_t seed, std::size_t entries, std::size_t& selecting) {
  CAPTURE(seed);
  Random random(seed);
  const testing::TempDir folder;
  const std::string log = random_log(entries, random);
  const std::string path = folder.write("a.log", log);
  for (const Options& asked : questions()) {
    CAPTURE(*asked.query);
    CAPTURE(asked.ignore_case);
    Plan plan = make_plan(asked, path, random);
    const auto sizes = entries > kShort ? large_sizes(log.size(), random)
                                        : every_size_past_the_needle(log.size(), random);
    selecting += check_schedules(plan, sizes) ? 1 : 0;
  }
}

}  // namespace

TEST_CASE("a needle is found wherever chunks end") {
  const std::uint64_t first = setting("GSAW_SEED", 1), rounds = setting("GSAW_ROUNDS", kRounds);
  std::size_t selecting = 0;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) run_round(seed, 50, selecting);
  // All but the one that looks for what is not there.
  CHECK(selecting > rounds * (questions().size() - 5));
}

TEST_CASE("a needle is found where chunks change between searching and parsing") {
  const std::uint64_t first = setting("GSAW_SEED", 1), rounds = setting("GSAW_ROUNDS", kRounds);
  std::size_t selecting = 0;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) run_round(seed, 4000, selecting);
  CHECK(selecting > rounds * (questions().size() - 5));
}
