// Pipes, fifos and sockets: lines at once, the end, interruptions, and stopping while it is
// quiet.
#include "input/fd_reader.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>

#include <chrono>
#include <thread>

#include "unit/input/read_fixture.h"
#include "unit/input/stream_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

struct FdStream {
  explicit FdStream(FileDescriptor fd, std::size_t block_size = 1 << 20)
      : stream(std::make_unique<FdReader>(std::move(fd), stop), block_size) {}
  std::string next() { return stream.next(); }

  StopSignal stop;
  Stream stream;
};

}  // namespace

TEST_CASE("a line is given out as soon as it was written, a part of one is not") {
  Pipe pipe;
  FdStream stream(std::move(pipe.read_end));
  pipe.write("{\"a\":1}\n{\"b\"");
  CHECK(stream.next() == "{\"a\":1}\n");
  pipe.write(":2}\n{");
  CHECK(stream.next() == "{\"b\":2}\n");
  pipe.close();
  CHECK(stream.next() == "{");
  CHECK(stream.next() == "end");
  CHECK(stream.next() == "end");
}

TEST_CASE("a line much longer than a block comes whole") {
  Pipe pipe;
  FdStream stream(std::move(pipe.read_end), 1000);
  const std::string line = std::string(3'000'000, 'x') + '\n';
  std::thread writer([&] {
    pipe.write("a\n" + line + "b\n");
    pipe.close();
  });
  std::string text;
  for (std::string next = stream.next(); next != "end"; next = stream.next()) text += next;
  writer.join();
  CHECK(text == "a\n" + line + "b\n");
}

TEST_CASE("a fifo is waited for until somebody writes") {
  const TempDir dir;
  const std::string path = dir / "fifo";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const FileDescriptor fd(::open(path.c_str(), O_WRONLY));
    CHECK(::write(fd.get(), "late\n", 5) == 5);
  });
  CHECK(read_all({path}).text == "late\n");
  writer.join();
}

TEST_CASE("a descriptor that does not block is waited for, too") {
  int fds[2] = {-1, -1};
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds) == 0);
  FdStream stream{FileDescriptor(fds[0])};
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(::write(fds[1], "x\n", 2) == 2);
    ::close(fds[1]);
  });
  CHECK(stream.next() == "x\n");
  CHECK(stream.next() == "end");
  writer.join();
}

TEST_CASE("an interrupted wait goes on") {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  struct sigaction before {};
  ::sigaction(SIGUSR1, &action, &before);
  Pipe pipe;
  FdStream stream(std::move(pipe.read_end));
  const pthread_t reader = ::pthread_self();
  std::thread writer([&] {
    for (int i = 0; i < 5; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      ::pthread_kill(reader, SIGUSR1);
    }
    pipe.write("x\n");
  });
  CHECK(stream.next() == "x\n");
  writer.join();
  ::sigaction(SIGUSR1, &before, nullptr);
}

TEST_CASE("a read that fails is reported") {
  const TempDir dir;
  FdStream stream{FileDescriptor(::open(dir.path().c_str(), O_RDONLY))};
  CHECK(stream.next() == "end");
  CHECK(stream.stream.messages.text == "gsaw: cannot read pipe: Is a directory\n");
}

TEST_CASE("a stop before and while it waits") {
  Pipe pipe;
  StopSignal stop;
  FdReader reader(std::move(pipe.read_end), stop);
  char to[8];
  CHECK_FALSE(reader.is_ready());
  pipe.write("x");
  CHECK(reader.is_ready());
  CHECK(reader.read(to).bytes == 1);
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    stop.request();
  });
  CHECK(reader.read(to).kind == ReadOutcome::Kind::stopped);
  stopper.join();
  pipe.write("x");
  CHECK(reader.read(to).kind == ReadOutcome::Kind::stopped);
  CHECK_FALSE(reader.is_ready());
}
