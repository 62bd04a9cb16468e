// One lane: how files become chunks, and what is told on the way.
#include "input/lane.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <algorithm>
#include <new>

#include "input/line_number.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

// Lines of many lengths, empty ones too; the last may lack its newline.
std::string make_text(std::size_t lines, bool final_newline) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) {
    text += std::string(i * 7 % 23, static_cast<char>('a' + i % 26));
    if (i + 1 < lines || final_newline) text += '\n';
  }
  return text;
}

// The chunks of one lane: numbered, one of them the last, one the file's first, and all of them
// the text, in whole lines.
void check_chunks(const ReadResult& result, std::string_view text) {
  std::string joined;
  for (std::size_t i = 0; i < result.chunks.size(); ++i) {
    const Chunk& chunk = result.chunks[i];
    CHECK(chunk.id == ChunkId{0, i});
    CHECK(chunk.first_of_file == (i == 0));
    CHECK(chunk.last_of_lane == (i + 1 == result.chunks.size()));
    const Block& block = chunk.block;
    if (block.bytes.empty()) continue;
    CHECK((joined.empty() || joined.ends_with('\n')));
    const auto line =
        1 + static_cast<std::uint64_t>(std::count(joined.begin(), joined.end(), '\n'));
    CHECK(line_number({chunk.file, block.first_line, block.offset}) == line);
    joined += block.bytes;
  }
  CHECK(joined == text);
  CHECK(result.messages.empty());
}

}  // namespace

TEST_CASE("where memory runs out is behind what was given out") {
  const TempDir dir;
  ReadSettings settings = settings_of(4, true);
  settings.long_lines.max_line = 16;
  settings.long_lines.may_match = [](std::string_view) -> bool { throw std::bad_alloc(); };
  const ReadResult result =
      read_all({dir.write("a.log", "1\n2\n3\n" + std::string(40, 'x') + "\n5\n")}, settings);
  REQUIRE(result.chunks.back().block.interruption);
  CHECK(shown_place(result.chunks.back().block.interruption->at).ends_with("a.log:4"));
}

TEST_CASE("any chunk size gives the same lines, whole and numbered, counted or not") {
  const TempDir dir;
  for (const bool final_newline : {true, false}) {
    const std::string text = make_text(40, final_newline);
    const std::string path = dir.write("app.log", text);
    for (std::size_t size = 1; size <= text.size() + 2; ++size) {
      CAPTURE(size);
      for (const bool count : {false, true})
        check_chunks(read_all({path}, settings_of(size, count)), text);
    }
  }
}

TEST_CASE("a file of newlines, of one line, of one byte, and of none") {
  const TempDir dir;
  for (const std::string& text :
       {std::string(50, '\n'), std::string(50, 'x'), std::string("x"), std::string()}) {
    const std::string path = dir.write("app.log", text);
    for (std::size_t size = 1; size <= 52; ++size) {
      for (const bool count : {false, true})
        check_chunks(read_all({path}, settings_of(size, count)), text);
    }
  }
}

TEST_CASE("lines of regular files are counted only when asked for") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "a\nb\n");
  for (const Chunk& chunk : read_all({path}, settings_of(1)).full)
    CHECK(chunk.block.first_line == 0);
  std::uint64_t line = 0;
  for (const Chunk& chunk : read_all({path}, settings_of(1, true)).full) {
    CHECK(chunk.block.first_line == ++line);
  }
  CHECK(line == 2);
}

TEST_CASE("what is no file that can be read is one chunk with an error") {
  const TempDir dir;
  Messages messages;
  const std::string gz = dir.write("x.gz", "PK\x03\x04 and so on\n");
  Feed feed({gz});
  const std::optional<Chunk> chunk = feed.feed.next();
  REQUIRE(chunk);
  CHECK(chunk->block.errors.size() == 1);
  CHECK(chunk->file == nullptr);
  CHECK_FALSE(chunk->first_of_file);
  CHECK(chunk->last_of_lane);
  CHECK_FALSE(feed.feed.next());
}

TEST_CASE("an empty file has a chunk, too") {
  const TempDir dir;
  const ReadResult result = read_all({dir.write("empty.log", ""), "/dev/null"});
  CHECK(result.full.empty());
  CHECK(result.opened == std::vector<std::string>{dir / "empty.log", "/dev/null"});
  CHECK(result.messages.empty());
}

TEST_CASE("files without a size are read") {
  const ReadResult result = read_all({"/proc/self/status"});
  CHECK(result.text.starts_with("Name:"));
  CHECK(result.messages.empty());
}

TEST_CASE("standard input that is a file is read from where it stands, and left at its end") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "first\nsecond\nthird\n");
  for (const bool count : {false, true}) {
    const int fd = ::open(path.c_str(), O_RDONLY);
    ::lseek(fd, 6, SEEK_SET);
    const StdinFrom standard_input(fd);
    const ReadResult result = read_all({"-", "-"}, settings_of(1 << 20, count));
    CHECK(result.text == "second\nthird\n");
    REQUIRE(result.full.size() == 1);
    const Chunk& chunk = result.full[0];
    CHECK(line_number({chunk.file, chunk.block.first_line, chunk.block.offset}) == 1);
    CHECK(chunk.file->name == "standard input");
    CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 19);
  }
}

TEST_CASE("standard input that stands at its file's end, or behind it, is empty") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "first\n");
  for (const off_t position : {6, 100}) {
    const int fd = ::open(path.c_str(), O_RDONLY);
    ::lseek(fd, position, SEEK_SET);
    const StdinFrom standard_input(fd);
    const ReadResult result = read_all({"-"});
    CHECK(result.full.empty());
    CHECK(result.opened.size() == 1);
    CHECK(result.messages.empty());
    CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == position);
  }
}

TEST_CASE("standard input that is a directory or closed is an error") {
  {
    const StdinFrom standard_input(::open("/", O_RDONLY));
    CHECK(read_all({"-"}).messages == "gsaw: cannot open standard input: Is a directory\n");
  }
  const TempDir dir;
  const std::string path = dir.write("app.log", "a\n");
  const StdinFrom standard_input(::open("/dev/null", O_RDONLY));
  ::close(STDIN_FILENO);
  // The file, still open, must not have become standard input.
  const ReadResult result = read_all({path, "-"});
  CHECK(result.text == "a\n");
  CHECK(result.messages == "gsaw: cannot open standard input: Bad file descriptor\n");
}

TEST_CASE("after stop there is one more chunk, which is the last") {
  const TempDir dir;
  Feed feed({dir.write("app.log", "a\nb\nc\n")}, settings_of(2));
  const StopSignal signal;
  Lane lane(7, *feed.inputs.lane(0), {feed.settings, signal, feed.pool});
  const Chunk first = lane.next();
  CHECK(first.id == ChunkId{7, 0});
  CHECK_FALSE(first.last_of_lane);
  lane.stop();
  CHECK(lane.is_quick());
  const Chunk last = lane.next();
  CHECK(last.id == ChunkId{7, 1});
  CHECK(last.last_of_lane);
  CHECK(last.block.size() == 0);
}
