// The query of a command line: which positional it is, and what the flags add.
#include "cli/build_query.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "query/explain.h"
#include "query/parser.h"
#include "record/timestamp.h"
#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

using Paths = std::vector<std::string>;

// Out of line, or gcc 12 takes the members that are empty for uninitialised.
[[gnu::noinline]] Options no_options() { return {}; }

const TimeContext kContext{*time_from_text("2011-12-26T12:00:00Z"), {}};

QueryAndPaths built(const Options& options) {
  auto made = build_query(options, kContext);
  if (!made) FAIL(made.error().message);
  return *std::move(made);
}

QueryAndPaths built(const Paths& positionals) {
  Options options = no_options();
  options.positionals = positionals;
  return built(options);
}

std::string explained(const Options& options) { return explain_query(*built(options).query); }

Error error_of(const Options& options) {
  const auto made = build_query(options, kContext);
  REQUIRE_FALSE(made);
  return made.error();
}

Error error_of(const Paths& positionals) {
  Options options = no_options();
  options.positionals = positionals;
  return error_of(options);
}

TEST_CASE("the first positional is the query, unless there is such a file") {
  const testing::TempDir dir;
  const std::string file = dir.write("level=warn", "");
  CHECK(explain_query(*built(Paths{"word"}).query) == "text \"word\" anywhere\n");
  CHECK(built(Paths{"word"}).paths.empty());
  CHECK(built(Paths{"word", "a.log", file}).paths == Paths{"a.log", file});
  const QueryAndPaths all = built(Paths{file, file});
  CHECK(explain_query(*all.query) == "everything\n");
  CHECK(all.paths == Paths{file, file});
  CHECK(built(Paths{dir.path()}).paths == Paths{dir.path()});
  CHECK(built(Paths{"-", "-"}).paths == Paths{"-", "-"});
  CHECK(explain_query(*built(Paths{}).query) == "everything\n");
  CHECK(explain_query(*built(Paths{""}).query) == "everything\n");
  CHECK(built(Paths{"", "a.log"}).paths == Paths{"a.log"});
}

TEST_CASE("behind a file the one positional that names none is the query") {
  const testing::TempDir dir;
  const std::string file = dir.write("a.log", "");
  const QueryAndPaths second = built(Paths{file, "a=1"});
  CHECK(explain_query(*second.query) == "field a = number 1\n");
  CHECK(second.paths == Paths{file});
  CHECK(second.notes.empty());
  CHECK(built(Paths{file, file, "a=1", "-"}).paths == Paths{file, file, "-"});
  CHECK(built(Paths{file, "word"}).notes ==
        Paths{"'word' names no file and was taken as the query"});
  // Two of them, what is a path, and what is no query.
  for (const Paths& paths : {Paths{file, "a=1", "b=2"}, Paths{file, "b.log"}, Paths{file, "x/y"},
                             Paths{file, "a=="}, Paths{file, ""}}) {
    const QueryAndPaths made = built(paths);
    CHECK(explain_query(*made.query) == "everything\n");
    CHECK(made.paths == paths);
  }
}

TEST_CASE("with -e every positional is a path") {
  Options options = no_options();
  options.query = "word";
  options.positionals = {"a=1", "missing/b.log"};
  CHECK(built(options).paths == Paths{"a=1", "missing/b.log"});
  CHECK(explained(options) == "text \"word\" anywhere\n");
  options.query = "";
  CHECK(explained(options) == "everything\n");
}

TEST_CASE("a word that can only be a path is no such file, not a search") {
  for (const std::string word : {"missing/app.log", "app.log", "app.log.1", "app.log.23",
                                 "app.json", "app.jsonl", "app.ndjson", "x.gelf", "x.clog", "x.gz",
                                 "app.log.2.zst", "a.xz", "a.bz2", "a.lz4", "./x", "/var/log/x"}) {
    CAPTURE(word);
    const Error error = error_of(Paths{word});
    CHECK(error.message == "no such file: '" + word + "'");
    CHECK(error.hint == "to search for it as text: gsaw -e " + word + " ...");
  }
  for (const std::string query :
       {"\"app.log\"", "'a/b'", "app.log or x", "a/b c", "app.logs", "x.1", "log",
        "http://host/path", "f=a/b", "f in (a.log)", "not a.log"}) {
    CAPTURE(query);
    Options options = no_options();
    options.positionals = {query};
    CHECK(built(options).paths.empty());
    options.positionals.clear();
    options.query = "missing/app.log";
    CHECK(explained(options) == "text \"missing/app.log\" anywhere\n");
  }
}

