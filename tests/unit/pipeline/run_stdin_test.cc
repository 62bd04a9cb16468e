// Where a run leaves standard input that is a file, for whoever reads it next.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <string>

#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_plan;
using testing::StdinFrom;
using testing::TempDir;
using testing::with_every_schedule;

const std::string kLog =
    "torn\n{\"n\":1}\n{\"n\":2} {\"n\":2.5}\n\n{\"n\":3}\n{\"n\":4}\ntorn\n{\"n\":5}";

// What is left in the file behind a run that begins at `begin`, the same whatever the schedule.
std::string left_by(Plan& plan, const std::string& path, std::size_t begin = 0) {
  std::string left;
  bool first = true;
  with_every_schedule(plan, [&] {
    const StdinFrom input(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    ::lseek(STDIN_FILENO, static_cast<off_t>(begin), SEEK_SET);
    testing::run_plan(plan);
    const auto place = static_cast<std::size_t>(::lseek(STDIN_FILENO, 0, SEEK_CUR));
    REQUIRE(place <= kLog.size());
    const std::string now = kLog.substr(place);
    if (!first) CHECK(now == left);
    left = now;
    first = false;
  });
  return left;
}

std::string left_by(Plan&& plan, const std::string& path, std::size_t begin = 0) {
  return left_by(plan, path, begin);
}

Plan first_of(std::uint64_t count, std::string_view query, std::vector<std::string> paths = {"-"}) {
  Plan plan = make_plan(query, std::move(paths));
  plan.pass.max_count = count;
  return plan;
}

std::string from(std::string_view text) { return kLog.substr(kLog.find(text)); }

TEST_CASE("-m leaves it behind the line of the last entry") {
  const TempDir dir;
  const std::string log = dir.write("a.log", kLog);
  CHECK(left_by(first_of(1, "n>0"), log) == from("{\"n\":2}"));
  CHECK(left_by(first_of(2, "n>0"), log) == from("\n{\"n\":3}"));  // another is on the line
  CHECK(left_by(first_of(1, "n=4"), log) == from("torn\n{\"n\":5"));
  CHECK(left_by(first_of(1, "n=5"), log).empty());
  CHECK(left_by(first_of(9, "n>0"), log).empty());
  CHECK(left_by(first_of(0, "n>0"), log) == kLog);
  CHECK(left_by(first_of(1, "torn"), log) == from("{\"n\":1}"));
  // From where it stood.
  const std::size_t begin = kLog.find("{\"n\":2}");
  CHECK(left_by(first_of(1, "n>0"), log, begin) == from("\n{\"n\":3}"));
}

TEST_CASE("the same with line numbers, for which a file is read in order, and with a prefilter") {
  const TempDir dir;
  const std::string log = dir.write("a.log", kLog);
  Plan plan = first_of(1, "n>2.9");
  plan.render.with_line_number = true;
  CHECK(left_by(plan, log) == from("{\"n\":4}"));
  CHECK(left_by(plan, log, kLog.find("{\"n\":4}")) == from("torn\n{\"n\":5}"));
  plan = testing::make_filtered_plan("n=3", {"-"});
  plan.pass.max_count = 1;
  CHECK(left_by(plan, log) == from("{\"n\":4}"));
}

TEST_CASE("-q leaves it behind the first entry; what looks at everything at the end") {
  const TempDir dir;
  const std::string log = dir.write("a.log", kLog);
  Plan plan = make_plan("n>=3", {"-"});
  CHECK(left_by(plan, log).empty());
  plan.tail = 2;
  CHECK(left_by(plan, log).empty());
  plan.tail.reset();
  plan.product = Product::count;
  CHECK(left_by(plan, log).empty());
  plan.product = Product::nothing;
  plan.hints = false;
  CHECK(left_by(plan, log) == from("{\"n\":4}"));
}

TEST_CASE("among other inputs: where it was when they had enough, at its end behind them") {
  const TempDir dir;
  const std::string log = dir.write("a.log", kLog);
  const std::string other = dir.write("b.log", "{\"n\":1}\n{\"n\":7}\n");
  CHECK(left_by(first_of(1, "n>0", {other, "-"}), log, 5) == kLog.substr(5));
  CHECK(left_by(first_of(4, "n>0", {other, "-"}), log) == from("\n{\"n\":3}"));
  CHECK(left_by(first_of(1, "n=7", {"-", other}), log).empty());
  CHECK(left_by(first_of(1, "n>0", {other}), log, 5) == kLog.substr(5));  // not an input
}

TEST_CASE("NULs that are left out of a long line count") {
  const TempDir dir;
  const std::string nuls(100, '\0');
  const std::string log = dir.write("a.log", nuls + "{\"n\":1}\n{\"n\":2}\n");
  Plan plan = first_of(1, "n>0");
  plan.pass.max_line = 20;
  with_every_schedule(plan, [&] {
    const StdinFrom input(::open(log.c_str(), O_RDONLY | O_CLOEXEC));
    CHECK(testing::run_plan(plan).out.ends_with("{\"n\":1}\n"));
    CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 108);
  });
}

}  // namespace
}  // namespace gsaw
