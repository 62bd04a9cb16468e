// Reading from the end: which lanes are, which can only be read forward, and the order.
#include <doctest/doctest.h>
#include <fcntl.h>

#include <algorithm>

#include "input/line_number.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

const ReadSettings kTiny = settings_of(2, false, true);

std::uint64_t first_line(const Chunk& chunk) {
  return line_number({chunk.file, chunk.block.first_line, chunk.block.offset});
}

}  // namespace

TEST_CASE("the last chunk of each file comes first, and every place has its line number") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\nb");
  const std::string none = dir.write("none.log", "");
  const std::string two = dir.write("two.log", "c\nd\n");
  const ReadResult result = read_all({one, none, two, one}, kTiny);
  CHECK(result.text == "b\na\nd\nc\nb\na\n");
  REQUIRE(result.full.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(first_line(result.full[i]) == 2 - i % 2);
    CHECK(result.full[i].first_of_file == (i % 2 == 0));
    CHECK(result.full[i].from_end);
  }
  CHECK(result.full[2].file->name == two);
  CHECK(result.full[0].file != result.full[4].file);
  CHECK(result.opened == std::vector{one, none, two, one});
  CHECK(result.messages.empty());
}

TEST_CASE("a directory of rotated logs: oldest file first, each from its end") {
  const TempDir dir;
  dir.write("app.log.2", "a\n");
  dir.write("app.log.1", "b\n");
  dir.write("app.log", "c\nd\n");
  CHECK(read_all({dir.path()}, kTiny).text == "a\nb\nd\nc\n");
}

TEST_CASE("nothing is asked for: the order stays") {
  const TempDir dir;
  const ReadResult result = read_all({dir.write("one.log", "a\nb\n")}, settings_of(2));
  CHECK(result.text == "a\nb\n");
  for (const Chunk& chunk : result.chunks) CHECK_FALSE(chunk.from_end);
}

TEST_CASE("standard input that is a file is read back to where it stood") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "first\nsecond\nthird\n");
  const int fd = ::open(path.c_str(), O_RDONLY);
  ::lseek(fd, 6, SEEK_SET);
  const StdinFrom standard_input(fd);
  const ReadResult result = read_all({"-"}, kTiny);
  CHECK(result.text == "third\nsecond\n");
  REQUIRE(result.full.size() == 2);
  CHECK(first_line(result.full[0]) == 2);
  CHECK(first_line(result.full[1]) == 1);
  CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 19);
}

TEST_CASE("what has no size and what comes through a pipe is read forward, lane by lane") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\nb\n");
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], "c\nd\n", 4) == 4);
  ::close(ends[1]);
  const StdinFrom standard_input(ends[0]);
  const ReadResult result = read_all({one, "-", one, "/proc/self/limits"}, kTiny);
  CHECK(result.text.starts_with("b\na\nc\nd\nb\na\nLimit "));
  for (const Chunk& chunk : result.full) {
    CHECK(chunk.from_end == (chunk.file->name == one));
    CHECK((chunk.block.first_line == 0) == (chunk.file->name == one));
  }
}

TEST_CASE("a fifo is not opened before it is its turn") {
  const TempDir dir;
  const std::string path = dir / "fifo";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const std::string one = dir.write("one.log", "a\n");
  Feed feed({one, path}, kTiny);
  CHECK(feed.next_lines() == "a\n");
  // Nobody reads it: it cannot be opened for writing.
  CHECK(::open(path.c_str(), O_WRONLY | O_NONBLOCK) == -1);
  CHECK(feed.messages.text.empty());
}

TEST_CASE("a line that rotation has cut is put together: svlogd directories go forward") {
  const TempDir dir, other;
  dir.write("@400000004ef8ecec0d2c3334.s", "a\nb1");
  dir.write("current", "b2\nc\n");
  const std::string one = other.write("one.log", "o\np\n");
  CHECK(read_all({one, dir.path(), one}, kTiny).text == "p\no\na\nb1b2\nc\np\no\n");
}

TEST_CASE("lines of many lengths: the reverse of what is read forward") {
  const TempDir dir;
  const std::string text = "a\nbb\n\n" + std::string(50, 'c') + "\n\n\nddd\ne";
  const std::string path = dir.write("x.log", text);
  for (std::size_t size = 1; size < text.size() + 2; ++size) {
    CAPTURE(size);
    ReadResult result = read_all({path}, settings_of(size, false, true));
    std::reverse(result.full.begin(), result.full.end());
    std::string joined;
    for (const Chunk& chunk : result.full) {
      CHECK(first_line(chunk) == 1 + std::count(joined.begin(), joined.end(), '\n'));
      CHECK(chunk.block.offset == joined.size());
      joined += chunk.block.bytes;
    }
    CHECK(joined == text);
  }
}

TEST_CASE("what cannot be read is said once, in order, and the rest is read") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\n");
  const std::string zipped = dir.write("x.gz", "PK\x03\x04 and so on\n");
  const std::string wide = dir.write("wide.log", "\xff\xfeh\n");
  const std::string expected = read_all({zipped, one, wide}).messages;
  CHECK(expected.find("x.gz") < expected.find("wide.log"));
  const ReadResult result = read_all({zipped, one, wide}, kTiny);
  CHECK(result.text == "a\n");
  CHECK(result.messages == expected);
}

TEST_CASE("standard input that is closed, empty, or no text") {
  const TempDir dir;
  {
    const StdinFrom standard_input(::open("/", O_RDONLY));
    CHECK(read_all({"-"}, kTiny).messages == "gsaw: cannot open standard input: Is a directory\n");
  }
  {
    const StdinFrom standard_input(::open(dir.write("empty", "").c_str(), O_RDONLY));
    CHECK(read_all({"-"}, kTiny).messages.empty());
  }
  {
    const StdinFrom standard_input(
        ::open(dir.write("x.gz", "PK\x03\x04 and so on\n").c_str(), O_RDONLY));
    const std::string said = read_all({"-"}, kTiny).messages;
    CHECK(said.starts_with("gsaw: standard input is an archive (zip)\n"));
    ::lseek(STDIN_FILENO, 0, SEEK_SET);
    CHECK(read_all({"-"}).messages == said);
  }
  const StdinFrom standard_input(::open("/dev/null", O_RDONLY));
  ::close(STDIN_FILENO);
  CHECK(read_all({"-"}, kTiny).messages ==
        "gsaw: cannot open standard input: Bad file descriptor\n");
}
