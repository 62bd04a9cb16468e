// KeptEntry: its line is given back as it was judged, or not at all.
#include "analyze/kept_entry.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace gsaw {
namespace {

KeptEntry entry_of(const std::string& line) {
  KeptEntry entry;
  entry.line = line.data();
  entry.size = static_cast<std::uint32_t>(line.size());
  entry.checksum = line_checksum(line);
  return entry;
}

TEST_CASE("any change of a byte, and of the length, changes the checksum") {
  for (std::size_t size = 0; size < 200; ++size) {
    CAPTURE(size);
    const std::string line(size, 'a');
    std::set<std::uint32_t> sums = {line_checksum(line)};
    for (std::size_t i = 0; i < size; ++i) {
      for (int bit = 0; bit < 8; ++bit) {
        std::string changed = line;
        changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
        sums.insert(line_checksum(changed));
      }
    }
    sums.insert(line_checksum(line + '\0'));
    CHECK(sums.size() == 8 * size + 2);
  }
}

TEST_CASE("words that change places change the checksum; zeros count") {
  CHECK(line_checksum("abcdefgh12345678") != line_checksum("12345678abcdefgh"));
  const std::string words = "01234567abcdefgh";
  CHECK(line_checksum("pad" + words + std::string(100, 'x')) !=
        line_checksum("pad" + words.substr(8) + words.substr(0, 8) + std::string(100, 'x')));
  CHECK(line_checksum(std::string(8, '\0')) != line_checksum(std::string(16, '\0')));
  CHECK(line_checksum("") != line_checksum(std::string(1, '\0')));
}

TEST_CASE("a line is copied, or it has changed") {
  std::string line = R"({"n":1,"text":"a longer one"})", copies = "something";
  const KeptEntry entry = entry_of(line);
  CHECK(append_kept_line(entry, copies));
  const std::string as_it_was = "something" + line;
  CHECK(copies == as_it_was);
  line[20] = 'X';
  CHECK_FALSE(append_kept_line(entry, copies));
  CHECK(copies == as_it_was);
}

TEST_CASE("a time, or none") {
  KeptEntry entry;
  CHECK_FALSE(entry.has_time());
  entry.time = 0;
  CHECK(entry.has_time());
  std::string scratch;
  entry = entry_of("");
  CHECK(append_kept_line(entry, scratch));
  CHECK(scratch.empty());
}

}  // namespace
}  // namespace gsaw
