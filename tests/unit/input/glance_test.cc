// Looks at files where they are: the same lines as are read, or none.
#include "input/glance.h"

#include <doctest/doctest.h>

#include <sys/mman.h>

#include <fstream>
#include <random>

#include "input/chunk_buffer.h"
#include "input/file_source.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

constexpr auto kSearch = Glance::Effort::search, kJudge = Glance::Effort::judge;
constexpr auto kNothing = [](std::string_view) { return true; };
constexpr auto kSomething = [](std::string_view) { return false; };

void truncate_to(const std::string& path, std::size_t size) {
  REQUIRE(::truncate(path.c_str(), static_cast<off_t>(size)) == 0);
}

std::string random_lines(std::minstd_rand& random) {
  std::string text;
  while (text.size() < 20'000) {
    text += std::string(random() % (random() % 20 == 0 ? 3000 : 60), 'x') + '\n';
  }
  if (random() % 2 == 0) text += "no newline";
  return text;
}

// Pages of files that the process has mapped and touched, in bytes.
std::size_t held_of_files() {
  std::size_t size = 0, resident = 0, shared = 0;
  std::ifstream("/proc/self/statm") >> size >> resident >> shared;
  return shared * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

FileRange range_of(std::shared_ptr<const OpenFile> file, std::uint64_t begin, std::uint64_t end) {
  return {std::move(file), begin, end};
}

}  // namespace