TEST_CASE("flags are joined to the query by and") {
  Options options = no_options();
  options.query = "a or b";
  options.txns = {"t1", "t2"};
  options.level = "warn";
  options.since = "2011-12-26";
  options.until = "now";
  const std::string all = explained(options);
  CHECK(all.starts_with("all of\n  any of\n    text \"a\" anywhere\n    text \"b\" anywhere\n"));
  CHECK(all.find("\"t1\"") != std::string::npos);
  CHECK(all.find("\"t2\"") != std::string::npos);
  CHECK(all.find("  level is at least as severe as warn\n") != std::string::npos);
  const QueryAndPaths made = built(options);
  const auto& terms = std::get<And>(made.query->kind).terms;
  REQUIRE(terms.size() == 5);
  const auto& since = std::get<TimeOrdered>(terms[3]->kind);
  CHECK(since.field.role == Role::time);
  CHECK(since.order == Order::greater_equal);
  CHECK(since.time.value == *time_from_text("2011-12-26"));
  const auto& until = std::get<TimeOrdered>(terms[4]->kind);
  CHECK(until.order == Order::less_equal);
  CHECK(until.time.value == kContext.now);
}

TEST_CASE("one term alone stands alone; none is everything") {
  Options options = no_options();
  options.level = "err";
  CHECK(explained(options) == "level is at least as severe as err\n");
  options.positionals = {"", "a.log"};
  CHECK(explained(options) == "level is at least as severe as err\n");
}

TEST_CASE("-v turns all of it around, the flags too") {
  Options options = no_options();
  options.query = "a b";
  options.invert_match = true;
  CHECK(explained(options) ==
        "not\n"
        "  all of\n"
        "    text \"a\" anywhere\n"
        "    text \"b\" anywhere\n");
  options.query.reset();
  options.level = "err";
  CHECK(explained(options) == "not\n  level is at least as severe as err\n");
  options.level.reset();
  CHECK(explained(options) == "not\n  everything\n");
}

TEST_CASE("errors name where they are, with a caret for text") {
  CHECK(error_of(Paths{"a=("}).message.find("a=(\n") != std::string::npos);
  CHECK(error_of(Paths{"a=("}).message.find('^') != std::string::npos);
  Options options = no_options();
  options.level = "loud";
  CHECK(error_of(options).message.find("--level") != std::string::npos);
  CHECK(error_of(options).message.find("loud") != std::string::npos);
  options.level.reset();
  options.since = "soon";
  CHECK(error_of(options).message.starts_with("--since: "));
  options.since.reset();
  options.until = "2011-13-45";
  CHECK(error_of(options).message.starts_with("--until: "));
  // A query that does not parse is not called a file, whatever it looks like.
  CHECK(error_of(Paths{"a/b=("}).message.find("no such file") == std::string::npos);
}

TEST_CASE("counts_from_end finds such a time wherever it stands") {
  const auto counts = [](std::string_view query) {
    return counts_from_end(**parse_query(query, kContext));
  };
  CHECK(counts("time>end-1h"));
  CHECK(counts("a or not (b time<=end)"));
  CHECK(counts("time=end"));
  CHECK_FALSE(counts("time>2011-12-26"));
  CHECK_FALSE(counts("end"));
  CHECK_FALSE(counts("a=end or b"));
  CHECK_FALSE(counts(""));
  Options options = no_options();
  options.since = "end-1h";
  CHECK(counts_from_end(*built(options).query));
  options.invert_match = true;
  CHECK(counts_from_end(*built(options).query));
}

TEST_CASE("hostile: a positional of any bytes") {
  for (const std::string& text :
       {std::string("a\0b", 3), std::string("\x1b[31m/x"), std::string("\xFF/x"),
        std::string(100'000, '/'), std::string(100'000, '(')}) {
    Options options = no_options();
    options.positionals = {text};
    const auto made = build_query(options, kContext);
    if (!made) CHECK(made.error().message.find('\x1b') == std::string::npos);
  }
}

}  // namespace
}  // namespace gsaw
