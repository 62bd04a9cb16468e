// Logs of container runtimes, as inputs are read: the same lines in whatever chunks they come, from
// a file or a pipe, numbered or not, wanted from the end or not.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "unit/input/read_fixture.h"
#include "unit/input/runtime_log.h"
#include "unit/input/stream_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

using Lines = std::vector<std::string>;

// A log of either kind, and its entries as somebody joins them who has all of it at hand.
struct MadeLog {
  std::string text;
  Lines entries;  // "line:text"
};

struct Pieces {
  std::string text;
  std::uint64_t line = 0;  // 0: none
};

MadeLog make_log(bool of_docker, std::mt19937& random) {
  const auto up_to = [&](std::size_t most) { return random() % (most + 1); };
  const auto line_of = [&](std::size_t stream, bool last, const std::string& text) {
    const std::string name = stream == 0 ? "stdout" : "stderr";
    if (of_docker) return docker(name, text + (last ? "\\n" : ""));
    return cri(name, last ? "F" : "P", text);
  };
  MadeLog made;
  std::array<Pieces, 2> open;
  const std::size_t lines = up_to(40);
  made.text = line_of(0, true, "first");
  made.entries.push_back("1:" + made.text);
  std::uint64_t line = 2;
  for (; line < lines + 2; ++line) {
    const std::string number = std::to_string(line);
    if (up_to(8) == 0) {
      const std::string odd = "odd " + std::string(up_to(3) * 10, 'o') + "\n";
      made.text += odd;
      made.entries.push_back(number + ':' + odd);
      continue;
    }
    const std::size_t stream = up_to(1);
    Pieces& pieces = open[stream];
    const bool last = up_to(2) != 0;
    const std::string text(up_to(12), static_cast<char>('a' + up_to(25)));
    made.text += line_of(stream, last, text);
    if (pieces.line == 0) pieces.line = line;
    pieces.text += text;
    if (!last) continue;
    made.entries.push_back(std::to_string(pieces.line) + ':' + line_of(stream, true, pieces.text));
    pieces = {};
  }
  const std::size_t older = open[1].line < open[0].line ? 1 : 0;
  for (const std::size_t stream : {older, 1 - older}) {
    const Pieces& pieces = open[stream];
    if (pieces.line == 0) continue;
    made.entries.push_back(std::to_string(pieces.line) + ':' + line_of(stream, false, pieces.text));
  }
  return made;
}

Lines entries_in(const ReadResult& result) {
  Lines entries;
  std::size_t last = 0;
  for (const Chunk& chunk : result.chunks) {
    add_numbered(entries, chunk.block.bytes, chunk.block.first_line);
    last += chunk.last_of_lane ? 1U : 0U;
    CHECK_FALSE(chunk.from_end);
  }
  CHECK(last == 1);
  CHECK(result.opened.size() == 1);
  CHECK(result.messages.empty());
  return entries;
}

}  // namespace

TEST_CASE("entries are the same in all chunks, from files and pipes") {
  std::mt19937 random(309);
  const TempDir dir;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const MadeLog made = make_log(round % 2 == 0, random);
    const std::string path = dir.write("log", made.text);
    for (const std::size_t size : {std::size_t{1}, 1 + random() % 200, std::size_t{1} << 19}) {
      CAPTURE(size);
      for (const bool from_end : {false, true}) {
        const ReadResult result = read_all({path}, settings_of(size, random() % 2 == 0, from_end));
        CHECK(entries_in(result) == made.entries);
      }
      Pipe pipe;
      pipe.write(made.text);
      pipe.close();
      const StdinFrom in(::dup(pipe.read_end.get()));
      CHECK(entries_in(read_all({"-"}, settings_of(size))) == made.entries);
    }
  }
}

TEST_CASE("standard input that is a file is joined from where it stands") {
  const TempDir dir;
  const std::string before = "before\n";
  const std::string path =
      dir.write("log", before + cri("stdout", "P", "a") + cri("stdout", "F", "b"));
  for (const std::size_t size : {std::size_t{1}, std::size_t{1} << 19}) {
    const int fd = ::open(path.c_str(), O_RDONLY);
    REQUIRE(::lseek(fd, static_cast<off_t>(before.size()), SEEK_SET) > 0);
    const StdinFrom in(fd);
    const ReadResult result = read_all({"-"}, settings_of(size));
    CHECK(result.text == cri("stdout", "F", "ab"));
    const Block& block = result.full.at(0).block;
    CHECK(block.offset == before.size());
    CHECK(block.end_in_file(block.bytes.size()) ==
          before.size() + 2 * cri("stdout", "P", "a").size());
  }
}

TEST_CASE("nothing is joined from one file to the next, nor in an svlogd directory") {
  const TempDir dir;
  const std::string part = cri("stdout", "P", "a"), rest = cri("stdout", "F", "b");
  const std::string one = dir.write("one", part), two = dir.write("two", rest);
  CHECK(read_all({one, two}).text == part + rest);
  const TempDir svlogd;
  svlogd.write("current", part + rest);
  CHECK(read_all({svlogd.path()}).text == part + rest);
}
