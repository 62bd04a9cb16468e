// Mappings of files that shrink: zeros instead of a crash, here and nowhere else.
#include "input/mapped_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <atomic>
#include <thread>

#include "unit/input/read_fixture.h"

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

void truncate_to(const std::string& path, std::size_t size) {
  REQUIRE(::truncate(path.c_str(), static_cast<off_t>(size)) == 0);
}

std::shared_ptr<const MappedFile> map_file(const std::string& path, std::uint64_t size) {
  const FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return MappedFile::map(fd.get(), size);
}

}  // namespace

TEST_CASE("a mapping is the file, and needs no descriptor") {
  const TempDir dir;
  const std::string text = lines_of(5 * kPage + 100);
  const auto mapped = map_file(dir.write("x.log", text), text.size());
  REQUIRE(mapped);
  CHECK(mapped->bytes() == text);
}

TEST_CASE("what cannot be mapped is told") {
  CHECK(MappedFile::map(-1, 10) == nullptr);
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const FileDescriptor in(ends[0]), out(ends[1]);
  CHECK(MappedFile::map(in.get(), 10) == nullptr);
}

TEST_CASE("a file that has shrunk can be touched, and reads as zeros where it was") {
  const TempDir dir;
  const std::string text = lines_of(64 * kPage);
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, 5 * kPage, 5 * kPage + 100}) {
    CAPTURE(size);
    const std::string path = dir.write("x.log", text);
    const auto mapped = map_file(path, text.size());
    REQUIRE(mapped);
    truncate_to(path, size);
    touch(mapped->bytes());
    CHECK(mapped->bytes().substr(0, size) == std::string_view(text).substr(0, size));
    CHECK(mapped->bytes().find_first_not_of('\0', size) == std::string_view::npos);
    // It may grow again: what was replaced stays so.
    dir.write("x.log", text);
    CHECK(mapped->bytes().back() == '\0');
  }
}

TEST_CASE("several threads may hit the missing pages at once") {
  const TempDir dir;
  const std::string text = lines_of(256 * kPage);
  const std::string path = dir.write("x.log", text);
  const auto mapped = map_file(path, text.size());
  REQUIRE(mapped);
  truncate_to(path, 10);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; i < 256; i += 4) touch(mapped->bytes().substr(i * kPage, kPage));
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(mapped->bytes().substr(0, 10) == text.substr(0, 10));
  CHECK(mapped->bytes().find_first_not_of('\0', 10) == std::string_view::npos);
}

TEST_CASE("there are places for some hundreds of mappings, which are given back") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "line\n");
  for (int round = 0; round < 2; ++round) {
    std::vector<std::shared_ptr<const MappedFile>> mappings;
    for (int i = 0; i < 1000; ++i) {
      auto mapped = map_file(path, 5);
      if (mapped == nullptr) break;
      mappings.push_back(std::move(mapped));
    }
    CHECK(mappings.size() >= 200);
    CHECK(mappings.size() < 1000);
  }
}

TEST_CASE("an open file is mapped once, or not at all") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "line\n");
  const auto file = open_file(path);
  std::shared_ptr<const MappedFile> mapped = file->mapping();
  REQUIRE(mapped);
  CHECK(mapped == file->mapping());
  CHECK(mapped->bytes() == "line\n");
  const auto empty = open_file(dir.write("none.log", ""));
  CHECK(empty->size() == 0);  // its mapping is not to be asked for
}

TEST_CASE("SIGBUS elsewhere still ends the process") {
  const TempDir dir;
  const std::string path = dir.write("x.log", lines_of(kPage));
  const auto guarded = map_file(path, kPage);  // installs the handler
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
