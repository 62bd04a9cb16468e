// MappedSource: every place to cut, forward and from the end, and files that shrink.
#include "input/mapped_source.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

class Mapped {
 public:
  explicit Mapped(std::string_view text) : path(dir_.write("x.log", text)) {
    FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const auto name = std::make_shared<const InputFile>(InputFile{"x.log", true, false});
    file = MappedFile::map(fd, text.size(), name, messages.diagnostics);
    REQUIRE(file);
  }

 private:
  TempDir dir_;

 public:
  std::string path;
  Messages messages;
  std::shared_ptr<const MappedFile> file;
};

// The blocks in the order of the file.
std::vector<ByteBlock> all_blocks(MappedSource source, bool from_end) {
  std::vector<ByteBlock> blocks;
  while (std::optional<ByteBlock> block = source.next()) blocks.push_back(*block);
  CHECK_FALSE(source.next());
  if (from_end) std::reverse(blocks.begin(), blocks.end());
  return blocks;
}

void check_blocks(const std::vector<ByteBlock>& blocks, std::string_view text,
                  std::size_t block_size) {
  std::string joined;
  std::uint64_t line = 1;
  std::size_t wrong = 0;
  for (const ByteBlock& block : blocks) {
    const bool last = &block == &blocks.back();
    if (block.bytes.empty() || block.first_line != line) ++wrong;
    if (!last && block.bytes.back() != '\n') ++wrong;
    // Longer than wanted only when it is one line.
    const std::size_t first_newline = block.bytes.find('\n');
    if (block.bytes.size() > block_size && first_newline < block.bytes.size() - 1) ++wrong;
    if (block.bytes.data() - block.text_begin != static_cast<std::ptrdiff_t>(joined.size())) {
      ++wrong;
    }
    joined += block.bytes;
    line += static_cast<std::uint64_t>(std::count(block.bytes.begin(), block.bytes.end(), '\n'));
  }
  CHECK(wrong == 0);
  CHECK(joined == text);
}

}  // namespace

TEST_CASE("any block size, either way: the blocks are the file, whole lines, numbered") {
  const std::string long_line(30, 'x');
  for (const std::string& text :
       {std::string("a\nbb\n\nccc\n" + long_line + "\n\nd\ne"), "a\n" + long_line,
        long_line + "\na\n", std::string(12, '\n'), long_line, std::string("a"), std::string("\n"),
        std::string("\na"), std::string("a\n\n\nb\n")}) {
    CAPTURE(text);
    const Mapped mapped(text);
    for (std::size_t size = 0; size <= text.size() + 2; ++size) {
      CAPTURE(size);
      for (const bool from_end : {false, true}) {
        CAPTURE(from_end);
        for (const std::size_t offset : {std::size_t{0}, text.size() / 2, text.size()}) {
          const MappedCut cut{size, true, from_end};
          check_blocks(all_blocks(MappedSource(mapped.file, offset, cut), from_end),
                       std::string_view(text).substr(offset), std::max<std::size_t>(size, 1));
        }
      }
    }
    CHECK(mapped.messages.text.empty());
  }
}

TEST_CASE("from the end blocks are as full as they can be") {
  const Mapped mapped("aa\nbb\ncc\ndd\n");
  MappedSource source(mapped.file, 0, {7, false, true});
  const std::optional<ByteBlock> last = source.next(), first = source.next();
  REQUIRE((last && first));
  CHECK(last->bytes == "cc\ndd\n");
  CHECK(first->bytes == "aa\nbb\n");
  CHECK(last->first_line == 0);
  CHECK_FALSE(source.next());
}

TEST_CASE("from the end of a file that shrinks, only what is left is given out") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "{\"short_message\":\"thirty-two b\"}\n";
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{50000}}) {
    CAPTURE(size);
    const Mapped mapped(text);
    MappedSource source(mapped.file, 0, {3300, true, true});
    const std::optional<ByteBlock> last = source.next();
    REQUIRE(last);
    CHECK(last->first_line == 3901);
    REQUIRE(::truncate(mapped.path.c_str(), static_cast<off_t>(size)) == 0);
    check_blocks(all_blocks(std::move(source), true), text.substr(0, size / 33 * 33), 3300);
    CHECK(mapped.messages.text == "gsaw: x.log shrank while it was being read\n");
  }
}
