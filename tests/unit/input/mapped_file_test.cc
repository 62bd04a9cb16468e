// Files that shrink while they are mapped: no crash, one error, only what is left.
#include "input/mapped_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <atomic>
#include <thread>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

const auto kPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));

// Reads every byte; the result is stored so that the compiler cannot leave that out.
void touch(std::string_view bytes) {
  static std::atomic<unsigned> result;
  unsigned sum = 0;
  for (const char c : bytes) sum = sum * 31 + static_cast<unsigned char>(c);
  result += sum;
}

std::string lines_of(std::size_t size) {
  std::string text;
  while (text.size() < size) text += "{\"short_message\":\"thirty-two b\"}\n";
  return text;
}

void truncate_to(const std::string& path, std::size_t size) {
  REQUIRE(::truncate(path.c_str(), static_cast<off_t>(size)) == 0);
}

std::string shrank(const std::string& path) {
  return "gsaw: " + path + " shrank while it was being read\n";
}

}  // namespace

TEST_CASE("a chunk of a file that has shrunk can be touched and says what is left") {
  const TempDir dir;
  const std::string text = lines_of(64 * kPage);
  const std::string path = dir.write("x.log", text);
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, 5 * kPage, 5 * kPage + 100}) {
    CAPTURE(size);
    dir.write("x.log", text);
    Messages messages;
    ChunkSource source({path}, {text.size(), false}, messages.diagnostics);
    const std::optional<Chunk> chunk = source.next();
    REQUIRE(chunk);
    CHECK(chunk->bytes.size() == text.size());
    CHECK(chunk->usable_bytes() == chunk->bytes);
    truncate_to(path, size);
    touch(chunk->bytes);
    CHECK(chunk->bytes.substr(0, size) == std::string_view(text).substr(0, size));
    CHECK(chunk->bytes.back() == '\0');
    CHECK(chunk->usable_bytes() == std::string_view(text).substr(0, size / 33 * 33));
    CHECK(messages.text == shrank(path));
    CHECK_FALSE(source.next());
    CHECK(chunk->usable_bytes().size() == size / 33 * 33);
    CHECK(messages.text == shrank(path));
  }
}

TEST_CASE("the rest of a file that shrinks is not cut, other files are read") {
  const TempDir dir;
  const std::string path = dir.write("x.log", lines_of(100 * kPage));
  const std::string other = dir.write("y.log", "y\n");
  Messages messages;
  ChunkSource source({path, other}, {kPage, true}, messages.diagnostics);
  const std::optional<Chunk> first = source.next();
  truncate_to(path, kPage / 2);
  const std::optional<Chunk> next = source.next();
  REQUIRE(next);
  CHECK(next->bytes == "y\n");
  CHECK(next->sequence == 1);
  CHECK(first->usable_bytes().size() == kPage / 2 / 33 * 33);
  CHECK(messages.text == shrank(path));
}

TEST_CASE("whole lines before the new end are still given out") {
  const TempDir dir;
  const std::string text = lines_of(100 * kPage);
  const std::string path = dir.write("x.log", text);
  Messages messages;
  ChunkSource source({path}, {kPage, true}, messages.diagnostics);
  std::string joined(source.next()->bytes);
  truncate_to(path, 50 * kPage + 7);
  while (const std::optional<Chunk> chunk = source.next()) joined += chunk->usable_bytes();
  CHECK(joined == text.substr(0, (50 * kPage + 7) / 33 * 33));
  CHECK(messages.text == shrank(path));
}

TEST_CASE("a file that shrank and grew again has still lost what was replaced") {
  const TempDir dir;
  const std::string text = lines_of(16 * kPage);
  const std::string path = dir.write("x.log", text);
  Messages messages;
  ChunkSource source({path}, {text.size(), false}, messages.diagnostics);
  const std::optional<Chunk> chunk = source.next();
  truncate_to(path, 2 * kPage);
  touch(chunk->bytes);
  dir.write("x.log", text);
  CHECK(chunk->usable_bytes().size() == 2 * kPage / 33 * 33);
  CHECK(messages.text.find("cannot read all of " + path) != std::string::npos);
}

TEST_CASE("a cut line whose file has shrunk is not joined with anything") {
  const TempDir dir;
  const std::string finished =
      dir.write("@400000004ef8ecec0d2c3334.s", "a\n" + lines_of(kPage) + "tail");
  dir.write("current", "head\nb\n");
  Messages messages;
  ChunkSource source({dir.path()}, {2, true}, messages.diagnostics);
  CHECK(source.next()->bytes == "a\n");
  truncate_to(finished, 2);
  CHECK(source.next()->bytes == "head\n");
  CHECK(source.next()->bytes == "b\n");
  CHECK(messages.text == shrank(finished));
}

TEST_CASE("several threads may hit the missing pages at once") {
  const TempDir dir;
  const std::string text = lines_of(256 * kPage);
  const std::string path = dir.write("x.log", text);
  Messages messages;
  ChunkSource source({path}, {kPage, false}, messages.diagnostics);
  std::vector<Chunk> chunks;
  while (std::optional<Chunk> chunk = source.next()) chunks.push_back(std::move(*chunk));
  truncate_to(path, 10);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; i < chunks.size(); i += 4) {
        touch(chunks[i].bytes);
        static_cast<void>(chunks[i].usable_bytes());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Chunk& chunk : chunks) CHECK(chunk.usable_bytes().empty());
  CHECK(messages.text == shrank(path));
}

TEST_CASE("SIGBUS elsewhere still ends the process") {
  const TempDir dir;
  const std::string path = dir.write("x.log", lines_of(kPage));
  CHECK(read_all({path}).messages.empty());  // installs the handler
  for (const bool sent : {false, true}) {
    const pid_t child = ::fork();
    if (child == 0) {
      // A test framework's or sanitizer's own handler would print.
      ::close(STDOUT_FILENO);
      ::close(STDERR_FILENO);
      if (sent) ::raise(SIGBUS);
      const int fd = ::open(path.c_str(), O_RDWR);
      const void* const place = ::mmap(nullptr, 4 * kPage, PROT_READ, MAP_SHARED, fd, 0);
      touch({static_cast<const char*>(place), 4 * kPage});
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK_FALSE((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  }
}
