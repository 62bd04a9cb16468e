// Entries that container runtimes have split, put together: alone, and as inputs are read.
#include "input/part_joiner.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "input/line_number.h"
#include "unit/input/joining_fixture.h"
#include "unit/input/read_fixture.h"
#include "unit/input/runtime_log.h"

using namespace gsaw;
using namespace gsaw::testing;

TEST_CASE("the parts of both streams are joined, in whatever blocks they come") {
  const std::string a = cri("stdout", "P:x", "{\"a\""), b = cri("stderr", "P", "{\"b\":"),
                    c = cri("stderr", "F", "2}"), d = "text\n", e = cri("stdout", "P", ""),
                    f = cri("stdout", "F", ":1}"), g = cri("stdout", "F", "{}");
  const std::string text = g + a + b + c + d + e + f + g;
  const Lines expected{"1:" + cri("stdout", "F", "{}"), "3:" + cri("stderr", "F", "{\"b\":2}"),
                       "5:text\n", "2:" + cri("stdout", "F:x", "{\"a\":1}"),
                       "8:" + cri("stdout", "F", "{}")};
  const std::vector<std::string> lines{g, a, b, c, d, e, f, g};
  for (unsigned cuts = 0; cuts < 1U << (lines.size() - 1); ++cuts) {
    CAPTURE(cuts);
    Joining joining;
    std::string block;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      block += lines[i];
      if (i + 1 < lines.size() && ((cuts >> i) & 1U) == 0) continue;
      joining.add(block);
      block.clear();
    }
    CHECK_FALSE(joining.joiner.is_waiting());
    CHECK(joining.lines_out == expected);
    joining.end();
    CHECK(joining.end_in_file == text.size());
  }
}

TEST_CASE("blocks without a part are passed on as they are") {
  Joining joining;
  joining.add(cri("stdout", "F", "a"));
  FileBlock next{kFile, {}};
  const std::string lines = cri("stdout", "F", "stdout P") + cri("stderr", "F", "b");
  next.block.bytes = lines;
  next.block.first_line = 2;
  joining.joiner.add(std::move(next));
  const std::optional<FileBlock> out = joining.joiner.take();
  REQUIRE(out);
  CHECK(out->block.bytes.data() == lines.data());
  CHECK(out->block.bytes.size() == lines.size());
  CHECK_FALSE(joining.joiner.take());
}

TEST_CASE("what is open at the end comes out, the older first") {
  Joining joining;
  joining.add(cri("stderr", "P", "a") + cri("stdout", "P", "b") + cri("stderr", "P", "c"));
  CHECK(joining.lines_out.empty());
  CHECK(joining.joiner.is_waiting());
  joining.end();
  CHECK(joining.lines_out ==
        Lines{"1:" + cri("stderr", "P", "ac"), "2:" + cri("stdout", "P", "b")});
  // The next file is another matter.
  joining.lines_out.clear();
  joining.add("text\n");
  joining.add(cri("stdout", "P", "a"));
  CHECK(joining.lines_out.size() == 2);
}

TEST_CASE("the rest of an entry whose begin is not there stays as it is") {
  Joining joining;
  joining.add(cri("stdout", "F", "rest") + cri("stdout", "P", "a") + cri("stdout", "F", "b"));
  CHECK(joining.lines_out ==
        Lines{"1:" + cri("stdout", "F", "rest"), "2:" + cri("stdout", "F", "ab")});
}

TEST_CASE("a last line without its newline") {
  const std::string last = cri("stdout", "F", "b");
  Joining joining;
  joining.add(cri("stdout", "P", "a") + last.substr(0, last.size() - 1));
  const std::string joined = cri("stdout", "F", "ab");
  CHECK(joining.lines_out == Lines{"1:" + joined.substr(0, joined.size() - 1)});
  CHECK(joining.end_in_file == joining.offset);
}

