// ChunkSource from the end: the order of files and chunks, what can only be read forward,
// and that what cannot be read is said once and in order.
#include <doctest/doctest.h>
#include <fcntl.h>

#include "input/chunk_source.h"
#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

constexpr ChunkSettings kTiny{2, true, true};

bool turns_around(std::vector<std::string> paths) {
  Messages messages;
  return ChunkSource(std::move(paths), kTiny, messages.diagnostics).from_end();
}

}  // namespace

TEST_CASE("the last chunk of the last file comes first, each with its own line numbers") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\nb");
  const std::string none = dir.write("none.log", "");
  const std::string two = dir.write("two.log", "c\nd\n");
  const ReadResult result = read_all({one, none, two, one}, kTiny);
  CHECK(result.text == "b\na\nd\nc\nb\na\n");
  REQUIRE(result.chunks.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(result.chunks[i].sequence == i);
    CHECK(result.chunks[i].first_line == 2 - i % 2);
    CHECK(result.chunks[i].first_of_file == (i % 2 == 0));
  }
  CHECK(result.chunks[2].file->name == two);
  CHECK(result.chunks[0].file != result.chunks[4].file);
  CHECK(result.messages.empty());
}

TEST_CASE("a directory of rotated logs: the newest file first") {
  const TempDir dir;
  dir.write("app.log.2", "a\n");
  dir.write("app.log.1", "b\n");
  dir.write("app.log", "c\nd\n");
  CHECK(read_all({dir.path()}, kTiny).text == "d\nc\nb\na\n");
}

TEST_CASE("nothing is asked for: the order stays") {
  const TempDir dir;
  const std::string path = dir.write("one.log", "a\nb\n");
  CHECK(read_all({path}, {2, true}).text == "a\nb\n");
  CHECK(turns_around({path}));
  CHECK(turns_around({}));
}

TEST_CASE("standard input that is a file is read back to where it stood") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "first\nsecond\nthird\n");
  const int fd = ::open(path.c_str(), O_RDONLY);
  ::lseek(fd, 6, SEEK_SET);
  const StdinFrom standard_input(fd);
  const ReadResult result = read_all({"-"}, kTiny);
  CHECK(result.text == "third\nsecond\n");
  REQUIRE(result.chunks.size() == 2);
  CHECK(result.chunks[0].first_line == 2);
  CHECK(result.chunks[1].first_line == 1);
  CHECK(result.chunks[0].text_begin == result.chunks[1].bytes.data());
  CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 19);
}

TEST_CASE("a file without a size that has content is read first, then turned around") {
  const ReadResult forward = read_all({"/proc/self/limits"}, {1, true});
  const ReadResult result = read_all({"/proc/self/limits"}, {1, true, true});
  REQUIRE(result.chunks.size() == forward.chunks.size());
  REQUIRE(result.chunks.size() > 1);
  for (std::size_t i = 0; i < result.chunks.size(); ++i) {
    const Chunk& same = forward.chunks[result.chunks.size() - 1 - i];
    CHECK(result.chunks[i].bytes == same.bytes);
    CHECK(result.chunks[i].first_line == same.first_line);
  }
}

TEST_CASE("where there is a stream among the inputs, all are read forward") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\nb\n");
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], "c\n", 2) == 2);
  ::close(ends[1]);
  const StdinFrom standard_input(ends[0]);
  CHECK(read_all({one, "-", one}, kTiny).text == "a\nb\nc\na\nb\n");
  CHECK_FALSE(turns_around({"/dev/null"}));
}

TEST_CASE("a fifo is not opened to find out what it is") {
  const TempDir dir;
  const std::string path = dir / "fifo";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const int writer = ::open(path.c_str(), O_RDWR | O_NONBLOCK);
  Messages messages;
  const ChunkSource source({path}, kTiny, messages.diagnostics);
  CHECK_FALSE(source.from_end());
  CHECK(messages.text.empty());
  ::close(writer);
}

TEST_CASE("a line that rotation has cut is put together: svlogd directories go forward") {
  const TempDir dir;
  dir.write("@400000004ef8ecec0d2c3334.s", "a\nb1");
  dir.write("current", "b2\nc\n");
  const std::string one = dir.write("older.log", "o\n");
  CHECK(read_all({one, dir.path(), one}, kTiny).text == "o\no\na\nb1b2\nc\no\n");
}

TEST_CASE("what cannot be read is said at once, once, in order, and the rest is read") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\n");
  const std::string zipped = dir.write("x.gz", "\x1f\x8b\x08 and so on\n");
  const std::string wide = dir.write("wide.log", "\xff\xfeh\n");
  const std::string expected = read_all({zipped, one, wide}).messages;
  CHECK(expected.find("x.gz") < expected.find("wide.log"));
  {
    Messages messages;
    ChunkSource source({zipped, one, wide}, kTiny, messages.diagnostics);
    CHECK(messages.text == expected);  // before anything is read
  }
  const ReadResult result = read_all({zipped, one, wide}, kTiny);
  CHECK(result.text == "a\n");
  CHECK(result.messages == expected);
  // Also where the order stays.
  const ReadResult forward = read_all({zipped, one, "/dev/null", wide}, kTiny);
  CHECK(forward.text == "a\n");
  CHECK(forward.messages == expected);
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
        ::open(dir.write("x.gz", "\x1f\x8b\x08 and so on\n").c_str(), O_RDONLY));
    const std::string said = read_all({"-"}, kTiny).messages;
    CHECK(said.starts_with("gsaw: standard input is compressed (gzip)\n"));
    ::lseek(STDIN_FILENO, 0, SEEK_SET);
    CHECK(read_all({"-"}).messages == said);
  }
  const StdinFrom standard_input(::open("/dev/null", O_RDONLY));
  ::close(STDIN_FILENO);
  CHECK(read_all({"-"}, kTiny).messages ==
        "gsaw: cannot open standard input: Bad file descriptor\n");
}
