// What entries are laid out for: a terminal or --width; whose files and ids are told.
#include "cli/entry_screen_option.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cli/build_plan.h"

namespace gsaw {
namespace {

using Paths = std::vector<std::string>;

// Out of line, or gcc 12 takes the members that are empty for uninitialised.
[[gnu::noinline]] Options reading(Paths paths) {
  Options options;
  options.query = "";
  options.positionals = std::move(paths);
  return options;
}

[[gnu::noinline]] Options of_txns(std::vector<std::string> txns) {
  Options options = reading({"a.log"});
  options.txns = std::move(txns);
  return options;
}

EntryScreen screen_of(const Options& options, std::size_t columns = 80) {
  Environment environment;
  environment.columns = columns;
  environment.output_is_terminal = columns > 0;
  auto made = build_plan(options, environment);
  REQUIRE(made);
  return made->plan.render.on_screen;
}

TEST_CASE("a screen is the terminal, or what --width says") {
  Options options = reading({"a.log"});
  CHECK(screen_of(options).screen.columns == 80);
  CHECK_FALSE(screen_of(options, 0).laid_out());
  options.width = 120;
  CHECK(screen_of(options).screen.columns == 120);
  CHECK(screen_of(options, 0).screen.columns == 120);
  options.width = 0;
  CHECK_FALSE(screen_of(options).laid_out());
  options.width = ~std::uint64_t{0};
  CHECK(screen_of(options).screen.columns < 1'000'000);
}

TEST_CASE("only pretty entries are laid out") {
  Options options = reading({"a.log"});
  options.output = OutputFormat::raw;
  CHECK_FALSE(screen_of(options).laid_out());
  options.output = OutputFormat::pretty;
  options.count = true;
  CHECK_FALSE(screen_of(options).laid_out());
  options.count = false;
  options.trace = true;
  CHECK_FALSE(screen_of(options).laid_out());
}

TEST_CASE("the files of several are named") {
  CHECK(screen_of(reading({"a.log"})).files == FileNaming::none);
  CHECK(screen_of(reading({"a.log", "b.log"})).files == FileNaming::heading);
  CHECK(screen_of(reading({"/tmp"})).files == FileNaming::heading);
  Options options = reading({"d/a.log", "d/e/b.log"});
  options.sort = "";
  CHECK(screen_of(options).files == FileNaming::column);
  CHECK(screen_of(options).folder == "d/");
  options.no_filename = true;
  CHECK(screen_of(options).files == FileNaming::none);
  options.no_filename = false;
  options.with_filename = true;
  CHECK(screen_of(options).files == FileNaming::none);
  options = reading({"a.log", "b.log"});
  options.follow = true;
  CHECK(screen_of(options).files == FileNaming::column);
  options = reading({"a.log", "b.log"});
  options.tail = 3;
  CHECK(screen_of(options).files == FileNaming::column);
}

TEST_CASE("the folder that all are in") {
  const auto folder_of = [](Paths paths) {
    Options options = reading(std::move(paths));
    options.sort = "";
    return screen_of(options).folder;
  };
  CHECK(folder_of({"a.log", "b.log"}).empty());
  CHECK(folder_of({"d/abc/x.log", "d/abd/x.log"}) == "d/");
  CHECK(folder_of({"/x/a.log", "b.log"}).empty());
  CHECK(folder_of({"/a.log", "/b.log"}) == "/");
  CHECK(folder_of({"/tmp"}) == "/tmp/");
  CHECK(folder_of({"/tmp/"}) == "/tmp/");
}

TEST_CASE("the id of one transaction is said once where all entries are of it") {
  CHECK(screen_of(of_txns({"t1"})).txn == "t1");
  CHECK(screen_of(of_txns({"\"txnId\": \"t1\","})).txn == "t1");
  CHECK(screen_of(of_txns({"t1", "t2"})).txn.empty());
  Options options = of_txns({"t1"});
  options.invert_match = true;
  CHECK(screen_of(options).txn.empty());
  options = of_txns({"t1"});
  options.context = 1;
  CHECK(screen_of(options).txn.empty());
  options = of_txns({"t1"});
  options.keys = {"txn"};
  CHECK(screen_of(options).txn.empty());
}

}  // namespace
}  // namespace gsaw
