// The pager: where standard output goes while there is one, and afterwards.
#include "cli/pager.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

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
  ssize_t count;       // what write(2) said
};

// Writes `text` to standard output under a pager; `command` may name its file `$OUT`.
Written write_paged(const std::string& command, const std::string& text) {
  const testing::TempDir dir;
  setenv("OUT", (dir / "paged").c_str(), 1);
  Written written{};
  {
    const StdoutTo output(dir / "direct");
    {
      const Pager pager(command);
      written.count = ::write(STDOUT_FILENO, text.data(), text.size());
    }
    // Standard output was closed or is as before: either way nothing more goes to the pager.
  }
  unsetenv("OUT");
  written.direct = contents(dir / "direct");
  written.paged = contents(dir / "paged");
  return written;
}

TEST_CASE("what is written goes through the command, which is waited for") {
  const Written written = write_paged("sleep 0.05; cat > \"$OUT\"", "some text\n");
  CHECK(written.paged == "some text\n");
  CHECK(written.direct.empty());
  CHECK(written.count == 10);
}

TEST_CASE("the command's own output is where standard output was") {
  const Written written = write_paged("tr a-z A-Z", "some text\n");
  CHECK(written.direct == "SOME TEXT\n");
}

TEST_CASE("a command of the shell, with words and variables") {
  CHECK(write_paged("X=y; cat | sed \"s/$/$X/\"", "a\n").direct == "ay\n");
}

TEST_CASE("a pager that is left early: writing fails, nothing hangs") {
  const auto before = ::signal(SIGPIPE, SIG_IGN);
  const Written written = write_paged("exec true", std::string(1 << 20, 'x'));
  CHECK(written.count < 1 << 20);
  ::signal(SIGPIPE, before);
}

TEST_CASE("a command of the pager whose reader has gone ends without a word") {
  const auto before = ::signal(SIGPIPE, SIG_IGN);  // as main does
  const std::string text(1 << 20, '\n');           // more than a pipe holds
  CHECK(write_paged("cat 2> \"$OUT\" | head -n 1 > /dev/null", text).paged.empty());
  ::signal(SIGPIPE, before);
}

TEST_CASE("a pager that is not there: output stays where it was") {
  for (const std::string command : {"gsaw-no-such-pager", "gsaw-no-such-pager -FRX",
                                    "/nonexistent/less -R", "  gsaw-no-such-pager", "/"}) {
    CAPTURE(command);
    const Written written = write_paged(command, "some text\n");
    CHECK(written.direct == "some text\n");
    CHECK(written.count == 10);
  }
}

TEST_CASE("when no pipe can be made output stays where it was") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const testing::TempDir dir;
  ssize_t count = 0;
  {
    const StdoutTo output(dir / "direct");
    const rlimit none{3, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
    {
      const Pager pager("cat > /dev/null");
      count = ::write(STDOUT_FILENO, "text", 4);
    }
    ::setrlimit(RLIMIT_NOFILE, &before);
  }
  CHECK(count == 4);
  CHECK(contents(dir / "direct") == "text");
}

}  // namespace
}  // namespace gsaw
