// Lines put together from the ends of blocks and the begins of others, held only if they may be.
#include "input/line_joiner.h"

#include <doctest/doctest.h>

#include <random>

#include "base/nul_run.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

std::shared_ptr<const InputFile> file_named(std::string name) {
  return std::make_shared<const InputFile>(InputFile{std::move(name)});
}

FileBlock block_of(const std::shared_ptr<const InputFile>& file, std::string_view bytes,
                   std::uint64_t first_line) {
  FileBlock block{file, {}};
  block.block.bytes = bytes;
  block.block.first_line = first_line;
  return block;
}

// What comes out, as "file:line:bytes", apart by blanks; nothing for what is empty.
std::string taken(LineJoiner& joiner) {
  std::string text;
  while (const std::optional<FileBlock> out = joiner.take()) {
    const Block& block = out->block;
    const std::string prefix = ' ' + out->file->name + ':';
    if (!block.bytes.empty()) {
      text += prefix + std::to_string(block.first_line) + ':' + std::string(block.bytes);
    }
    if (block.long_line) {
      text += prefix + std::to_string(block.long_line->place.line) + ":long " +
              std::to_string(block.long_line->size);
    }
  }
  return text;
}

const std::string kLabel = "@400000004ef8ecec0d2c33";

std::string lines_in(std::string_view text, std::size_t max_line) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, size);
    text.remove_prefix(size);
    if (line.ends_with('\n')) line.remove_suffix(1);
    line.remove_prefix(leading_nuls(line));
    lines += line.size() > max_line ? "long " + std::to_string(line.size()) : std::string(line);
    lines += '\n';
  }
  return lines;
}

}  // namespace

TEST_CASE("a line waits for its rest, and is given out before what follows") {
  const LongLineLimit limit;
  LineJoiner joiner(limit);
  const auto one = file_named("one"), two = file_named("two"), three = file_named("three");
  joiner.add(block_of(one, "a\nb", 1), true);
  CHECK(taken(joiner) == " one:1:a\n");
  CHECK(joiner.is_waiting());
  joiner.add(block_of(two, "b", 1), true);
  CHECK(taken(joiner).empty());
  joiner.add(block_of(three, "b\nc\n", 1), true);
  CHECK_FALSE(joiner.is_waiting());
  CHECK(taken(joiner) == " one:2:bbb\n three:2:c\n");
  joiner.add(block_of(one, "d", 9), true);
  joiner.take();
  joiner.flush();
  CHECK(taken(joiner) == " one:9:d");
  joiner.flush();
  CHECK(taken(joiner).empty());
}

TEST_CASE("outside a stream nothing waits") {
  const LongLineLimit limit;
  LineJoiner joiner(limit);
  joiner.add(block_of(file_named("one"), "a\nb", 0), false);
  CHECK_FALSE(joiner.is_waiting());
  CHECK(taken(joiner) == " one:0:a\nb");
}

TEST_CASE("the joined line is in memory of its own") {
  const LongLineLimit limit;
  LineJoiner joiner(limit);
  {
    const std::string first = "a", second = "b\n";
    joiner.add(block_of(file_named("one"), first, 1), true);
    joiner.take();
    joiner.add(block_of(file_named("two"), second, 1), true);
  }
  const std::optional<FileBlock> joined = joiner.take();
  REQUIRE(joined);
  CHECK(joined->block.owner != nullptr);
  CHECK(joined->block.bytes == "ab\n");
}

TEST_CASE("nothing is joined across a failure") {
  const LongLineLimit limit;
  LineJoiner joiner(limit);
  joiner.add(block_of(file_named("one"), "a", 1), true);
  joiner.take();
  FileBlock failed = block_of(file_named("two"), "b", 1);
  failed.block.errors.push_back({"gone", ""});
  joiner.add(std::move(failed), true);
  CHECK_FALSE(joiner.is_waiting());
  CHECK(taken(joiner) == " one:1:ab");
}

TEST_CASE("a line that becomes too long is given out as such, when its end is there") {
  LongLineLimit limit;
  limit.max_line = 5;
  LineJoiner joiner(limit);
  const auto one = file_named("one"), two = file_named("two");
  for (const std::string& rest : {std::string("xx\nc\n"), std::string("xxx\nc\n")}) {
    joiner.add(block_of(one, "a\nxxx", 1), true);
    CHECK(taken(joiner) == " one:1:a\n");
    joiner.add(block_of(two, rest, 1), true);
    CHECK(taken(joiner) ==
          (rest.size() == 5 ? " one:2:xxxxx\n two:2:c\n" : " one:2:long 6 two:2:c\n"));
  }
  for (int i = 0; i < 1000; ++i) {
    joiner.add(block_of(i == 0 ? one : two, "xxx", 1), true);
    CHECK(taken(joiner).empty());
  }
  joiner.flush();
  CHECK(taken(joiner) == " one:1:long 3000");
}

// Parts of all sizes: what a source passes over, and what is passed over when joined.
TEST_CASE("svlogd's parts, cut anywhere, with too long lines and NULs") {
  std::mt19937 random(1848);
  const auto up_to = [&](std::size_t most) { return random() % (most + 1); };
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    std::string text;
    while (text.size() < 2000) {
      if (up_to(4) == 0) text.append(up_to(200), '\0');
      text.append(up_to(up_to(3) == 0 ? 400 : 20), static_cast<char>('a' + up_to(25)));
      text += '\n';
    }
    const TempDir dir;
    char part = 'a';
    for (std::string_view rest = text; !rest.empty(); ++part) {
      const std::size_t size = part == 'f' ? rest.size() : std::min(rest.size(), up_to(300));
      dir.write(kLabel + "0" + part + ".s", rest.substr(0, size));
      rest.remove_prefix(size);
    }
    ReadSettings settings;
    settings.long_lines.max_line = 1 + up_to(100);
    settings.chunk_size = 1 + up_to(settings.long_lines.max_line - 1);
    std::string lines;
    for (const Chunk& chunk : read_all({dir.path()}, settings).chunks) {
      lines += lines_in(chunk.block.bytes, settings.long_lines.max_line);
      CHECK(find_long_line(chunk.block.bytes, settings.long_lines.max_line) ==
            chunk.block.bytes.size());
      if (chunk.block.long_line) {
        lines += "long " + std::to_string(chunk.block.long_line->size) + '\n';
      }
    }
    CHECK(lines == lines_in(text, settings.long_lines.max_line));
  }
}
