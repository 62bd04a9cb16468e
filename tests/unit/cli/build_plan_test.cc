// From options and surroundings to a plan.
#include "cli/build_plan.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "query/predicate.h"
#include "record/record_parser.h"
#include "record/timestamp.h"
#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

using Paths = std::vector<std::string>;

Environment pipe_environment() {
  Environment environment;
  environment.pager = "less";
  environment.cpus = 3;
  environment.now = *time_from_text("2011-12-26T12:00:00Z");
  return environment;
}

Environment terminal() {
  Environment environment = pipe_environment();
  environment.input_is_terminal = environment.output_is_terminal = true;
  return environment;
}

// Out of line, or gcc 12 takes the members that are empty for uninitialised.
[[gnu::noinline]] Options with_query(std::string query, Paths paths = {"a.log"}) {
  Options options;
  options.query = std::move(query);
  options.positionals = std::move(paths);
  return options;
}

PlanAndPager built(const Options& options, const Environment& environment = pipe_environment()) {
  auto made = build_plan(options, environment);
  if (!made) FAIL(made.error().message);
  return *std::move(made);
}

Error error_of(const Options& options, const Environment& environment = pipe_environment()) {
  const auto made = build_plan(options, environment);
  REQUIRE_FALSE(made);
  return made.error();
}

bool matches(const Plan& plan, std::string_view line) {
  RecordParser parser;
  REQUIRE(parser.parse(line) == 1);
  return Predicate(plan.query.compiled).matches(parser.record());
}

TEST_CASE("the defaults") {
  const PlanAndPager made = built(with_query("word"));
  const Plan& plan = made.plan;
  CHECK(plan.paths == Paths{"a.log"});
  CHECK(plan.product == Product::entries);
  CHECK(plan.pass.malformed == MalformedLines::show);
  CHECK(plan.render.format == OutputFormat::pretty);
  CHECK_FALSE(plan.render.palette.colored);
  CHECK_FALSE(plan.render.highlight);
  CHECK(plan.render.zone.is_utc());
  CHECK(plan.pass.threads == 3);
  CHECK(plan.pass.chunk_size == 0);
  CHECK(plan.pass.max_line == 64u << 20);
  CHECK(plan.hints);
  CHECK_FALSE(plan.pass.max_count);
  CHECK_FALSE(plan.tail);
  CHECK_FALSE(made.paged);
  CHECK(plan.query.finder);
  CHECK(matches(plan, "{\"a\":\"a word\"}"));
  CHECK_FALSE(matches(plan, "{\"a\":\"b\"}"));
}

TEST_CASE("numbers, product, malformed, format") {
  Options options = with_query("x");
  options.max_count = 5;
  options.tail = 6;
  options.threads = 7;
  options.max_line = 5;
  options.malformed = MalformedLines::only;
  options.output = OutputFormat::json;
  options.with_filename = options.line_number = true;
  options.hidden_keys = {"a", "b"};
  options.typed = {FlagId::hide};
  Environment environment = pipe_environment();
  environment.chunk_size = 64;
  environment.prefilter = false;
  const Plan plan = built(options, environment).plan;
  CHECK(plan.pass.max_count == 5);
  CHECK(plan.tail == 6);
  CHECK(plan.pass.threads == 7);
  CHECK(plan.pass.max_line == 5);
  CHECK(plan.pass.chunk_size == 64);
  CHECK_FALSE(plan.pass.prefilter);
  CHECK(plan.pass.malformed == MalformedLines::only);
  CHECK(plan.render.format == OutputFormat::json);
  CHECK(plan.render.with_filename);
  CHECK(plan.render.with_line_number);
  CHECK(plan.render.hidden_keys == Paths{"a", "b"});

  options = with_query("x");
  options.output = OutputFormat::raw;
  options.count = true;
  CHECK(built(options).plan.product == Product::count);
  CHECK(built(options).plan.render.format == OutputFormat::raw);
  options.quiet = true;
  CHECK(built(options).plan.product == Product::nothing);
  CHECK_FALSE(built(options).plan.hints);
  options.malformed = MalformedLines::fail;
  CHECK(built(options).plan.pass.malformed == MalformedLines::fail);
  CHECK_FALSE(built(options).plan.query.finder);  // every line must be read
  options.malformed = MalformedLines::skip;
  CHECK(built(options).plan.pass.malformed == MalformedLines::skip);
}

