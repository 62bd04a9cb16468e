// Lines too long to be held: what is known of them, wherever they are cut into pieces.
#include "input/long_line_scan.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

#include "unit/input/read_fixture.h"
#include "unit/input/stream_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

LongLineLimit looking_for(std::string literal, std::size_t max_line = 10) {
  LongLineLimit limit;
  limit.max_line = max_line;
  limit.may_match = [literal = std::move(literal)](std::string_view piece) {
    return piece.find(literal) != std::string_view::npos;
  };
  return limit;
}

LongLine scan(const LongLineLimit& limit, std::string_view line, std::size_t piece_size) {
  LongLineScan scan(limit, {nullptr, 7, 0});
  for (std::size_t at = 0; at < line.size(); at += piece_size) {
    scan.see(line.substr(at, piece_size));
  }
  return std::move(scan).finish(true);
}

bool is_object(std::string_view line, std::size_t piece_size = 1000) {
  return scan({}, line, piece_size).is_object;
}

// The sanitizers hold on to memory that was given back, and keep notes of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

// The most that the process has held, in bytes.
std::size_t peak_memory() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) << 10;
}

}  // namespace

TEST_CASE("where the first long line begins") {
  const std::string text = "a\n\nbbb\nbbbb\nccccc\n";
  CHECK(find_long_line(text, 5) == text.size());
  CHECK(find_long_line(text, 4) == text.find("cc"));
  CHECK(find_long_line(text, 3) == text.find("bbbb"));
  CHECK(find_long_line(text, 2) == text.find("bbb"));
  CHECK(find_long_line("", 1) == 0);
  CHECK(find_long_line("aa", 1) == 0);
  CHECK(find_long_line("aa", 2) == 2);
  CHECK(find_long_line("aa\n", 2) == 3);
  CHECK(find_long_line("a\naaa", 2) == 2);
  const std::string nuls(10, '\0');
  CHECK(find_long_line(nuls + "aa\n" + nuls + "aa", 2) == 24 + 1);
  CHECK(find_long_line("a\n" + nuls + "aaa\n", 2) == 2);
  CHECK(find_long_line("a\n" + nuls, 2) == 12);
  CHECK(find_long_line("a\na" + nuls, 2) == 2);
}

