// Files that are one block: read when they are opened, and what is left of them when they shrink.
#include "input/small_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

Block read_small(const std::string& path, std::uint64_t size) {
  BlockPool pool(1000, 1);
  const FileDescriptor fd(::open(path.c_str(), O_RDONLY));
  return read_small_file(fd, size, InputFile{"x.log"}, pool);
}

}  // namespace

TEST_CASE("a small file is one block, with its numbers, and outlives its descriptor and the pool") {
  const TempDir dir;
  const Block block = read_small(dir.write("x.log", "a\n\nb"), 4);
  CHECK(block.bytes == "a\n\nb");
  CHECK(block.first_line == 1);
  CHECK(block.offset == 0);
  CHECK(block.owner != nullptr);
  CHECK(block.in_a_row);
  CHECK(block.range.file == nullptr);
  CHECK(block.errors.empty());
}

TEST_CASE("what was appended since is not read") {
  const TempDir dir;
  CHECK(read_small(dir.write("x.log", "a\nb\nc\n"), 3).bytes == "a\nb");
}

TEST_CASE("of one that has shrunk the whole lines are left, and the loss is told") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "a\nb\nc");
  for (const std::uint64_t size : {6U, 100U}) {
    const Block block = read_small(path, size);
    CHECK(block.bytes == "a\nb\n");
    REQUIRE(block.errors.size() == 1);
    CHECK(block.errors[0].message == "x.log shrank while it was being read");
  }
  CHECK(read_small(dir.write("x.log", ""), 10).bytes.empty());
}

TEST_CASE("one that says that it is longer than it is has all its bytes") {
  const std::string path = "/sys/devices/system/cpu/online";
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || status.st_size == 0 || status.st_size > 1000'000) {
    return;  // no such system
  }
  BlockPool pool(1000'000, 1);
  const FileDescriptor fd(::open(path.c_str(), O_RDONLY));
  const Block block =
      read_small_file(fd, static_cast<std::uint64_t>(status.st_size), InputFile{"online"}, pool);
  CHECK(!block.bytes.empty());
  CHECK(block.errors.empty());
}

TEST_CASE("one that cannot be read is an error") {
  const TempDir dir;
  const Block block = read_small(dir.path(), 10);
  CHECK(block.bytes.empty());
  REQUIRE(block.errors.size() == 1);
  CHECK(block.errors[0].message == "cannot read x.log: Is a directory");
}

TEST_CASE("a lane of a small file: one chunk, whether lines are counted, or the end is wanted") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "a\nb\nc");
  for (const bool count : {false, true}) {
    for (const bool from_end : {false, true}) {
      const ReadResult result = read_all({path}, settings_of(5, count, from_end));
      REQUIRE(result.chunks.size() == 1);
      const Chunk& chunk = result.chunks[0];
      CHECK(chunk.block.bytes == "a\nb\nc");
      CHECK(chunk.from_end == from_end);
      CHECK(chunk.first_of_file);
      CHECK(chunk.last_of_lane);
    }
  }
}
