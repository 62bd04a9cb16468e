// Directories: which files, in which order, and svlogd's directory as one stream.
#include "input/log_directory.h"

#include <doctest/doctest.h>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

const std::string kFirst = "@400000004ef8ecec0d2c3334";
const std::string kSecond = "@400000004ef8ecf10d2c3334";
const std::string kThird = "@400000004ef8ed0a1d2c3334";

std::vector<std::string> names_in(const std::string& path) {
  std::vector<std::string> names;
  const auto entries = list_log_directory(path);
  if (!entries) return {entries.error().message};
  for (const DirectoryEntry& entry : *entries) names.push_back(entry.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a directory gives its files, rotated sets oldest first") {
  const TempDir dir;
  for (const char* name : {"app.log", "app.log.1", "app.log.2", "app.log.10", "web-9.log",
                           "web-10.log", ".hidden", "lock", "state", "newstate", "config"}) {
    dir.write(name, "x\n");
  }
  std::filesystem::create_directory(dir / "archive");
  REQUIRE(::mkfifo((dir / "fifo").c_str(), 0600) == 0);
  std::filesystem::create_symlink("app.log", dir / "zz-link");
  std::filesystem::create_symlink("nowhere", dir / "broken");
  CHECK(names_in(dir.path()) == Names{"app.log.10", "app.log.2", "app.log.1", "app.log",
                                      "web-9.log", "web-10.log", "zz-link"});
}

TEST_CASE("an svlogd directory comes in label order, current last") {
  const TempDir dir;
  for (const std::string& name :
       {kThird + ".u", kFirst + ".s", kSecond + ".s", kSecond + ".u", kThird + ".t",
        std::string("current"), std::string("lock"), std::string("config"), std::string("state")}) {
    dir.write(name, "x\n");
  }
  CHECK(names_in(dir.path()) == Names{kFirst + ".s", kSecond + ".s", kThird + ".u", "current"});
}

TEST_CASE("other files beside svlogd's are not lost, and near misses are ordinary names") {
  const TempDir dir;
  for (const std::string& name : {std::string("current"), kFirst + ".s", std::string("old.log"),
                                  kFirst + ".x", std::string("@4000.s")}) {
    dir.write(name, "x\n");
  }
  CHECK(names_in(dir.path()) ==
        Names{"@4000.s", kFirst + ".x", "old.log", kFirst + ".s", "current"});
}

TEST_CASE("a current renamed since it was opened is not listed twice") {
  const TempDir dir;
  dir.write("current", "x\n");
  std::filesystem::create_hard_link(dir / "current", dir / (kFirst + ".s"));
  CHECK(names_in(dir.path()) == Names{"current"});
}

TEST_CASE("a directory without logs is an error") {
  const TempDir dir;
  CHECK(names_in(dir.path()) == Names{"no log files in " + dir.path()});
  dir.write("lock", "");
  CHECK(names_in(dir.path()) == Names{"no log files in " + dir.path()});
  CHECK(names_in(dir / "gone") ==
        Names{"cannot open " + (dir / "gone") + ": No such file or directory"});
}

TEST_CASE("lines that rotation has cut are joined, and keep their place") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\nb\nc");
  dir.write(kSecond + ".s", "c");
  dir.write(kThird + ".u", "c\nd\ne\n");
  dir.write("current", "f\ng");
  const std::string log = dir.write("after.txt", "");
  for (std::size_t size = 1; size <= 20; ++size) {
    CAPTURE(size);
    const ReadResult result = read_all({dir.path(), dir.path()}, {size, true});
    CHECK(result.text == "a\nb\nccc\nd\ne\nf\ng\na\nb\nccc\nd\ne\nf\ng\n");
    CHECK(result.messages.empty());
    for (std::size_t i = 0; i < result.chunks.size(); ++i) {
      const Chunk& chunk = result.chunks[i];
      CHECK(chunk.sequence == i);
      CHECK_FALSE(chunk.file->named_on_command_line);
      CHECK(chunk.first_of_file == (i == 0 || result.chunks[i - 1].file != chunk.file));
      if (chunk.bytes == "ccc\n") {
        CHECK(chunk.file->name == dir / (kFirst + ".s"));
        CHECK(chunk.first_line == 3);
      }
      if (chunk.bytes.starts_with("d\n")) {
        CHECK(chunk.file->name == dir / (kThird + ".u"));
        CHECK(chunk.first_line == 2);
        CHECK(chunk.first_of_file);
      }
    }
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
      CHECK(read_all({dir.path() + "/"}, {7, true}).text == text);
    }
  }
}

TEST_CASE("nothing is joined across a file that cannot be read, nor outside a stream") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\nb");
  dir.write(kSecond + ".s", "\x1f\x8b\x08 compressed");
  dir.write("current", "c\n");
  const ReadResult result = read_all({dir.path()});
  CHECK(result.text == "a\nb\nc\n");
  CHECK(result.messages.find("is compressed (gzip)") != std::string::npos);

  const TempDir plain;
  plain.write("app.log.1", "a");
  plain.write("app.log", "b\n");
  CHECK(read_all({plain.path()}).text == "a\nb\n");
  CHECK(read_all({plain.path()}).chunks[0].file->name == plain / "app.log.1");
}

TEST_CASE("rotation while reading: current is the file that was listed") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\n");
  dir.write("current", "b\n");
  Messages messages;
  ChunkSource source({dir.path()}, {}, messages.diagnostics);
  CHECK(source.next()->bytes == "a\n");
  std::filesystem::rename(dir / "current", dir / (kSecond + ".s"));
  dir.write("current", "c\n");
  CHECK(source.next()->bytes == "b\n");
  CHECK_FALSE(source.next());
}

TEST_CASE("a file that the processor finishes while reading is found under its new name") {
  const TempDir dir;
  dir.write(kFirst + ".s", "a\n");
  dir.write(kSecond + ".u", "b\n");
  Messages messages;
  ChunkSource source({dir.path()}, {}, messages.diagnostics);
  CHECK(source.next()->bytes == "a\n");
  std::filesystem::rename(dir / (kSecond + ".u"), dir / (kSecond + ".s"));
  CHECK(source.next()->bytes == "b\n");
  CHECK(messages.text.empty());
}
