// Lines of what is read byte after byte: at once, whole, numbered, and all of them.
#include "input/stream_source.h"

#include <doctest/doctest.h>

#include <deque>
#include <initializer_list>
#include <random>

#include "base/nul_run.h"
#include "unit/input/stream_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

using Kind = ReadOutcome::Kind;

// A line as whoever reads a block is to see it; too long ones by their size alone.
std::vector<std::string> lines_in(std::string_view text, std::size_t max_line) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, size);
    line.remove_prefix(leading_nuls(line));
    const std::size_t length = line.size() - (line.ends_with('\n') ? 1 : 0);
    lines.push_back(length > max_line ? "too long: " + std::to_string(length) : std::string(line));
    text.remove_prefix(size);
  }
  return lines;
}

std::vector<std::string> lines_of(Stream& stream, std::size_t max_line) {
  std::vector<std::string> lines;
  while (const std::optional<Block> block = stream.source.next()) {
    if (!block->bytes.empty()) CHECK(block->first_line == lines.size() + 1);
    CHECK(find_long_line(block->bytes, max_line) == block->bytes.size());
    for (std::string& line : lines_in(block->bytes, max_line)) lines.push_back(std::move(line));
    if (!block->long_line) continue;
    lines.push_back("too long: " + std::to_string(block->long_line->size));
    CHECK(block->long_line->place.line == lines.size());
  }
  CHECK(stream.source.at_end());
  return lines;
}

}  // namespace

TEST_CASE("any block size and any size of reads gives the same lines") {
  std::string text;
  for (std::size_t i = 0; i < 30; ++i) {
    text += std::string(i * 7 % 23, static_cast<char>('a' + i % 26)) + '\n';
  }
  text += "no newline";
  using Sizes = std::initializer_list<std::size_t>;
  for (const std::size_t block_size : Sizes{1, 2, 3, 5, 8, 13, 21, 22, 23, 24, 25, 64, 200, 1000}) {
    for (const std::size_t read_size : Sizes{1, 7, 24, 1000}) {
      for (const bool ready : {false, true}) {
        CAPTURE(block_size);
        CAPTURE(read_size);
        CAPTURE(ready);
        Stream stream(FakeReader::of(text, read_size, ready), block_size);
        std::string joined;
        for (std::string next = stream.next(); next != "end"; next = stream.next()) {
          CHECK((next.ends_with('\n') || next.ends_with("no newline")));
          joined += next;
        }
        CHECK(joined == text);
        std::string kept;
        for (const Block& block : stream.kept) kept += block.bytes;
        CHECK(kept == text);
        CHECK(stream.messages.text.empty());
      }
    }
  }
}

TEST_CASE("too long lines, and NULs before an entry: every line is told of, in order") {
  std::mt19937 random(815);
  const auto up_to = [&](std::size_t most) { return random() % (most + 1); };
  for (int round = 0; round < 400; ++round) {
    std::string text(1, 'a');
    while (text.size() < 3000) {
      if (up_to(3) == 0) text.append(up_to(300), '\0');
      text.append(up_to(up_to(3) == 0 ? 500 : 20), 'x');
      if (up_to(5) != 0) text += '\n';
    }
    LongLineLimit limit;
    limit.max_line = 1 + up_to(300);
    const std::size_t block_size = 1 + up_to(up_to(1) == 0 ? 20 : 1000);
    CAPTURE(round);
    Stream stream(FakeReader::of(text, 1 + up_to(700), up_to(1) == 0), block_size, limit);
    CHECK(lines_of(stream, limit.max_line) == lines_in(text, limit.max_line));
  }
}

TEST_CASE("lines behind one that is too long are read although the end is known by then") {
  LongLineLimit limit;
  limit.max_line = 10;
  Stream stream(FakeReader::of(std::string(30, 'x') + "\na\nb", 20, true), 20, limit);
  CHECK(lines_of(stream, 10) == std::vector<std::string>{"too long: 30", "a\n", "b"});
}

