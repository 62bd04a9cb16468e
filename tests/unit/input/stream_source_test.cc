// Pipes and fifos: lines at once, long lines, the end, and stopping while it is quiet.
#include "input/stream_source.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>

#include <chrono>
#include <initializer_list>
#include <thread>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

struct Pipe {
  Pipe() {
    int fds[2] = {-1, -1};
    REQUIRE(::pipe(fds) == 0);
    read_end = FileDescriptor(fds[0]);
    write_end = FileDescriptor(fds[1]);
  }
  void write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(write_end.get(), text.data(), text.size());
      REQUIRE(written > 0);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void close() { write_end = FileDescriptor(); }

  FileDescriptor read_end;
  FileDescriptor write_end;
};

struct Stream {
  explicit Stream(FileDescriptor fd, std::size_t block_size = 1 << 20)
      : source(std::move(fd), std::make_shared<InputFile>(InputFile{"pipe", true, false}),
               block_size, stop, messages.diagnostics) {}
  std::string next() {
    std::optional<ByteBlock> block = source.next();
    if (!block) return "end";
    kept.push_back(*block);
    return std::string(block->bytes);
  }

  StopSignal stop;
  Messages messages;
  std::vector<ByteBlock> kept;
  StreamSource source;
};

}  // namespace

TEST_CASE("any block size and any size of writes gives the same lines from a pipe") {
  std::string text;
  for (std::size_t i = 0; i < 30; ++i) {
    text += std::string(i * 7 % 23, static_cast<char>('a' + i % 26)) + '\n';
  }
  text += "no newline";
  using Sizes = std::initializer_list<std::size_t>;
  for (const std::size_t block_size : Sizes{1, 2, 3, 5, 8, 13, 21, 22, 23, 24, 25, 64, 200, 1000}) {
    for (const std::size_t write_size : Sizes{1, 7, 24, 1000}) {
      CAPTURE(block_size);
      CAPTURE(write_size);
      Pipe pipe;
      Stream stream(std::move(pipe.read_end), block_size);
      std::thread writer([&] {
        for (std::size_t at = 0; at < text.size(); at += write_size) {
          pipe.write(std::string_view(text).substr(at, write_size));
        }
        pipe.close();
      });
      while (stream.next() != "end") {
      }
      writer.join();
      std::string joined;
      for (const ByteBlock& block : stream.kept) {
        CHECK((block.bytes.ends_with('\n') || block.bytes.ends_with("no newline")));
        joined += block.bytes;
      }
      CHECK(joined == text);
      CHECK(stream.messages.text.empty());
    }
  }
}

TEST_CASE("a line is given out as soon as it was written, a part of one is not") {
  Pipe pipe;
  Stream stream(std::move(pipe.read_end));
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
  Stream stream(std::move(pipe.read_end), 1000);
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

TEST_CASE("stop ends a wait for a quiet pipe") {
  Pipe pipe;
  const StdinFrom standard_input(::dup(pipe.read_end.get()));
  Messages messages;
  ChunkSource source({"-"}, {}, messages.diagnostics);
  pipe.write("one\nhalf of");
  CHECK(source.next()->bytes == "one\n");
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    source.stop();
  });
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(source.next());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  stopper.join();
  CHECK(messages.text.empty());
}

TEST_CASE("a fifo is waited for until somebody writes, and stop ends that too") {
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

  Messages messages;
  ChunkSource source({path}, {}, messages.diagnostics);
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    source.stop();
  });
  CHECK_FALSE(source.next());
  stopper.join();
}

TEST_CASE("a descriptor that does not block is waited for, too") {
  int fds[2] = {-1, -1};
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds) == 0);
  Stream stream{FileDescriptor(fds[0])};
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
  Stream stream(std::move(pipe.read_end));
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
  Stream stream{FileDescriptor(::open(dir.path().c_str(), O_RDONLY))};
  CHECK(stream.next() == "end");
  CHECK(stream.messages.text == "gsaw: cannot read pipe: Is a directory\n");
}

TEST_CASE("hostile: compressed data that trickles in is told before any of it is given out") {
  Pipe pipe;
  Stream stream(std::move(pipe.read_end));
  std::thread writer([&] {
    for (const char c : std::string("\x1f\x8b\x08\n\n")) {
      pipe.write({&c, 1});
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    pipe.close();
  });
  CHECK(stream.next() == "end");
  writer.join();
  CHECK(stream.messages.text.find("pipe is compressed (gzip)") != std::string::npos);
}

TEST_CASE("text that only begins like compressed data is text") {
  Pipe pipe;
  Stream stream(std::move(pipe.read_end));
  pipe.write("BZ");
  pipe.close();
  CHECK(stream.next() == "BZ");
}
