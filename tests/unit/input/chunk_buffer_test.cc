// Ranges of files read into memory of one's own: however a file is cut, each line is read once.
#include "input/chunk_buffer.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <algorithm>
#include <random>

#include "base/nul_run.h"
#include "input/file_source.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

struct Line {
  std::uint64_t number = 0;  // from 1
  std::string text;          // with its newline, without NULs before it; empty: too long
  std::uint64_t long_size = 0;
  bool operator==(const Line&) const = default;
};

// A line as whoever reads a block is to see it.
Line line_of(std::uint64_t number, std::string_view text, std::size_t max_line) {
  text.remove_prefix(leading_nuls(text));
  const std::size_t size = text.size() - (text.ends_with('\n') ? 1 : 0);
  if (size > max_line) return {number, "", size};
  return {number, std::string(text), 0};
}

void add_lines(std::vector<Line>& lines, std::uint64_t number, std::string_view text,
               std::size_t max_line) {
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(line_of(number++, text.substr(0, size), max_line));
    text.remove_prefix(size);
  }
}

// The lines of a file, cut into ranges of `size` bytes.
std::vector<Line> read_lines(const std::shared_ptr<const OpenFile>& file, std::string_view text,
                             std::size_t size, const LongLineLimit& limit, bool from_end) {
  const std::uint64_t begin = file->file()->begin;
  const auto number_at = [&](std::uint64_t offset) {
    return 1 + static_cast<std::uint64_t>(
                   std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                              text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  };
  std::vector<std::vector<Line>> ranges;
  FileSource source(file, size, from_end);
  ChunkBuffer buffer(limit);
  while (std::optional<Block> block = source.next()) {
    buffer.read(*block);
    CHECK(block->errors.empty());
    std::vector<Line> lines;
    if (!block->bytes.empty()) {
      add_lines(lines, number_at(block->offset), block->bytes, limit.max_line);
    }
    // Whoever reads ranges that are no longer than a line may be has no long line at hand.
    if (size <= limit.max_line) {
      CHECK(find_long_line(block->bytes, limit.max_line) == block->bytes.size());
    }
    if (block->in_a_row) CHECK(text.substr(block->offset).starts_with(block->bytes));
    if (block->long_line) {
      const LinePlace& place = block->long_line->place;
      CHECK(place.file == file->file());
      lines.push_back({number_at(place.offset), "", block->long_line->size});
    }
    ranges.push_back(std::move(lines));
  }
  if (from_end) std::reverse(ranges.begin(), ranges.end());
  std::vector<Line> all;
  for (const std::vector<Line>& lines : ranges) all.insert(all.end(), lines.begin(), lines.end());
  return all;
}

// Every range size, forward and from the end.
void check_ranges(const TempDir& dir, const std::string& text, std::size_t max_line,
                  std::size_t begin = 0) {
  CAPTURE(text);
  CAPTURE(max_line);
  CAPTURE(begin);
  LongLineLimit limit;
  limit.max_line = max_line;
  const auto file = open_file(dir.write("x.log", text), begin);
  std::vector<Line> expected;
  add_lines(expected, 1, std::string_view(text).substr(begin), max_line);
  for (std::size_t size = 1; size <= text.size() + 2; ++size) {
    for (const bool from_end : {false, true}) {
      CAPTURE(size);
      CHECK(read_lines(file, text, size, limit, from_end) == expected);
    }
  }
}

constexpr std::size_t kNoLimit = std::size_t{1} << 30;

}  // namespace