TEST_CASE("as many threads as CPUs, up to what -J allows") {
  Environment environment = pipe_environment();
  environment.cpus = 1500;
  Options options = with_query("word");
  CHECK(built(options, environment).plan.pass.threads == 256);
  environment.cpus = 2;
  options.threads = 200;
  CHECK(built(options, environment).plan.pass.threads == 200);
}

TEST_CASE("colour: on a terminal that can, unless told otherwise; in pretty only") {
  Options options = with_query("x");
  CHECK(built(options, terminal()).plan.render.palette.colored);
  CHECK(built(options, terminal()).plan.render.highlight);
  Environment environment = terminal();
  environment.no_color = true;
  CHECK_FALSE(built(options, environment).plan.render.palette.colored);
  CHECK_FALSE(built(options, environment).plan.render.highlight);
  environment = terminal();
  environment.dumb_terminal = true;
  CHECK_FALSE(built(options, environment).plan.render.palette.colored);
  options.color = When::never;
  CHECK_FALSE(built(options, terminal()).plan.render.palette.colored);
  options.color = When::always;
  environment.no_color = true;
  CHECK(built(options, environment).plan.render.palette.colored);
  CHECK(built(options, pipe_environment()).plan.render.palette.colored);
  options.output = OutputFormat::json;
  CHECK_FALSE(built(options, terminal()).plan.render.palette.colored);
}

TEST_CASE("a pager: for entries on a terminal, when there is one") {
  Options options = with_query("x");
  CHECK(built(options, terminal()).paged);
  Environment environment = terminal();
  environment.pager.clear();
  CHECK_FALSE(built(options, environment).paged);
  environment = terminal();
  environment.dumb_terminal = true;
  CHECK_FALSE(built(options, environment).paged);
  options.count = true;
  CHECK_FALSE(built(options, terminal()).paged);
  options.pager = When::always;
  CHECK_FALSE(built(options, terminal()).paged);
  options.count = false;
  CHECK(built(options, pipe_environment()).paged);
  options.pager = When::never;
  CHECK_FALSE(built(options, terminal()).paged);
}

TEST_CASE("no pager where entries are to be seen when they come: from pipes and the keyboard") {
  const testing::TempDir dir;
  const std::string log = dir.write("a.log", "{}\n");
  const std::string fifo = dir / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  Environment piped = terminal();
  piped.input_is_terminal = false;
  Environment from_file = piped;
  from_file.input_is_file = true;
  CHECK(built(with_query("x", {log, dir.path(), dir / "nothing"}), piped).paged);
  CHECK_FALSE(built(with_query("x", {log, fifo}), piped).paged);
  CHECK_FALSE(built(with_query("x", {}), piped).paged);
  CHECK(built(with_query("x", {}), from_file).paged);
  CHECK_FALSE(built(with_query("x", {"-"}), terminal()).paged);
  Options options = with_query("x", {});
  options.pager = When::always;
  CHECK(built(options, piped).paged);
}

TEST_CASE("inputs: none is standard input, but not that of a terminal") {
  CHECK(built(with_query("x", {})).plan.paths == Paths{"-"});
  const Error error = error_of(with_query("x", {}), terminal());
  CHECK(error.message == "nothing to read: no file is named and standard input is a terminal");
  CHECK(error.hint.starts_with("usage: gsaw "));
  Options explain = with_query("x", {});
  explain.explain = true;
  CHECK(built(explain, terminal()).plan.paths.empty());
}

