// Pipes are made wider, never narrower; all else stays as it is.
#include "base/pipe_size.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

using namespace gsaw;

TEST_CASE("a pipe that holds less is made to hold a MiB") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  CHECK(::fcntl(ends[0], F_GETPIPE_SZ) < 1 << 20);
  REQUIRE(::write(ends[1], "kept", 4) == 4);
  widen_pipe(ends[0]);
  CHECK(::fcntl(ends[1], F_GETPIPE_SZ) == 1 << 20);
  char read[4];
  CHECK(::read(ends[0], read, 4) == 4);
  CHECK(read[3] == 't');
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("one that holds as much, or more, stays as it is") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const int larger = ::fcntl(ends[0], F_SETPIPE_SZ, 1 << 21);  // needs privileges
  if (larger > 0) {
    widen_pipe(ends[0]);
    CHECK(::fcntl(ends[0], F_GETPIPE_SZ) == larger);
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("what is no pipe is left alone") {
  const int file = ::open("/dev/null", O_RDONLY);
  widen_pipe(file);
  widen_pipe(-1);
  CHECK(::close(file) == 0);
}
