// OutputStream: everything is written, or it is known that it was not.
#include "pipeline/output_stream.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>

#include "unit/base/no_sigpipe.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::NoSigpipe;

struct Pipe {
  explicit Pipe(int flags = 0) { REQUIRE(::pipe2(ends, O_CLOEXEC | flags) == 0); }
  ~Pipe() {
    close_reader();
    ::close(ends[1]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_reader() {
    if (ends[0] >= 0) ::close(ends[0]);
    ends[0] = -1;
  }

  int ends[2];
};

TEST_CASE("bytes come out as they went in") {
  testing::Output out;
  CHECK(out.stream.write("a"));
  CHECK(out.stream.write(""));
  CHECK(out.stream.write(std::string_view("\0\n\xFF", 3)));
  CHECK(out.stream.open());
  CHECK(out.stream.status());
  CHECK(out.text() == std::string("a\0\n\xFF", 4));
}

TEST_CASE("a full disk is an error, and the end") {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  REQUIRE(full >= 0);
  OutputStream out(full);
  CHECK(out.write(""));  // nothing to write, nothing to fail
  CHECK_FALSE(out.write("a"));
  CHECK_FALSE(out.open());
  REQUIRE_FALSE(out.status());
  CHECK(out.status().error().message == "cannot write the output: No space left on device");
  CHECK_FALSE(out.write("b"));
  CHECK_FALSE(out.write(""));
  ::close(full);
}

TEST_CASE("a closed descriptor is an error") {
  OutputStream out(-1);
  CHECK_FALSE(out.write("a"));
  REQUIRE_FALSE(out.status());
  CHECK(out.status().error().message.starts_with("cannot write the output: "));
}

TEST_CASE("a reader that has gone is the end, and no error") {
  const NoSigpipe quiet;
  Pipe pipe;
  OutputStream out(pipe.ends[1]);
  CHECK(out.write("a"));
  pipe.close_reader();
  CHECK_FALSE(out.write("b"));
  CHECK_FALSE(out.open());
  CHECK(out.status());
  CHECK_FALSE(out.write("c"));
}

TEST_CASE("a pipe that others made non-blocking is waited for") {
  Pipe pipe(O_NONBLOCK);
  const std::string text(4 << 20, 'x');  // far more than a pipe holds
  std::string read;
  std::thread reader([&] {
    char block[1 << 15];
    while (read.size() < text.size()) {
      const ssize_t count = ::read(pipe.ends[0], block, sizeof block);
      if (count > 0) read.append(block, static_cast<std::size_t>(count));
      if (count <= 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  });
  OutputStream out(pipe.ends[1]);
  CHECK(out.write(text));
  reader.join();
  CHECK(read == text);
  CHECK(out.status());
}

TEST_CASE("a reader that goes while a full pipe is waited for") {
  const NoSigpipe quiet;
  Pipe pipe(O_NONBLOCK);
  std::thread reader([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pipe.close_reader();
  });
  OutputStream out(pipe.ends[1]);
  CHECK_FALSE(out.write(std::string(4 << 20, 'x')));
  reader.join();
  CHECK(out.status());
}

}  // namespace
}  // namespace gsaw
