// Some lines of files.
#include "input/sampled_lines.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "unit/input/input_fixture.h"
#include "unit/packed/packed_text.h"

namespace gsaw {
namespace {

using testing::TempDir;

std::string sample(const std::vector<std::string>& paths) {
  std::string text;
  sample_lines(paths, [&](std::string_view lines) { text += lines; });
  return text;
}

std::string numbered_lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "line " + std::to_string(i) + '\n';
  return text;
}

void set_age(const std::string& path, int hours) {
  const auto now = std::filesystem::file_time_type::clock::now();
  std::filesystem::last_write_time(path, now - std::chrono::hours(hours));
}

TEST_CASE("small files are read whole, also a last line without its end") {
  const TempDir folder;
  CHECK(sample({folder.write("a", "x\ny")}) == "x\ny");
  CHECK(sample({folder.write("b", "")}).empty());
  for (const std::size_t size : {kSampledPiece - 1, kSampledPiece, kSampledPiece + 1,
                                 2 * kSampledPiece - 1, 2 * kSampledPiece}) {
    std::string text = numbered_lines(size / 8).substr(0, size - 1) + '\n';
    const std::string read = sample({folder.write("c", text)});
    CHECK(read.starts_with("line 0\n"));
    CHECK(read.ends_with(text.substr(text.size() - 30)));
  }
}

TEST_CASE("of large files whole lines of the head, the middle and the tail are read, each once") {
  const TempDir folder;
  const std::string text = numbered_lines(1'000'000);
  const std::string read = sample({folder.write("a", text)});
  CHECK(read.size() <= 3 * kSampledPiece);
  CHECK(read.size() > 3 * kSampledPiece - 100);
  CHECK(read.find("\nline 500000\n") != read.npos);
  CHECK(read.ends_with("\nline 999999\n"));
  std::size_t last = 0;
  for (std::size_t at = 0; at < read.size();) {
    const std::size_t end = read.find('\n', at);
    REQUIRE(read.substr(at, 5) == "line ");
    const std::size_t number = std::stoul(read.substr(at + 5, end - at - 5));
    REQUIRE((at == 0 || number > last));
    last = number;
    at = end + 1;
  }
}

TEST_CASE("of lines longer than a piece nothing is read") {
  const TempDir folder;
  CHECK(sample({folder.write("a", std::string(4 * kSampledPiece, 'x') + '\n')}).empty());
}

TEST_CASE("of what is packed the head is read") {
  const TempDir folder;
  const std::string text = numbered_lines(200'000);
  const std::string read = sample({folder.write("a.gz", testing::gzipped(text))});
  CHECK(read.size() <= kSampledPiece);
  CHECK(read.size() > kSampledPiece - 20);
  CHECK(text.starts_with(read));
  CHECK(sample({folder.write("b.gz", testing::gzipped("x\n").substr(0, 12))}).empty());
}

TEST_CASE("of many files those that were written to last are read, the last first") {
  const TempDir folder;
  for (int i = 0; i < 20; ++i) {
    const std::string path = folder.write(std::to_string(i) + ".log", std::to_string(i) + '\n');
    set_age(path, i);
  }
  const std::string expected = "0\n1\n2\n3\n4\n5\n6\n7\n";
  CHECK(sample({folder.path()}) == expected);
  std::vector<std::string> paths;
  for (int i = 0; i < 20; ++i) paths.push_back(folder / (std::to_string(i) + ".log"));
  CHECK(sample(paths) == expected);
}

TEST_CASE("nothing but regular files is opened") {
  const TempDir folder;
  const std::string fifo = folder / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(sample({fifo, "-", "/dev/zero", "/dev/tty", folder / "missing", folder.path(),
                folder.write("a", "x\n")}) == "x\nx\n");
}

}  // namespace
}  // namespace gsaw