TEST_CASE("docker's texts are joined as they were escaped") {
  Joining joining;
  joining.add(docker("stdout", "{\\\"a\\\":\\\"\\\\"));
  joining.add(docker("stderr", "x\\n", "2"));
  joining.add(docker("stdout", "u00e9\\\\", "3") + docker("stdout", "\\\"\\\"}\\n", "4"));
  joining.end();
  CHECK(joining.lines_out ==
        Lines{"2:" + docker("stderr", "x\\n", "2"),
              "1:" + docker("stdout", "{\\\"a\\\":\\\"\\\\u00e9\\\\\\\"\\\"}\\n")});
}

TEST_CASE("parts that docker wrote to the journal, of several containers at once") {
  const auto part = [](std::string_view id, int ordinal, bool is_last, std::string_view value) {
    return journal(id, value, journal_marks(id, ordinal, is_last));
  };
  // What is whole has no mark of a part.
  const auto whole = [](std::string_view id, std::string_view value) {
    std::string marks = journal_marks(id, 1, false);
    for (const std::string_view mark : {R"(LAST":"false")", R"(MESSAGE":"true")"}) {
      const std::size_t at = marks.find(mark);
      marks.replace(at, mark.size(),
                    mark.front() == 'L' ? R"(LAST":"true")" : R"(MESSAGE":"false")");
    }
    return journal(id, value, marks);
  };
  Joining joining;
  joining.add(journal("a", R"("x")"));
  joining.add(part("a", 1, false, R"("\"1\\\u00e4 ")") + part("b", 1, false, "[195]") +
              part("a", 2, false, R"([ 27 , 13 ])") + journal("a", R"("y")") +
              part("b", 2, true, "[164,34]") + part("a", 3, true, "\"\xC3\xA4\""));
  CHECK_FALSE(joining.joiner.is_waiting());
  CHECK(joining.lines_out ==
        Lines{"1:" + journal("a", R"("x")"), "5:" + journal("a", R"("y")"),
              "3:" + whole("b", "\"\xC3\xA4\\\"\""),
              "2:" + whole("a", "\"\\\"1\\\\\xC3\xA4 \\u001b\\u000d\xC3\xA4\"")});

  SUBCASE("bytes that are no text stay bytes") {
    joining.lines_out.clear();
    joining.add(part("a", 1, false, R"("a")") + part("a", 2, true, "[255]"));
    CHECK(joining.lines_out == Lines{"8:" + whole("a", "[97,255]")});
  }
  SUBCASE("an older docker gives no ids") {
    const std::string mark = R"("CONTAINER_PARTIAL_MESSAGE":"true",)";
    joining.lines_out.clear();
    joining.add(journal("a", R"("1")", mark) + journal("b", R"("2")") +
                journal("a", R"("3")", mark) + journal("a", R"("4")"));
    CHECK(joining.lines_out ==
          Lines{"9:" + journal("b", R"("2")"),
                "8:" + journal("a", R"("134")", R"("CONTAINER_PARTIAL_MESSAGE":"false",)")});
  }
  SUBCASE("where a part is missing nothing is joined") {
    joining.lines_out.clear();
    const std::string first = part("a", 1, false, R"("1")"), third = part("a", 3, false, R"("3")"),
                      last = part("a", 4, true, R"("4")");
    joining.add(first + journal("c", R"("x")") + third + last);
    CHECK(joining.lines_out ==
          Lines{"9:" + journal("c", R"("x")"), "8:" + first, "10:" + third, "11:" + last});
  }
  SUBCASE("a text that journalctl left out") {
    joining.lines_out.clear();
    const std::string lines = part("a", 1, false, "null") + part("a", 2, true, "null");
    joining.add(lines);
    CHECK(joining.lines_out.size() == 2);
    CHECK_FALSE(joining.joiner.is_waiting());
  }
  SUBCASE("so many are held at once") {
    joining.lines_out.clear();
    for (std::size_t i = 0; i <= PartJoiner::kMostOpen; ++i) {
      CHECK(joining.lines_out.empty());
      joining.add(part("c" + std::to_string(i), 1, false, R"("1")"));
    }
    CHECK(joining.lines_out == Lines{"8:" + part("c0", 1, false, R"("1")")});
    joining.end();
    CHECK(joining.lines_out.size() == PartJoiner::kMostOpen + 1);
  }
}

