// The parts of an svlogd directory as one stream: lines that rotation has cut, in two or more.
#include <doctest/doctest.h>

#include <random>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

const std::string kFirst = "@400000004ef8ecec0d2c3334";
const std::string kSecond = "@400000004ef8ecf10d2c3334";
const std::string kThird = "@400000004ef8ed0a1d2c3334";

}  // namespace

TEST_CASE("lines that rotation has cut are joined, and keep their place") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\nb\nc");
  dir.write(kSecond + ".s", "c");
  dir.write(kThird + ".u", "c\nd\ne\n");
  dir.write("current", "f\ng");
  const std::string text = "a\nb\nccc\nd\ne\nf\ng\n";
  for (std::size_t size = 1; size <= 20; ++size) {
    CAPTURE(size);
    const ReadResult result = read_all({dir.path(), dir.path()}, settings_of(size));
    CHECK(result.text == text + text);
    CHECK(result.messages.empty());
    const std::vector names{dir / (kFirst + ".s"), dir / (kSecond + ".s"), dir / (kThird + ".u"),
                            dir / "current"};
    CHECK(std::vector(result.opened.begin(), result.opened.begin() + 4) == names);
    CHECK(std::vector(result.opened.begin() + 4, result.opened.end()) == names);
    std::size_t last = 0;
    for (const Chunk& chunk : result.chunks) {
      last += chunk.last_of_lane ? 1U : 0U;
      const std::string_view bytes = chunk.block.bytes;
      if (chunk.file != nullptr) CHECK_FALSE(chunk.file->named_on_command_line);
      if (bytes == "ccc\n") {
        CHECK(chunk.file->name == dir / (kFirst + ".s"));
        CHECK(chunk.block.first_line == 3);
      }
      if (bytes.starts_with("d\n")) {
        CHECK(chunk.file->name == dir / (kThird + ".u"));
        CHECK(chunk.block.first_line == 2);
      }
    }
    CHECK(last == 2);
  }
}

TEST_CASE("a stream cut at every byte gives back its lines") {
  const std::string text = "{\"a\":1}\n\n{\"b\":\"long enough\"}\n{\"c\":3}\n";
  for (std::size_t first = 0; first <= text.size(); ++first) {
    for (std::size_t second = first; second <= text.size(); second += 5) {
      const TempDir dir;
      dir.write(kFirst + ".s", text.substr(0, first));
      dir.write(kSecond + ".s", text.substr(first, second - first));
      dir.write("current", text.substr(second));
      const ReadResult result = read_all({dir.path() + "/"}, settings_of(7));
      CHECK(result.text == text);
      CHECK(result.opened.size() == 3);
    }
  }
}

TEST_CASE("parts that are empty stand between the halves of a line") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\nb");
  dir.write(kSecond + ".s", "");
  dir.write(kThird + ".s", "");
  dir.write("current", "b\n");
  const ReadResult result = read_all({dir.path()});
  CHECK(result.text == "a\nbb\n");
  CHECK(result.opened.size() == 4);
}

TEST_CASE("nothing is joined across a part that cannot be read, nor outside a stream") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\nb");
  dir.write(kSecond + ".s", "PK\x03\x04 compressed");
  dir.write("current", "c\n");
  const ReadResult result = read_all({dir.path()});
  CHECK(result.text == "a\nb\nc\n");
  CHECK(result.messages.find("is an archive (zip)") != std::string::npos);

  const TempDir plain;
  plain.write("app.log.1", "a");
  plain.write("app.log", "b\n");
  CHECK(read_all({plain.path()}).text == "a\nb\n");
  CHECK(read_all({plain.path()}).full[0].file->name == plain / "app.log.1");
}

TEST_CASE("nothing is joined across a part that is gone, and the error comes in its place") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\nb");
  const std::string second = dir.write(kSecond + ".s", "b\n");
  dir.write("current", "c\n");
  Feed feed({dir.path()}, settings_of(2));
  CHECK(feed.inputs.lane(0)->items.size() == 3);
  std::filesystem::remove(second);
  CHECK(feed.next_lines() == "a\n");
  CHECK(feed.next_lines() == "b");
  CHECK(feed.messages.text.empty());
  CHECK(feed.next_lines() == "c\n");
  CHECK(feed.messages.text == "gsaw: cannot open " + second + ": No such file or directory\n");
}

TEST_CASE("rotation while reading: current is the file that was listed") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\n");
  dir.write("current", "b\n");
  Feed feed({dir.path()});
  CHECK(feed.next_lines() == "a\n");
  std::filesystem::rename(dir / "current", dir / (kSecond + ".s"));
  dir.write("current", "c\n");
  CHECK(feed.next_lines() == "b\n");
  CHECK(feed.next_lines() == "end");
}

TEST_CASE("a file that the processor finishes while reading is found under its new name") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\nb");
  dir.write(kSecond + ".u", "b\n");
  Feed feed({dir.path()});
  CHECK(feed.next_lines() == "a\n");
  std::filesystem::rename(dir / (kSecond + ".u"), dir / (kSecond + ".s"));
  CHECK(feed.next_lines() == "bb\n");
  CHECK(feed.next_lines() == "end");
  CHECK(feed.messages.text.empty());
}
