// LongLineFilter: what a query needs may stand in different pieces of a line.
#include "pipeline/long_line_filter.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <string>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_filtered_plan;

TEST_CASE("a piece with one of the literals is enough, whatever else a match needs") {
  const Plan plan = make_filtered_plan("needleone needletwo status=500");
  REQUIRE(plan.query.finder);
  const LongLineFilter filter(plan.query);
  bool found = false;
  for (const std::string piece : {"needleone", "needletwo", "\"status\":500"}) {
    CHECK_FALSE(plan.query.finder->may_match(piece));
    found |= filter.may_match(piece);
  }
  CHECK(found);
  CHECK_FALSE(filter.may_match(std::string(10'000, 'x')));
}

TEST_CASE("a value cut off its key, odd lines, and no filter at all") {
  const Plan status = make_filtered_plan("status=500");
  CHECK(LongLineFilter(status.query).may_match("\"status\":4"));
  const Plan level = make_filtered_plan("level=err");
  CHECK(LongLineFilter(level.query).may_match("xxxx"));
  const Plan any = testing::make_plan("not a=1");
  CHECK(LongLineFilter(any.query).may_match("xxxx"));
}

TEST_CASE("a giant line that matches is never passed over in silence, of files and of pipes") {
  const testing::TempDir dir;
  const std::string pad(300'000, 'x');
  const std::string path = dir.write("x.log", "{\"n\":1}\n{\"a\":\"needleone\",\"pad\":\"" + pad +
                                                  "\",\"b\":\"needletwo\"}\n" +
                                                  "{\"a\":\"other\",\"pad\":\"" + pad + "\"}\n");
  for (const std::string query : {"needleone needletwo", "a=needleone b=needletwo"}) {
    CAPTURE(query);
    Plan plan = make_filtered_plan(query, {path});
    REQUIRE(plan.query.finder);
    plan.pass.max_line = 1000;
    const testing::RunResult result = testing::run_every_way(plan);
    CHECK(result.exit == ExitCode::error);
    CHECK(result.notes.find("1 line longer than --max-line (1000 bytes)") != std::string::npos);
    plan.paths = {"-"};
    const testing::StdinFrom standard_input(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    CHECK(testing::run_plan(plan).exit == ExitCode::error);
  }
}

}  // namespace
}  // namespace gsaw
