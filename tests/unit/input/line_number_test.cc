// Numbers of lines, counted by reading the file once more, if it is still the same.
#include "input/line_number.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

// The number of the line that begins with `word`, as a run would ask for it.
std::uint64_t number_of(const std::vector<Chunk>& chunks, std::string_view word) {
  for (const Chunk& chunk : chunks) {
    const std::size_t at = chunk.block.bytes.find(word);
    if (at == std::string_view::npos) continue;
    return line_number({chunk.file, chunk.block.first_line, chunk.block.offset + at});
  }
  return 99;
}

}  // namespace

TEST_CASE("a place that has its number keeps it") { CHECK(line_number({nullptr, 17, 0}) == 17); }

TEST_CASE("a place in no file, and one in a stream, has none") {
  CHECK(line_number({nullptr, 0, 5}) == 0);
  CHECK(line_number({std::make_shared<const InputFile>(InputFile{"pipe"}), 0, 5}) == 0);
}

TEST_CASE("the number is counted up to the line's place") {
  const TempDir dir;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + '\n';
  const auto file = open_file(dir.write("x.log", text))->file();
  for (const int i : {0, 1, 9, 4711, 99'999}) {
    const std::string line = std::to_string(i) + '\n';
    const std::size_t at = i == 0 ? 0 : text.find('\n' + line) + 1;
    CHECK(line_number({file, 0, at}) == static_cast<std::uint64_t>(i) + 1);
  }
}

TEST_CASE("a counter goes on from place to place") {
  const TempDir dir;
  LineCounter counter(open_file(dir.write("x.log", "a\nb\n\nc\n"))->file());
  CHECK(counter.line_at(0) == 1);
  CHECK(counter.line_at(0) == 1);
  CHECK(counter.line_at(2) == 2);
  CHECK(counter.line_at(5) == 4);
  CHECK(counter.line_at(5) == 4);
}

TEST_CASE("parts of which it is known how many lines they have are not read again") {
  const TempDir dir;
  const auto file = open_file(dir.write("x.log", "a\nb\nc\nd\ne\nf\n"))->file();
  // No true numbers: they tell what was counted and what was not.
  file->known_lines.add({4, 8, 4});
  file->known_lines.add({0, 2, 2});
  file->known_lines.add({2, 6, 3});  // as when it was read by other chunks
  file->known_lines.add({0, 2, 2});
  const auto line_at = [&](std::uint64_t offset) { return line_number({file, 0, offset}); };
  CHECK(line_at(0) == 1);
  CHECK(line_at(2) == 3);
  CHECK(line_at(4) == 4);  // within the second part
  CHECK(line_at(6) == 6);
  CHECK(line_at(10) == 8);
  LineCounter counter(file);
  CHECK(counter.line_at(4) == 4);
  CHECK(counter.line_at(8) == 8);
}

TEST_CASE("what is known of a file is bounded") {
  const TempDir dir;
  const auto file = open_file(dir.write("x.log", "a\nb\n"))->file();
  for (int i = 0; i < 100'000; ++i) file->known_lines.add({100, 200, 1});
  const std::size_t kept = file->known_lines.in_order().size();
  CHECK(kept > 10'000);
  CHECK(kept < 100'000);
  CHECK(line_number({file, 0, 2}) == 2);
}

TEST_CASE("standard input counts from where it stood, and is not moved") {
  const TempDir dir;
  const int fd = ::open(dir.write("x.log", "1\n2\na\nb\nc\n").c_str(), O_RDONLY);
  ::lseek(fd, 4, SEEK_SET);
  const StdinFrom standard_input(fd);
  const std::vector<Chunk> chunks = read_all({"-"}, settings_of(2)).full;
  CHECK(number_of(chunks, "a") == 1);
  CHECK(number_of(chunks, "c") == 3);
  CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 10);
}

TEST_CASE("standard input that has become another file") {
  const TempDir dir;
  std::vector<Chunk> chunks;
  {
    const StdinFrom standard_input(::open(dir.write("x.log", "a\nb\n").c_str(), O_RDONLY));
    chunks = read_all({"-"}, settings_of(2)).full;
  }
  const StdinFrom standard_input(::open(dir.write("y.log", "\n\n\n\n").c_str(), O_RDONLY));
  CHECK(number_of(chunks, "b") == 0);
}

TEST_CASE("a file that was renamed, replaced or cut has no numbers any more") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "a\nb\nc\n");
  const std::vector<Chunk> chunks = read_all({path}, settings_of(2)).full;
  CHECK(number_of(chunks, "c") == 3);
  std::filesystem::rename(path, dir / "x.log.1");
  CHECK(number_of(chunks, "c") == 0);
  dir.write("x.log", "\n\n\n\n\n\n\n");  // another file of this name
  CHECK(number_of(chunks, "c") == 0);
  std::filesystem::rename(dir / "x.log.1", path);
  CHECK(number_of(chunks, "c") == 3);
  REQUIRE(::truncate(path.c_str(), 3) == 0);
  CHECK(number_of(chunks, "c") == 0);
  CHECK(number_of(chunks, "b") == 2);
}
