// What a renderer writes into: growth, writing by pointer, and the blanks between parts.
#include "render/output_buffer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "render/line_parts.h"

namespace gsaw {
namespace {

TEST_CASE("what is appended stays, however often it grows") {
  OutputBuffer out;
  std::string expected;
  CHECK(out.view().empty());
  for (int i = 0; i < 3000; ++i) {
    const std::string piece(static_cast<std::size_t>(i % 70), static_cast<char>('a' + i % 26));
    out.append(piece);
    out.append('|');
    expected += piece + '|';
  }
  CHECK(out.view() == expected);
  out.clear();
  CHECK(out.view().empty());
  out.append("again");
  CHECK(out.view() == "again");
}

TEST_CASE("a giant entry, and after it") {
  OutputBuffer out;
  const std::string giant(std::size_t{3} << 20, 'g');
  out.append("a");
  out.append(giant);
  CHECK(out.view() == "a" + giant);
  out.clear();
  CHECK(out.view().empty());
  out.append("small");
  CHECK(out.view() == "small");
}

TEST_CASE("by pointer: all that room promises may be written, the slack too") {
  OutputBuffer out;
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{5000}}) {
    char* const at = out.room(count);
    std::memset(at, 'x', count + OutputBuffer::kSlack);
    CHECK(out.view().empty());  // nothing counts before end_at
    out.end_at(at + count);
    CHECK(out.view() == std::string(count, 'x'));
    out.clear();
  }
}

TEST_CASE("blanks stand between parts, and not where none follows") {
  OutputBuffer out;
  LineParts line(out);
  line.begin(2).append("a");
  line.pad(3);
  char* const refused = line.room(1, 3);
  std::copy_n("xyz", 3, refused);  // and then not taken
  CHECK(out.view() == "a");
  line.begin(2).append("b");
  char* const taken = line.room(1, 3);
  line.end_at(std::copy_n("xyz", 3, taken));
  line.pad(4);
  CHECK(out.view() == "a     b xyz");
}

}  // namespace
}  // namespace gsaw
