// Lines too long to be held: what a query needs may stand in different pieces of one.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <string>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_filtered_plan;

TEST_CASE("a giant line that matches is never passed over in silence, of files and of pipes") {
  const testing::TempDir dir;
  const std::string pad(100'000, 'x');
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
