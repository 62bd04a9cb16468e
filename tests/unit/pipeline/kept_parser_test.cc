// KeptParser: entries as they were kept, in any order.
#include "pipeline/kept_parser.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace gsaw {
namespace {

KeptEntry entry_of(const std::string& line, std::uint64_t place, std::uint32_t record = 0) {
  KeptEntry entry;
  entry.line = line.data();
  entry.size = static_cast<std::uint32_t>(line.size());
  entry.checksum = line_checksum(line);
  entry.place = place;
  entry.record = record & KeptEntry::kRecordMask;
  return entry;
}

std::string text_of(const Record* record) {
  return record == nullptr ? "changed" : std::string(record->object.raw);
}

// Of lines that hold three entries each, all first ones, all second ones and so on.
std::vector<KeptEntry> in_turn(const std::vector<std::string>& lines) {
  std::vector<KeptEntry> entries;
  for (std::uint32_t record = 0; record < 3; ++record) {
    for (std::size_t i = 0; i < lines.size(); ++i) entries.push_back(entry_of(lines[i], i, record));
  }
  return entries;
}

TEST_CASE("entries of lines that take turns, with room for one of them, for some, for all") {
  std::vector<std::string> lines;
  for (int i = 0; i < 4; ++i) {
    const std::string n = std::to_string(i);
    lines.push_back(R"({"a":)" + n + R"(}{"b":)" + n + R"(}{"c":)" + n + "}");
  }
  const std::vector<KeptEntry> entries = in_turn(lines);
  for (const std::size_t room : {std::size_t{0}, 2 * lines[0].size(), KeptParser::kRoom}) {
    for (const bool is_read_ahead : {false, true}) {
      KeptParser parser(room);
      std::string all;
      for (std::size_t i = 0, ahead = 0; i < entries.size(); ++i) {
        if (is_read_ahead && i == ahead) ahead += parser.read_ahead(std::span(entries).subspan(i));
        all += text_of(parser.parse(entries[i]));
      }
      CHECK(all == R"({"a":0}{"a":1}{"a":2}{"a":3}{"b":0}{"b":1}{"b":2}{"b":3})"
                   R"({"c":0}{"c":1}{"c":2}{"c":3})");
    }
  }
}

TEST_CASE("many lines are read ahead some at a time, a long one alone") {
  std::vector<std::string> lines(3000, R"({"n":1,"text":"a line of some length"})");
  lines[100] = R"({"long":")" + std::string(100'000, 'x') + R"("})";
  lines[101] = R"(no JSON)";
  std::vector<KeptEntry> entries;
  for (std::size_t i = 0; i < lines.size(); ++i) entries.push_back(entry_of(lines[i], i));
  KeptParser parser;
  std::size_t pieces = 0, ahead = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == ahead) {
      ahead += parser.read_ahead(std::span(entries).subspan(i));
      ++pieces;
    }
    const Record* const record = parser.parse(entries[i]);
    REQUIRE(record != nullptr);
    CHECK(record->raw == lines[i]);
    CHECK(record->malformed == (i == 101));
  }
  CHECK(pieces > 3);
  CHECK(pieces < 10);
}

TEST_CASE("a line that has changed, and one of several entries that has") {
  std::string one = R"({"a":1})", two = R"({"a":2}{"b":2})", three = R"({"a":3})";
  const std::vector<KeptEntry> entries = {entry_of(one, 0), entry_of(two, 1), entry_of(two, 1, 1),
                                          entry_of(three, 2)};
  one[5] = two[5] = '7';
  KeptParser parser;
  CHECK(parser.read_ahead(entries) == 4);
  CHECK(text_of(parser.parse(entries[0])) == "changed");
  CHECK(text_of(parser.parse(entries[1])) == "changed");
  CHECK(text_of(parser.parse(entries[2])) == "changed");
  CHECK(text_of(parser.parse(entries[3])) == R"({"a":3})");
}

}  // namespace
}  // namespace gsaw
