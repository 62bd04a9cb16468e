// ChunkSource over regular files: cutting, numbering, and what goes on after an error.
#include "input/chunk_source.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "unit/input/input_fixture.h"

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

void check_chunks(const ReadResult& result, std::string_view text, std::size_t chunk_size) {
  CAPTURE(chunk_size);
  std::string joined;
  std::uint64_t line = 1;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < result.chunks.size(); ++i) {
    const Chunk& chunk = result.chunks[i];
    const bool last = i + 1 == result.chunks.size();
    if (chunk.bytes.empty() || chunk.sequence != i || chunk.first_line != line) ++wrong;
    if (chunk.first_of_file != (i == 0)) ++wrong;
    if (!last && chunk.bytes.back() != '\n') ++wrong;
    const std::size_t first_newline = chunk.bytes.find('\n');
    if (chunk.bytes.size() > chunk_size && first_newline < chunk.bytes.size() - 1) ++wrong;
    if (chunk.usable_bytes() != chunk.bytes) ++wrong;
    line += static_cast<std::uint64_t>(std::count(chunk.bytes.begin(), chunk.bytes.end(), '\n'));
    joined += chunk.bytes;
  }
  CHECK(wrong == 0);
  CHECK(joined == text);
  CHECK(result.messages.empty());
}

}  // namespace

TEST_CASE("any chunk size gives the same lines, whole and numbered") {
  const TempDir dir;
  for (const bool final_newline : {true, false}) {
    const std::string text = make_text(40, final_newline);
    const std::string path = dir.write("app.log", text);
    for (std::size_t size = 1; size <= text.size() + 2; ++size) {
      check_chunks(read_all({path}, {size, true}), text, size);
    }
  }
}

TEST_CASE("a file of newlines, of one line, and of one byte") {
  const TempDir dir;
  for (const std::string& text : {std::string(50, '\n'), std::string(50, 'x'), std::string("x")}) {
    const std::string path = dir.write("app.log", text);
    for (std::size_t size = 1; size <= 52; ++size) {
      check_chunks(read_all({path}, {size, true}), text, size);
    }
  }
}

TEST_CASE("lines are counted only when asked for") {
  const TempDir dir;
  const ReadResult result = read_all({dir.write("app.log", "a\nb\n")}, {1, false});
  REQUIRE(result.chunks.size() == 2);
  CHECK(result.chunks[1].first_line == 0);
}

TEST_CASE("several files keep their order, their lines and their names") {
  const TempDir dir;
  const std::string one = dir.write("one.log", "a\nb");
  const std::string none = dir.write("none.log", "");
  const std::string two = dir.write("two.log", "c\nd\n");
  const ReadResult result = read_all({one, none, two, one}, {2, true});
  CHECK(result.text == "a\nb\nc\nd\na\nb\n");
  REQUIRE(result.chunks.size() == 6);
  const std::vector<std::uint64_t> lines = {1, 2, 1, 2, 1, 2};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(result.chunks[i].sequence == i);
    CHECK(result.chunks[i].first_line == lines[i]);
    CHECK(result.chunks[i].first_of_file == (i % 2 == 0));
    CHECK(result.chunks[i].file->named_on_command_line);
  }
  CHECK(result.chunks[2].file->name == two);
  CHECK(result.chunks[0].file != result.chunks[4].file);
}

TEST_CASE("what cannot be opened is said, and the rest is read") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "a\n");
  const ReadResult result = read_all({dir / "gone.log", path, path + "/below"});
  CHECK(result.text == "a\n");
  CHECK(result.messages == "gsaw: cannot open " + (dir / "gone.log") +
                               ": No such file or directory\ngsaw: cannot open " + path +
                               "/below: Not a directory\n");
  if (::geteuid() != 0) {
    ::chmod(path.c_str(), 0);
    CHECK(read_all({path}).messages == "gsaw: cannot open " + path + ": Permission denied\n");
  }
}

TEST_CASE("hostile: a file's name cannot forge a message") {
  const TempDir dir;
  CHECK(read_all({dir / "x\ngsaw: \x1b[2J"}).messages ==
        "gsaw: cannot open " + (dir / "x\\ngsaw: \\u001b[2J") + ": No such file or directory\n");
}

TEST_CASE("no inputs, and only empty inputs, give nothing") {
  const TempDir dir;
  CHECK(read_all({}).chunks.empty());
  const ReadResult result = read_all({dir.write("empty.log", ""), "/dev/null"});
  CHECK(result.chunks.empty());
  CHECK(result.messages.empty());
}

TEST_CASE("files without a size are read") {
  const ReadResult result = read_all({"/proc/self/status"});
  CHECK(result.text.starts_with("Name:"));
  CHECK(result.messages.empty());
}

TEST_CASE("standard input that is a file is read from where it stands") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "first\nsecond\nthird\n");
  const int fd = ::open(path.c_str(), O_RDONLY);
  ::lseek(fd, 6, SEEK_SET);
  const StdinFrom standard_input(fd);
  const ReadResult result = read_all({"-", "-"}, {1 << 20, true});
  CHECK(result.text == "second\nthird\n");
  REQUIRE(result.chunks.size() == 1);
  CHECK(result.chunks[0].mapping != nullptr);
  CHECK(result.chunks[0].first_line == 1);
  CHECK(result.chunks[0].file->name == "standard input");
  CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 19);
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
  // The file, still mapped, must not have become standard input.
  const ReadResult result = read_all({path, "-"});
  CHECK(result.text == "a\n");
  CHECK(result.messages == "gsaw: cannot open standard input: Bad file descriptor\n");
}

TEST_CASE("chunks outlive their source, and several threads get every chunk once") {
  const TempDir dir;
  const std::string text = make_text(5000, true);
  const std::string path = dir.write("app.log", text);
  std::mutex mutex;
  std::vector<Chunk> chunks;
  Messages messages;
  {
    ChunkSource source({path, path, path}, {100, true}, messages.diagnostics);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        while (std::optional<Chunk> chunk = source.next()) {
          const std::lock_guard lock(mutex);
          chunks.push_back(std::move(*chunk));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  std::sort(chunks.begin(), chunks.end(),
            [](const Chunk& a, const Chunk& b) { return a.sequence < b.sequence; });
  std::string joined;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    REQUIRE(chunks[i].sequence == i);
    joined += chunks[i].bytes;
  }
  CHECK(joined == text + text + text);
}

TEST_CASE("more files may be mapped at once than there are guards") {
  const TempDir dir;
  std::vector<std::string> paths;
  std::string expected;
  for (int i = 0; i < 400; ++i) {
    const std::string text = "line of file " + std::to_string(i) + '\n';
    paths.push_back(dir.write(std::to_string(i), text));
    expected += text;
  }
  CHECK(read_all(paths).text == expected);
}

TEST_CASE("after stop nothing is given out") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "a\nb\n");
  Messages messages;
  ChunkSource source({path}, {1, false}, messages.diagnostics);
  CHECK(source.next());
  source.stop();
  CHECK_FALSE(source.next());
  CHECK_FALSE(source.next());
}
