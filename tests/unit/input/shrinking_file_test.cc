// Files that shrink or are written anew while they are read: one error, only what is left.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "input/chunk_buffer.h"
#include "input/file_source.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

void truncate_to(const std::string& path, std::size_t size) {
  REQUIRE(::truncate(path.c_str(), static_cast<off_t>(size)) == 0);
}

std::string shrank(const std::string& path) {
  return "gsaw: " + path + " shrank while it was being read\n";
}

}  // namespace

TEST_CASE(
    "of a file that shrinks, in ranges of any size, whole lines before its new end are read") {
  const TempDir dir;
  const std::string text = lines_of(9000);
  for (const std::size_t left : {std::size_t{0}, std::size_t{10}, std::size_t{33}, std::size_t{34},
                                 std::size_t{5000}, text.size() - 1}) {
    for (const std::size_t size :
         {std::size_t{1}, std::size_t{33}, std::size_t{100}, std::size_t{3000}, text.size()}) {
      for (const bool from_end : {false, true}) {
        CAPTURE(left);
        CAPTURE(size);
        CAPTURE(from_end);
        const std::string path = dir.write("x.log", text);
        Feed feed({path}, settings_of(size, false, from_end));
        std::string joined;
        bool first = true;
        while (const std::optional<Chunk> chunk = feed.next()) {
          if (from_end) {
            joined.insert(0, chunk->block.bytes);
          } else {
            joined += chunk->block.bytes;
          }
          if (std::exchange(first, false)) {
            joined.clear();
            truncate_to(path, left);
          }
        }
        // The lines of the first range were read before.
        const std::size_t cut = from_end ? text.size() - size : size;
        const std::size_t lines_end = (cut + 32) / 33 * 33;
        const std::string rest = from_end ? text.substr(0, lines_end) : text.substr(lines_end);
        const std::size_t there = left / 33 * 33;
        const std::size_t rest_begin = from_end ? 0 : lines_end;
        CHECK(joined == rest.substr(0, there - std::min(there, rest_begin)));
        const bool told = feed.messages.text == shrank(path);
        CHECK((told || (feed.messages.text.empty() && joined == rest)));
      }
    }
  }
}

TEST_CASE("a file that shrank before its first range is read, and the file behind it") {
  const TempDir dir;
  const std::string path = dir.write("x.log", lines_of(9000));
  const auto file = open_file(path);
  const LongLineLimit limit;
  ChunkBuffer buffer(limit);
  truncate_to(path, 0);
  Block block, next;
  block.range = {file, 0, 9000};
  next.range = {file, 5000, 9000};
  buffer.read(block);
  buffer.read(next);
  CHECK(block.bytes.empty());
  CHECK(next.bytes.empty());
  REQUIRE(block.errors.size() == 1);
  CHECK(block.errors[0].message == path + " shrank while it was being read");
  CHECK(next.errors.empty());  // said once
  CHECK_FALSE(file->take_loss());
}

TEST_CASE("of a line that is too long, and whose end is gone, nothing is said but that") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "a\n" + std::string(100'000, 'x') + "\nb\n");
  const auto file = open_file(path);
  LongLineLimit limit;
  limit.max_line = 100;
  ChunkBuffer buffer(limit);
  truncate_to(path, 50'000);
  Block block;
  block.range = {file, 0, 1000};
  buffer.read(block);
  CHECK(block.bytes == "a\n");
  CHECK_FALSE(block.long_line);
  REQUIRE(block.errors.size() == 1);
  CHECK(block.errors[0].message == path + " shrank while it was being read");
}

TEST_CASE("the loss is told once however many threads meet it") {
  const TempDir dir;
  const std::string path = dir.write("x.log", lines_of(500'000));
  const auto file = open_file(path);
  truncate_to(path, 10);
  const LongLineLimit limit;
  std::atomic<int> told = 0, lines = 0;
  std::vector<std::thread> threads;
  for (std::uint64_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      ChunkBuffer buffer(limit);
      for (std::uint64_t i = t; i < 100; i += 4) {
        Block block;
        block.range = {file, i * 5000, (i + 1) * 5000};
        buffer.read(block);
        told += static_cast<int>(block.errors.size());
        lines += block.bytes.empty() ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(told == 1);
  CHECK(lines == 0);
}

TEST_CASE("a file that is written anew in its place: what is there is read, in whole lines") {
  const TempDir dir;
  const std::string path = dir.write("x.log", lines_of(9900));
  Feed feed({path}, settings_of(3300));
  REQUIRE(feed.next());
  dir.write("x.log", std::string(3295, 'y') + '\n' + std::string(7000, 'z') + "\nq\n");
  // The byte before the range is no newline any more: its first line is taken for a rest.
  CHECK(feed.next_lines() == "end");
  CHECK(feed.messages.text.empty());
}

TEST_CASE("an empty file of which nothing can be lost, and one that grew again") {
  const TempDir dir;
  const std::string text = lines_of(9900);
  const std::string path = dir.write("x.log", text);
  Feed feed({path}, settings_of(3300));
  std::string joined(feed.next()->block.bytes);
  truncate_to(path, 100);
  dir.write("x.log", text);
  while (const std::optional<Chunk> chunk = feed.next()) joined += chunk->block.bytes;
  CHECK(joined == text);
  CHECK(feed.messages.text.empty());
}