TEST_CASE("lines in docker's form of which no text ends are no parts") {
  for (const std::size_t count : {std::size_t{3}, PartJoiner::kUnproven, std::size_t{1000}}) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{7}, count}) {
      Joining joining;
      for (std::size_t i = 0; i < count;) {
        std::string block;
        for (std::size_t j = 0; j < size && i < count; ++j, ++i) block += docker("stdout", "a");
        joining.add(block);
        CHECK(joining.joiner.is_waiting() == (i < PartJoiner::kUnproven));
      }
      // Too late.
      if (count >= PartJoiner::kUnproven) joining.add(docker("stdout", "b\\n"));
      joining.end();
      CHECK(joining.lines_out.size() == joining.line - 1);
    }
  }
  Joining joining;
  joining.add(docker("stdout", "a") + docker("stdout", std::string(kRuntimeLogHead, 'b')) +
              docker("stdout", "c\\n"));
  CHECK(joining.lines_out.size() == 3);
}

TEST_CASE("an entry that becomes too long is not held") {
  const std::string first = cri("stdout", "P", "0123456789");
  const std::size_t longest = first.size() - 1 + 10;
  for (const std::string rest : {"0123456789", "0123456789x"}) {
    Joining joining(longest);
    joining.add(first);
    joining.add(cri("stdout", "F", rest));
    CHECK(joining.lines_out == (rest.size() == 10
                                    ? Lines{"1:" + cri("stdout", "F", "01234567890123456789")}
                                    : Lines{"1:long " + std::to_string(longest + 1)}));
  }
  Joining joining(longest);
  joining.add(docker("stderr", "\\n"));
  for (int i = 0; i < 100; ++i) joining.add(docker("stdout", "0123456789"));
  joining.add(docker("stdout", "\\n"));
  joining.end();
  CHECK(joining.lines_out.back() ==
        "2:long " + std::to_string(docker("stdout", "").size() - 1 + 1000 + 2));
}

TEST_CASE("one part that is too long makes its entry too long") {
  Joining joining(100);
  joining.add(cri("stdout", "P", "a"));
  FileBlock next{kFile, {}};
  const std::string line = cri("stdout", "P", std::string(5000, 'b'));
  LongLineScan scan(joining.limit, LinePlace{kFile, 3, 0});
  scan.see(std::string_view(line).substr(0, line.size() - 1));
  const std::string before = cri("stderr", "F", "c");
  next.block.bytes = before;
  next.block.first_line = 2;
  next.block.long_line = std::move(scan).finish(true);
  joining.joiner.add(std::move(next));
  joining.take();
  joining.line = 4;
  joining.add(cri("stdout", "F", "}") + cri("stdout", "F", "d"));
  const std::size_t size = 2 * cri("stdout", "P", "").size() - 2 + 5000 + 2;
  CHECK(joining.lines_out ==
        Lines{"2:" + before, "1:long " + std::to_string(size), "5:" + cri("stdout", "F", "d")});
}

TEST_CASE("what is to be told is told in its place") {
  Joining joining;
  joining.add(cri("stdout", "P", "a"));
  FileBlock next{kFile, {}};
  const std::string lines = cri("stdout", "F", "b");
  next.block.bytes = lines;
  next.block.first_line = 2;
  next.block.errors.push_back({"gone", ""});
  joining.joiner.add(std::move(next));
  joining.take();
  CHECK(joining.lines_out == Lines{"1:" + cri("stdout", "F", "ab"), "gone"});
}
