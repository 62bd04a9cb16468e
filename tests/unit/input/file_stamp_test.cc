// When a file was written to last.
#include "input/file_stamp.h"

#include <doctest/doctest.h>

#include <limits>

namespace gsaw {
namespace {

struct stat written(std::int64_t seconds, std::int64_t nanoseconds) {
  struct stat status {};
  status.st_mtim = {seconds, nanoseconds};
  return status;
}

TEST_CASE("a file's time of writing has its fraction, also before 1970") {
  CHECK(written_at(written(1'324'936'588, 5)) == 1'324'936'588'000'000'005);
  CHECK(written_at(written(-1, 999'999'999)) == -1);
}

TEST_CASE("a file's time of writing out of range is the nearer end of it") {
  CHECK(written_at(written(13'569'465'600, 0)) == std::numeric_limits<Nanoseconds>::max());
  CHECK(written_at(written(-13'569'465'600, 0)) == std::numeric_limits<Nanoseconds>::min());
}

}  // namespace
}  // namespace gsaw
