// Preconditions stop a debug build at once, and cost a release build nothing.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string_view>

#include "base/nanoseconds.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

// Set by CMakeLists.txt from the build type, so that a stray NDEBUG does not go unnoticed.
constexpr bool kChecked = GSAW_CHECKS_PRECONDITIONS;

// Whether a child process that calls this is stopped by abort(). It ends normally or not at
// all otherwise.
template <class Call>
bool aborts(Call call) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGABRT, SIG_DFL);  // not doctest's report
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    call();
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  const bool aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
  CHECK((aborted || (WIFEXITED(status) && WEXITSTATUS(status) == 0)));
  return aborted;
}

TEST_CASE("a precondition of a function in a library") {
  // A string's end is there to be read where nothing checks.
  CHECK(aborts([] { decode_utf8(std::string_view("", 0)); }) == kChecked);
  CHECK_FALSE(aborts([] { decode_utf8("x"); }));
}

TEST_CASE("a precondition of a function in a header") {
  Nanoseconds time = 0;
  CHECK(aborts([&] { time_from_seconds(0, kNanosPerSecond, time); }) == kChecked);
  CHECK_FALSE(aborts([&] { time_from_seconds(0, kNanosPerSecond - 1, time); }));
}

}  // namespace
}  // namespace gsaw
