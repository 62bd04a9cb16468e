// Files and directories can be read twice; nothing else can.
#include "input/rereadable.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <string>

#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

TEST_CASE("what can be read twice") {
  const testing::TempDir dir;
  CHECK(can_be_read_twice(dir.path()));
  CHECK(can_be_read_twice(dir.write("a", "")));
  CHECK_FALSE(can_be_read_twice("-"));
  CHECK(can_be_read_twice(dir / "nothing"));
  const std::string fifo = dir / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  CHECK_FALSE(can_be_read_twice(fifo));
}

}  // namespace
}  // namespace gsaw