TEST_CASE("the lines of a range are those that would have been read") {
  const TempDir dir;
  std::minstd_rand random(1);
  const LongLineLimit limit;
  std::size_t looked_at = 0;
  for (int round = 0; round < 20; ++round) {
    const std::string text = random_lines(random);
    const auto file = open_file(dir.write("x.log", text));
    for (const std::size_t size : {1U, 7U, 64U, 1000U, 4096U, 30'000U}) {
      FileSource source(file, size, round % 2 == 0);
      ChunkBuffer buffer(limit);
      Glance glance;
      while (std::optional<Block> block = source.next()) {
        const auto lines = glance.look_at(block->range, kSearch, kNothing);
        buffer.read(*block);
        if (lines) CHECK(lines->bytes == block->bytes);
        if (lines && !block->bytes.empty()) CHECK(lines->offset == block->offset);
        looked_at += lines.has_value();
      }
    }
  }
  CHECK(looked_at > 1000);
}

TEST_CASE("a line that goes far beyond the range is read, and so is one that is wanted") {
  const TempDir dir;
  const std::string text = "a\n" + std::string(100'000, 'b') + "\nc\n";
  const auto file = open_file(dir.write("x.log", text));
  Glance glance;
  CHECK_FALSE(glance.look_at(range_of(file, 0, 10), kSearch, kNothing));
  CHECK(glance.look_at(range_of(file, 0, 2), kSearch, kNothing)->bytes == "a\n");
  CHECK(glance.look_at(range_of(file, 100'003, text.size()), kSearch, kNothing)->bytes == "c\n");
  CHECK_FALSE(glance.look_at(range_of(file, 0, 2), kSearch, kSomething));
}

TEST_CASE("of a file that has shrunk nothing is ruled out, wherever its end is now") {
  const TempDir dir;
  const std::string text = lines_of(100'000);
  for (const std::size_t left : {std::size_t{0}, std::size_t{50'000}, text.size() - 1}) {
    CAPTURE(left);
    const std::string path = dir.write("x.log", text);
    const auto file = open_file(path);  // of the size that it had
    truncate_to(path, left);
    Glance glance;
    CHECK_FALSE(
        glance.look_at(range_of(file, text.size() - 40'000, text.size()), kSearch, kNothing));
  }
}

TEST_CASE("looks in vain end, until more was read, or looks have been of use") {
  const TempDir dir;
  const std::string text = lines_of(std::size_t{1} << 20);
  const auto file = open_file(dir.write("x.log", text));
  const FileRange all = range_of(file, 0, text.size() - 1);  // but a range of several
  std::size_t looks = 0;
  const auto in_vain = [&](std::string_view) { return ++looks == 0; };
  Glance glance;
  for (int i = 0; i < 100; ++i) CHECK_FALSE(glance.look_at(all, kSearch, in_vain));
  CHECK(looks > 0);
  CHECK(looks < 10);
  CHECK_FALSE(glance.look_at(all, kSearch, kNothing));
  for (int i = 0; i < 32; ++i) glance.was_read(text.size());
  CHECK(glance.look_at(all, kSearch, kNothing));
  for (int i = 0; i < 100; ++i) CHECK(glance.look_at(all, kSearch, kNothing));
  looks = 0;
  for (int i = 0; i < 20; ++i) CHECK_FALSE(glance.look_at(all, kSearch, in_vain));
  CHECK(looks == 20);
}

TEST_CASE("where all is wanted, and read, few of the ranges are looked at") {
  const TempDir dir;
  const std::string text = lines_of(std::size_t{1} << 20);
  const auto file = open_file(dir.write("x.log", text));
  const FileRange all = range_of(file, 0, text.size() - 1);
  std::size_t looks = 0;
  Glance glance;
  for (int i = 0; i < 640; ++i) {
    CHECK_FALSE(glance.look_at(all, kSearch, [&](std::string_view) { return ++looks == 0; }));
    glance.was_read(text.size());
  }
  CHECK(looks >= 20);
  CHECK(looks < 30);
  for (int i = 0; i < 32; ++i) glance.was_read(text.size());
  CHECK(glance.look_at(all, kSearch,
                       kNothing));  // from then on all is looked at while that is of use
  for (int i = 0; i < 10; ++i) CHECK(glance.look_at(all, kSearch, kNothing));
}

// Touches memory of its own, page by page: as a look at small pages of a file does.
bool touch_pages() {
  constexpr std::size_t kSize = std::size_t{1} << 20;
  void* const memory =
      ::mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  ::madvise(memory, kSize, MADV_NOHUGEPAGE);
  for (std::size_t at = 0; at < kSize; at += 4096) static_cast<volatile char*>(memory)[at] = 'x';
  return ::munmap(memory, kSize) == 0;
}

constexpr auto kTouchesPages = [](std::string_view) { return touch_pages(); };

TEST_CASE(
    "where pages come one by one, few ranges are judged where they are, and all are searched") {
  const TempDir dir;
  const std::string text = lines_of(std::size_t{1} << 20);
  const auto file = open_file(dir.write("x.log", text));
  const FileRange all = range_of(file, 0, text.size() - 1);
  Glance judging, searching;
  std::size_t judged = 0, searched = 0;
  for (int i = 0; i < 100; ++i) {
    const auto lines = judging.look_at(all, kJudge, kTouchesPages);
    if (lines) CHECK(lines->bytes == text);
    judged += lines.has_value();
    searched += searching.look_at(all, kSearch, kTouchesPages).has_value();
  }
  CHECK(judged > 0);
  CHECK(judged < 10);
  CHECK(searched == 100);
}

TEST_CASE("of a large file that is looked at little is held at a time, from either end") {
  const TempDir dir;
  constexpr std::size_t kSize = std::size_t{128} << 20, kRange = std::size_t{512} << 10;
  const std::string path = dir.write("x.log", lines_of(kRange));
  {
    std::ofstream log(path, std::ios::app | std::ios::binary);
    const std::string more = lines_of(kRange);
    for (std::size_t at = kRange; at < kSize; at += kRange) log << more;
  }
  const auto file = open_file(path);
  for (const bool from_end : {false, true}) {
    const std::size_t before = held_of_files();
    std::size_t most = 0, looked_at = 0;
    FileSource source(file, kRange, from_end);
    Glance glance;
    while (std::optional<Block> block = source.next()) {
      looked_at +=
          glance.look_at(block->range, kSearch, kNothing).value_or(Glance::Lines{}).bytes.size();
      most = std::max(most, held_of_files());
    }
    CHECK(looked_at == file->size());
    CHECK(most - std::min(most, before) < kSize / 2);
  }
}