TEST_CASE("-k: virtual fields, keys only, quoted keys") {
  Options options = with_query("x");
  options.keys = {"level", ".level", "\"a.b\"", "req.id", "tags[0]"};
  const auto keys = built(options).plan.render.keys;
  REQUIRE(keys.size() == 5);
  CHECK(keys[0].role == Role::level);
  CHECK_FALSE(keys[1].role);
  CHECK(keys[1].path.name() == "level");
  CHECK_FALSE(keys[2].role);
  CHECK(keys[2].path.name() == "a.b");
  CHECK(keys[3].name == "req.id");
  for (const std::string bad : {"a[x]", ".", "a[1"}) {
    CAPTURE(bad);
    options.keys = {bad};
    CHECK(error_of(options).message.starts_with("--keys: "));
  }
}

TEST_CASE("time zone and format are checked") {
  Options options = with_query("time>=2011-12-26");
  options.time_zone = "+02:00";
  const Plan plan = built(options).plan;
  CHECK(plan.render.zone.offset_seconds(0) == 7200);
  CHECK(matches(plan, R"({"time":"2011-12-25T22:00:00Z"})"));  // dates are in that zone
  CHECK_FALSE(matches(plan, R"({"time":"2011-12-25T21:59:59Z"})"));
  options.time_zone = "Nowhere/City";
  CHECK_FALSE(error_of(options).message.empty());
  options.time_zone.reset();
  options.time_format = "%H:%M";
  CHECK(built(options).plan.render.time_format == "%H:%M");
}

TEST_CASE("what cannot run is refused before anything is read") {
  CHECK(error_of(with_query("a=(")).message.find('^') != std::string::npos);
  CHECK_FALSE(error_of(with_query("a in @/nonexistent/values")).message.empty());
  Options options = with_query("x");
  options.level = "loud";
  CHECK_FALSE(error_of(options).message.empty());
  // An unreadable path is spoken of by the run.
  CHECK(build_plan(with_query("x", {"/nonexistent/a.log"}), pipe_environment()));
}

TEST_CASE("-i reaches the query and its prefilter") {
  Options options = with_query("WORD f=Ä");
  options.ignore_case = true;
  const Plan plan = built(options).plan;
  CHECK(matches(plan, R"({"m":"word","f":"ä"})"));
  REQUIRE(plan.query.finder);
  CHECK(plan.query.finder->may_match(R"({"m":"word","f":"ä"})"));
}

TEST_CASE("`in @file`: the values are there, and the prefilter knows them") {
  const testing::TempDir dir;
  const Plan plan = built(with_query("id in @" + dir.write("ids", "alpha\nbeta\n"))).plan;
  CHECK(matches(plan, "{\"id\":\"beta\"}"));
  CHECK_FALSE(matches(plan, "{\"id\":\"gamma\"}"));
  if (plan.query.finder) CHECK(plan.query.finder->may_match("{\"id\":\"alpha\"}"));
}

TEST_CASE("times from the end of the input: it is read twice, be it a stream") {
  const testing::TempDir dir;
  const std::string log = dir.write("a.log", "{\"time\":\"2011-12-26T12:00:00Z\"}\n");
  CHECK(built(with_query("time>=end-1h", {log})).plan.counts_from_newest);
  CHECK_FALSE(built(with_query("time>=2011-12-26", {log})).plan.counts_from_newest);
  Options since = with_query("", {log});
  since.since = "end-1h";
  CHECK(built(since).plan.counts_from_newest);
  CHECK(built(with_query("time>=end-1h", {log, "-"})).plan.counts_from_newest);
  CHECK(built(with_query("time>=end-1h", {})).plan.counts_from_newest);
  // A path that is missing is no reason to stop: the run names it.
  CHECK(build_plan(with_query("time>=end-1h", {log, dir / "nothing"}), pipe_environment()));
}

TEST_CASE("display_zone") {
  Options options = with_query("");
  CHECK(display_zone(options)->is_utc());
  options.time_zone = "-03:30";
  CHECK(display_zone(options)->offset_seconds(0) == -12600);
  options.time_zone = "x";
  CHECK_FALSE(display_zone(options));
  options.time_zone.reset();
  options.local = true;
  setenv("TZ", "UTC", 1);
  CHECK(display_zone(options)->is_utc());
}

}  // namespace
}  // namespace gsaw