TEST_CASE("what is at hand behind a line that is too long is given out before more is waited for") {
  LongLineLimit limit;
  limit.max_line = 10;
  Stream stream(std::make_unique<FakeReader>(std::deque<FakeReader::Read>{
                    {"a\n" + std::string(20, 'x') + "\nb\n"}, {"", {Kind::stopped}}}),
                100, limit);
  CHECK(stream.source.next()->bytes == "a\n");
  CHECK(stream.source.next()->long_line->size == 20);
  CHECK(stream.source.next()->bytes == "b\n");
  CHECK_FALSE(stream.source.next());
}

TEST_CASE("a line exactly as long as may be is no long one") {
  for (const std::size_t size : {9U, 10U, 11U}) {
    for (const std::size_t read_size : {1U, 5U, 100U}) {
      LongLineLimit limit;
      limit.max_line = 10;
      const std::string text = std::string(size, 'x') + '\n' + std::string(size, 'y');
      Stream stream(FakeReader::of(text, read_size, false), 4, limit);
      CHECK(lines_of(stream, 10) == lines_in(text, 10));
    }
  }
}

TEST_CASE("the lines before a failure are given out, then the failure; half a line is none") {
  Stream stream(std::make_unique<FakeReader>(
      std::deque<FakeReader::Read>{{"a\nb"}, {"", {Kind::failed, 0, EIO}}}));
  CHECK(stream.next() == "a\n");
  CHECK(stream.next() == "end");
  CHECK(stream.messages.text == "gsaw: cannot read pipe: Input/output error\n");
}

TEST_CASE("of a line too long to be held that could not be read to its end nothing is known") {
  LongLineLimit limit;
  limit.max_line = 4;
  Stream stream(std::make_unique<FakeReader>(std::deque<FakeReader::Read>{
                    {"a\n"}, {R"({"level":3,)"}, {"", {Kind::failed, 0, EIO}}}),
                4, limit);
  bool long_line = false;
  while (const std::optional<Block> block = stream.source.next()) {
    long_line |= block->long_line.has_value();
  }
  CHECK_FALSE(long_line);
}

TEST_CASE("told to stop: half a line is wanted by nobody") {
  Stream stream(
      std::make_unique<FakeReader>(std::deque<FakeReader::Read>{{"a\nb"}, {"", {Kind::stopped}}}));
  CHECK(stream.next() == "a\n");
  CHECK_FALSE(stream.source.at_end());
  CHECK(stream.next() == "end");
  CHECK(stream.source.at_end());
  CHECK(stream.messages.text.empty());
}

TEST_CASE("told to stop amid a line that is too long") {
  LongLineLimit limit;
  limit.max_line = 3;
  Stream stream(
      std::make_unique<FakeReader>(std::deque<FakeReader::Read>{{"xxxxx"}, {"", {Kind::stopped}}}),
      10, limit);
  static_cast<void>(stream.source.next());
  CHECK_FALSE(stream.source.next());
}

TEST_CASE("reads that were for nothing are repeated") {
  Stream stream(
      std::make_unique<FakeReader>(std::deque<FakeReader::Read>{{""}, {"a"}, {""}, {"\n"}, {""}}));
  CHECK(stream.next() == "a\n");
  CHECK(stream.next() == "end");
}

TEST_CASE("hostile: an archive that trickles in is told before any of it is given out") {
  Stream stream(FakeReader::of("PK\x03\x04\n\nand so on\n", 1, false));
  CHECK(stream.next() == "end");
  CHECK(stream.messages.text.find("pipe is an archive (zip)") != std::string::npos);
}

TEST_CASE("text that only begins like compressed data is text") {
  CHECK(Stream(FakeReader::of("BZ", 1, false)).next() == "BZ");
  CHECK(Stream(FakeReader::of("\x1f\x8b\n{}\n", 1, false)).next() == "\x1f\x8b\n");
}

TEST_CASE("an empty stream has no block, and no error") {
  Stream stream(FakeReader::of("", 1, false));
  CHECK_FALSE(stream.source.next());
  CHECK(stream.source.at_end());
}
