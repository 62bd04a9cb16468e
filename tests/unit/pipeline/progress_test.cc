// How far a run is, as a line.
#include "pipeline/progress.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

TEST_CASE("bytes, share, speed and the time that is left") {
  constexpr Nanoseconds kSecond = kNanosPerSecond;
  CHECK(progress_text(12'300'000'000, 100'000'000'000, 5 * kSecond) ==
        "12.3 GB of 100 GB (12%), 2.46 GB/s, 36 s left");
  CHECK(progress_text(1'000'000, 10'000'000'000, kSecond) ==
        "1.00 MB of 10.0 GB (0%), 1.00 MB/s, 2.8 h left");
  CHECK(progress_text(1'000'000, 1'000'000'000, kSecond) ==
        "1.00 MB of 1.00 GB (0%), 1.00 MB/s, 17 min left");
  CHECK(progress_text(1'000'000, 1'000'000, kSecond) ==
        "1.00 MB of 1.00 MB (100%), 1.00 MB/s, 0 s left");
  CHECK(progress_text(2'000'000, std::nullopt, kSecond) == "2.00 MB, 2.00 MB/s");
  // Unpacked there is more than the files have.
  CHECK(progress_text(2'000'000, 1'000'000, kSecond) == "2.00 MB, 2.00 MB/s");
  CHECK(progress_text(0, 10, 0) == "0 B, 0 B/s");
}

TEST_CASE("nothing is shown, and no size is asked for, in the first second") {
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  {
    Progress progress(pipe[1], [] {
      FAIL("asked for the size");
      return std::nullopt;
    });
    progress.begin_pass();
    for (int i = 0; i < 1000; ++i) progress.add(1'000'000'000);
    progress.clear();
  }
  ::close(pipe[1]);
  char byte = 0;
  CHECK(::read(pipe[0], &byte, 1) == 0);
  ::close(pipe[0]);
}