TEST_CASE("any range size, either way: each line is read once") {
  using namespace std::string_literals;
  const TempDir dir;
  const std::string long_line(30, 'x');
  for (const std::string& text :
       {"a\nbb\n\nccc\n" + long_line + "\n\nd\ne", "a\n" + long_line, long_line + "\na\n",
        std::string(12, '\n'), long_line, "a"s, "\n"s, "\na"s, "a\n\n\nb\n"s,
        "a\r\n\r\nbb\r\n\rc\r"s, "a\0b\n\0\0\n\0\0c\nd\0\0\ne\0"s, "\0\0\0"s}) {
    check_ranges(dir, text, kNoLimit);
    for (std::size_t begin = 1; begin < text.size(); begin += 5) {
      check_ranges(dir, text, kNoLimit, begin);
    }
  }
}

TEST_CASE("lines as long as may be, and one byte longer") {
  const TempDir dir;
  for (const std::size_t size : {9U, 10U, 11U}) {
    const std::string line(size, 'x');
    check_ranges(dir, line + '\n' + line + "\na\n" + line, 10);
    check_ranges(dir, "a\n" + line + '\n', 10);
    check_ranges(dir, "a\nb" + line, 10, 3);
  }
  // What is read at once ends before the newline.
  check_ranges(dir, "a\n" + std::string(2050, 'x') + "\nb\n", 2050);
}

// The buffer reads some KiB beyond a range at once: here lines are longer than that.
TEST_CASE("longer lines, too long ones, and NULs before both, in ranges of any size") {
  const TempDir dir;
  std::mt19937 random(4711);
  const auto up_to = [&](std::size_t most) { return random() % (most + 1); };
  for (int round = 0; round < 60; ++round) {
    std::string text;
    while (text.size() < 20'000) {
      if (up_to(2) == 0) text.append(up_to(9000), '\0');
      text.append(up_to(up_to(3) == 0 ? 9000 : 300), 'x');
      if (up_to(5) != 0) text += '\n';
    }
    LongLineLimit limit;
    limit.max_line = 1 + up_to(6000);
    const std::size_t begin = up_to(1) * up_to(text.size() - 1);
    const auto file = open_file(dir.write("x.log", text), begin);
    std::vector<Line> expected;
    add_lines(expected, 1, std::string_view(text).substr(begin), limit.max_line);
    for (const std::size_t size : {1 + up_to(50), 1 + up_to(3000), 1 + up_to(30'000)}) {
      CAPTURE(round);
      CAPTURE(size);
      CHECK(read_lines(file, text, size + 100, limit, up_to(1) == 0) == expected);
    }
  }
}

TEST_CASE("what was appended since the file was opened is not read") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "a\nb");
  const auto file = open_file(path);
  std::ofstream(path, std::ios::app) << "c\nd\n";
  Block block;
  block.range = {file, 0, 3};
  const LongLineLimit limit;
  ChunkBuffer(limit).read(block);  // the bytes are gone with it
  CHECK(block.bytes.size() == 3);
  CHECK(block.errors.empty());
}

TEST_CASE("bytes at hand stay as they are") {
  Block block;
  block.bytes = "a\nb";
  const char* const place = block.bytes.data();
  const LongLineLimit limit;
  ChunkBuffer buffer(limit);
  buffer.read(block);
  CHECK(block.bytes == "a\nb");
  CHECK(block.bytes.data() == place);
}

TEST_CASE("ranges of many sizes one after another, small after a giant line, too") {
  const TempDir dir;
  const std::string text = lines_of(100'000);
  const std::string giant = std::string(9U << 20, 'x') + '\n' + text;
  const auto small = open_file(dir.write("small.log", text));
  const auto large = open_file(dir.write("giant.log", giant));
  const LongLineLimit limit;
  ChunkBuffer buffer(limit);
  for (const std::uint64_t size : {1U, 99'000U, 33U, 70'000U, 5000U}) {
    Block giant_block;
    giant_block.range = {large, 0, size};
    buffer.read(giant_block);
    CHECK(giant_block.bytes.size() == (9U << 20) + 1);
    Block block;
    block.range = {small, 0, size};
    buffer.read(block);
    CHECK(block.bytes == std::string_view(text).substr(0, (size + 32) / 33 * 33));
  }
}
