// FileSource: ranges that follow one another, forward and from the end.
#include "input/file_source.h"

#include <doctest/doctest.h>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

using Ranges = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

Ranges ranges_of(const std::shared_ptr<const OpenFile>& file, std::uint64_t size, bool from_end) {
  FileSource source(file, size, from_end);
  Ranges ranges;
  CHECK(source.is_quick());
  while (!source.at_end()) {
    const std::optional<Block> block = source.next();
    REQUIRE(block);
    CHECK(block->range.file == file);
    CHECK(block->bytes.empty());
    CHECK(block->first_line == 0);
    CHECK(block->size() == block->range.end - block->range.begin);
    ranges.emplace_back(block->range.begin, block->range.end);
  }
  CHECK_FALSE(source.next());
  CHECK_FALSE(source.next());
  return ranges;
}

}  // namespace

TEST_CASE("a file is cut into ranges, the last or the first of which may be smaller") {
  const TempDir dir;
  const auto file = open_file(dir.write("x.log", "0123456789"));
  CHECK(ranges_of(file, 4, false) == Ranges{{0, 4}, {4, 8}, {8, 10}});
  CHECK(ranges_of(file, 4, true) == Ranges{{6, 10}, {2, 6}, {0, 2}});
  CHECK(ranges_of(file, 5, true) == Ranges{{5, 10}, {0, 5}});
  CHECK(ranges_of(file, 1000, false) == Ranges{{0, 10}});
  CHECK(ranges_of(file, ~std::uint64_t{0}, true) == Ranges{{0, 10}});
}

TEST_CASE("only what stands behind the begin is cut, and there may be nothing") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "0123456789");
  CHECK(ranges_of(open_file(path, 3), 4, false) == Ranges{{3, 7}, {7, 10}});
  CHECK(ranges_of(open_file(path, 3), 4, true) == Ranges{{6, 10}, {3, 6}});
  CHECK(ranges_of(open_file(path, 10), 4, true).empty());
  CHECK(ranges_of(open_file(path, 99), 4, false).empty());
  CHECK(ranges_of(open_file(path, 99), 4, true).empty());
  CHECK(ranges_of(open_file(dir.write("none.log", "")), 4, false).empty());
}
