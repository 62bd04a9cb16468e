// The pager: where standard output goes while there is one, and afterwards.
#include "cli/pager.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "unit/base/no_sigpipe.h"
#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

using testing::NoSigpipe;

// Standard output is this file, and then again what it was.
class StdoutTo {
 public:
  explicit StdoutTo(const std::string& path) : saved_(::dup(STDOUT_FILENO)) {
    std::fflush(stdout);
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    REQUIRE(fd >= 0);
    ::dup2(fd, STDOUT_FILENO);
    ::close(fd);
  }
  ~StdoutTo() {
    ::dup2(saved_, STDOUT_FILENO);
    ::close(saved_);
  }
  StdoutTo(const StdoutTo&) = delete;
  StdoutTo& operator=(const StdoutTo&) = delete;

 private:
  int saved_;
};

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Written {
  std::string direct;  // what came out where standard output was
  std::string paged;   // what the command wrote into its file
  bool open;           // whether more could be written
  std::string failure;
  bool stopped;  // the run was told to
};

// Writes `text` under a pager; `command` may name its file `$OUT`.
Written write_paged(const std::string& command, const std::string& text) {
  const testing::TempDir dir;
  setenv("OUT", (dir / "paged").c_str(), 1);
  Written written{};
  StopSignal stop;
  {
    const StdoutTo output(dir / "direct");
    Pager pager(command, stop);
    written.open = pager.out().write(text);
    const Result<void> outcome = pager.started() ? pager.finish() : pager.started();
    if (!outcome) written.failure = outcome.error().message;
  }
  unsetenv("OUT");
  written.direct = contents(dir / "direct");
  written.paged = contents(dir / "paged");
  written.stopped = stop.requested();
  return written;
}

// More than a pipe holds.
std::string much() {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += std::to_string(i) + '\n';
  return text;
}

TEST_CASE("what is written goes through the command, which is waited for") {
  const Written written = write_paged("sleep 0.05; cat > \"$OUT\"", "some text\n");
  CHECK(written.paged == "some text\n");
  CHECK(written.direct.empty());
  CHECK(written.open);
  CHECK(written.failure.empty());
}

TEST_CASE("the command's own output is where standard output was") {
  const Written written = write_paged("tr a-z A-Z", "some text\n");
  CHECK(written.direct == "SOME TEXT\n");
}

TEST_CASE("a command of the shell, with words and variables") {
  CHECK(write_paged("X=y; cat | sed \"s/$/$X/\"", "a\n").direct == "ay\n");
}

TEST_CASE("a pager that is left early: writing fails, nothing hangs, the run is to stop") {
  const NoSigpipe as_in_main;
  for (const std::string command : {"exec true", "head -n 1 > /dev/null", "kill -INT $$"}) {
    CAPTURE(command);
    const Written written = write_paged(command, much());
    CHECK_FALSE(written.open);
    CHECK(written.stopped);
    CHECK(written.failure.empty());
  }
}

TEST_CASE("a command of the pager whose reader has gone ends without a word") {
  const NoSigpipe as_in_main;
  CHECK(write_paged("cat 2> \"$OUT\" | head -n 1 > /dev/null", much()).paged.empty());
}

TEST_CASE("the pager has default signals, whatever gsaw does with them") {
  const NoSigpipe as_in_main;
  const auto before = ::signal(SIGQUIT, SIG_IGN);
  sigset_t all, mask;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &mask);
  // Of signals 1 to 28: those behind them are the threads' and the C library's own business.
  const std::string command = "sed -nE 's/^Sig(Blk|Ign):\\t.*(.{7})$/\\1 \\2/p' /proc/self/status";
  const Written written = write_paged(command, "");
  ::pthread_sigmask(SIG_SETMASK, &mask, nullptr);
  ::signal(SIGQUIT, before);
  CHECK(written.direct == "Blk 0000000\nIgn 0000000\n");
}

TEST_CASE("less is told to show colours, unless whoever runs gsaw has told it what to do") {
  const char* const set = std::getenv("LESS");
  const std::string before = set != nullptr ? set : "";
  const std::string command = "echo \"$LESS, $HOME\"";
  unsetenv("LESS");
  const std::string home = std::getenv("HOME") != nullptr ? std::getenv("HOME") : "";
  CHECK(write_paged(command, "").direct == "FRX, " + home + "\n");
  setenv("LESS", "-i", 1);
  CHECK(write_paged(command, "").direct == "-i, " + home + "\n");
  setenv("LESS", "", 1);
  CHECK(write_paged(command, "").direct == ", " + home + "\n");
  unsetenv("LESS");
  if (set != nullptr) setenv("LESS", before.c_str(), 1);
}

TEST_CASE("a pager that is not there: output stays where it was, and it is said") {
  for (const std::string command : {"gsaw-no-such-pager", "gsaw-no-such-pager -FRX",
                                    "/nonexistent/less -R", "  gsaw-no-such-pager", "/", " "}) {
    CAPTURE(command);
    const Written written = write_paged(command, "some text\n");
    CHECK(written.direct == "some text\n");
    CHECK(written.open);
    CHECK(written.failure.starts_with("cannot run the pager '" + command + "': "));
  }
}

TEST_CASE("a pager that fails before it has taken anything swallows nothing") {
  const NoSigpipe as_in_main;
  for (const std::string command :
       {"false", "exit 3", "gsaw-no-such-pager 2> /dev/null; exit 3", "kill -TERM $$"}) {
    CAPTURE(command);
    CHECK(write_paged(command, "").failure.empty());
    const Written little = write_paged(command, "some text\n");
    CHECK(little.direct == "some text\n");
    const Written written = write_paged(command, much());
    CHECK(written.direct == much());
    CHECK_FALSE(written.stopped);
    CHECK(written.failure.starts_with("the pager '" + command + "' ended with s"));
  }
}

TEST_CASE("a pager that fails later: the failure is said, and nothing is shown twice") {
  const NoSigpipe as_in_main;
  const std::string command = "head -c 20000 > /dev/null; exit 4";
  const Written written = write_paged(command, much());
  CHECK(written.direct.empty());
  CHECK(written.stopped);
  CHECK(written.failure ==
        "the pager '" + command + "' ended with status 4 before it had read everything");
  CHECK(write_paged("cat > /dev/null; exit 4", "text").failure.empty());  // nothing was missed
}

TEST_CASE("when no pipe can be made output stays where it was") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const testing::TempDir dir;
  StopSignal stop;
  bool started = true;
  {
    const StdoutTo output(dir / "direct");
    const rlimit none{3, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
    {
      Pager pager("cat > /dev/null", stop);
      started = pager.started().has_value();
      pager.out().write("text");
    }
    ::setrlimit(RLIMIT_NOFILE, &before);
  }
  CHECK_FALSE(started);
  CHECK(contents(dir / "direct") == "text");
}

}  // namespace
}  // namespace gsaw
