// A stop: who asked for it, and that nobody waits any more.
#include "input/stop_signal.h"

#include <doctest/doctest.h>

#include <signal.h>
#include <unistd.h>

#include <thread>

namespace gsaw {
namespace {

// A pipe into which nobody writes.
struct QuietPipe {
  QuietPipe() { REQUIRE(::pipe(ends) == 0); }
  ~QuietPipe() {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  QuietPipe(const QuietPipe&) = delete;
  QuietPipe& operator=(const QuietPipe&) = delete;

  int ends[2];
};

TEST_CASE("the first signal that asked is remembered") {
  StopSignal stop;
  CHECK_FALSE(stop.requested());
  stop.request();
  CHECK(stop.requested());
  CHECK(stop.signal() == 0);
  stop.request(SIGTERM);
  stop.request(SIGINT);
  CHECK(stop.signal() == SIGTERM);
}

TEST_CASE("a stop from outside holds inside, and not the other way round") {
  StopSignal outer;
  StopSignal inner(&outer);
  inner.request();
  CHECK_FALSE(outer.requested());
  StopSignal other(&outer);
  CHECK_FALSE(other.requested());
  outer.request(SIGINT);
  CHECK(other.requested());
  CHECK(other.signal() == 0);
}

TEST_CASE("whoever waits is woken by either") {
  const QuietPipe pipe;
  StopSignal outer;
  StopSignal inner(&outer);
  StopSignal* asked = nullptr;
  SUBCASE("its own") { asked = &inner; }
  SUBCASE("the outer one") { asked = &outer; }
  std::thread asking([&] { asked->request(); });
  CHECK_FALSE(inner.wait_readable(pipe.ends[0]));
  asking.join();
}

}  // namespace
}  // namespace gsaw