TEST_CASE("its size and its place") {
  const LongLine line = scan({}, std::string(10'000, 'x'), 300);
  CHECK(line.size == 10'000);
  CHECK(line.place.line == 7);
  CHECK(line.is_whole);
  CHECK(scan({}, "", 1).size == 0);
}

TEST_CASE("the outer form of an object: a brace near the beginning, one at the end") {
  const std::string text(9000, 'x');
  for (const std::size_t piece : {1U, 7U, 1000U, 4096U, 100'000U}) {
    CAPTURE(piece);
    CHECK(is_object("{" + text + "}", piece));
    CHECK(is_object("2024-01-01 host {" + text + "}", piece));
    CHECK(is_object("{" + text + "} \t\r" + std::string(5000, '\0'), piece));
    CHECK(is_object("{" + text + "}" + std::string(9000, ' '), piece));
    CHECK_FALSE(is_object("{" + text, piece));
    CHECK_FALSE(is_object("{" + text + "}x", piece));
    CHECK_FALSE(is_object(text + "}", piece));
    CHECK_FALSE(is_object("[" + text + "]", piece));
    CHECK_FALSE(is_object("", piece));
    // How near does not depend on the pieces.
    CHECK(is_object(text.substr(0, 4095) + "{" + text + "}", piece));
    CHECK_FALSE(is_object(text.substr(0, 4096) + "{" + text + "}", piece));
  }
}

TEST_CASE("a literal is found wherever the line is cut, also across more than two pieces") {
  const LongLineLimit limit = looking_for("needle");
  const std::string text(5000, 'x');
  const std::string with = text + "needle" + text, without = text + "needlX" + text;
  for (const std::size_t piece : {1U, 2U, 3U, 5U, 6U, 7U, 1000U, 4096U, 5001U, 5005U, 100'000U}) {
    CAPTURE(piece);
    CHECK(scan(limit, with, piece).may_match);
    CHECK(scan(limit, "needle" + text, piece).may_match);
    CHECK(scan(limit, text + "needle", piece).may_match);
    CHECK_FALSE(scan(limit, without, piece).may_match);
  }
  const std::string longest(4000, 'n');
  for (const std::size_t piece : {1U, 900U, 4096U, 7000U}) {
    CHECK(scan(looking_for(longest), text + longest + text, piece).may_match);
  }
  CHECK(scan({}, without, 100).may_match);  // where nothing is asked for
}

TEST_CASE("a rest that was scanned by itself") {
  const LongLineLimit limit = looking_for("needle");
  const std::string text(5000, 'x');
  const std::string line = "{" + text + "needle" + text + "}";
  for (std::size_t at = 0; at <= line.size(); at += at < 4990 || at > 5010 ? 7 : 1) {
    CAPTURE(at);
    LongLineScan whole(limit, {nullptr, 7, 0});
    whole.see(std::string_view(line).substr(0, at));
    whole.see(scan(limit, std::string_view(line).substr(at), 1000));
    const LongLine seen = std::move(whole).finish(true);
    CHECK(seen.size == line.size());
    CHECK(seen.is_object);
    CHECK(seen.may_match);
    CHECK(seen.place.line == 7);
  }
}

TEST_CASE("a file and a stream say the same of a long line") {
  const TempDir dir;
  const std::string text = std::string(70'000, 'x') + "needle" + std::string(70'000, 'x');
  for (const std::string& line : {text, "{" + text + "}", std::string(140'000, 'x')}) {
    const LongLineLimit limit = looking_for("needle", 1000);
    const std::string all = "a\n" + line + "\nb\n";
    Stream stream(FakeReader::of(all, 999, false), 500, limit);
    CHECK(stream.source.next()->bytes == "a\n");
    const LongLine streamed = *stream.source.next()->long_line;
    Block block;
    block.range = {open_file(dir.write("x.log", all)), 0, 100};
    ChunkBuffer buffer(limit);
    buffer.read(block);
    REQUIRE(block.long_line);
    CHECK(block.bytes == "a\n");
    CHECK(block.long_line->place.offset == 2);
    CHECK(streamed.place.line == 2);
    for (const LongLine& seen : {streamed, *block.long_line}) {
      CHECK(seen.size == line.size());
      CHECK(seen.is_object == line.starts_with('{'));
      CHECK(seen.may_match == (line.size() != 140'000));
    }
  }
}

TEST_CASE("NULs where a writer's file was cut under it: the entry behind them is found") {
  const TempDir dir;
  ReadSettings settings = settings_of(1000);
  settings.long_lines.max_line = 5000;
  const std::string path = dir.write("x.log", "a\n" + std::string(100'000, '\0') + "{}\nb\n");
  for (const bool count : {false, true}) {
    settings.count_lines = count;
    std::string text;
    for (const Chunk& chunk : read_all({path}, settings).full) {
      CHECK_FALSE(chunk.block.long_line);
      if (!count)
        CHECK(chunk.block.in_a_row == (chunk.block.bytes.find("{}") == std::string::npos));
      for (const char c : chunk.block.bytes) text += c == '\0' ? "" : std::string(1, c);
    }
    CHECK(text == "a\n{}\nb\n");
  }
}

TEST_CASE("a sparse file of 256 MiB needs little memory") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "a\n");
  REQUIRE(::truncate(path.c_str(), off_t{1} << 28) == 0);
  std::ofstream(path, std::ios::app) << "{}\n";
  ReadSettings settings = settings_of(1 << 20);
  settings.long_lines.max_line = 1 << 20;
  for (const bool count : {false, true}) {
    settings.count_lines = count;
    const std::size_t before = peak_memory();
    Feed feed({path}, settings);
    std::size_t size = 0;
    std::string last;
    while (const std::optional<Chunk> chunk = feed.next()) {
      CHECK_FALSE(chunk->block.long_line);
      size += chunk->block.bytes.size();
      if (!chunk->block.bytes.empty()) last = chunk->block.bytes;
    }
    CHECK(size < 4 << 20);
    CHECK(last.ends_with("{}\n"));
    if (!kSanitized) CHECK(peak_memory() - before < 16U << 20);
  }
}
