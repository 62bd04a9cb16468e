// Parts of an svlogd directory that need not be opened.
#include "input/part_labels.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <initializer_list>

#include "input/line_joiner.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

constexpr Nanoseconds kSecond = kNanosPerSecond;
constexpr Nanoseconds kMinute = 60 * kSecond;
constexpr Nanoseconds kBegin = 1'700'000'000 * kSecond;

// Of the end of that minute.
std::string label(int minute) {
  return fmt::format(
      "@{:016x}{:08x}.s",
      (std::uint64_t{1} << 62) + 10 + 1'700'000'000 + 60 * (static_cast<std::uint64_t>(minute) + 1),
      500);
}

// Parts of a minute each; the last is current.
std::vector<InputItem> parts(int count) {
  std::vector<InputItem> items;
  for (int i = 0; i < count; ++i) {
    items.push_back({.path = "logs/" + (i + 1 < count ? label(i) : "current"), .name = {}});
    items.back().in_stream = true;
    items.back().continues_previous = i > 0;
  }
  return items;
}

// "4-7": those read for the minutes from `first` to `last`, seen from their middles.
std::string read_for(std::optional<int> first, std::optional<int> last, Nanoseconds slack = 0) {
  const auto middle = [](int minute) { return kBegin + minute * kMinute + kMinute / 2; };
  WantedTimes wanted;
  if (first) wanted.since = middle(*first);
  if (last) wanted.until = middle(*last);
  wanted.slack = slack;
  const ItemRange range = wanted_parts(parts(10), wanted);
  return fmt::format("{}-{}", range.begin, range.end);
}

}  // namespace

TEST_CASE("the parts of the span, and one more on either side") {
  CHECK(read_for({}, {}) == "0-10");
  CHECK(read_for(4, 5) == "3-7");
  // s6-log counts leap seconds: a label may stand for a moment that was 27 s before.
  CHECK(read_for(4, 5, 10 * kSecond) == "3-8");
  CHECK(read_for(0, 0) == "0-2");
  CHECK(read_for(9, {}) == "8-10");
  CHECK(read_for({}, 0) == "0-2");
  CHECK(read_for(100, {}) == "8-10");
  CHECK(read_for({}, -100) == "0-2");
  CHECK(read_for(4, 5, kMinute) == "2-8");
  CHECK(read_for(4, 5, 100 * kMinute) == "0-10");
}

TEST_CASE("what has no labels is read, and so is all for the newest entry") {
  WantedTimes wanted;
  wanted.since = kBegin + 100 * kMinute;
  const std::vector<InputItem> plain{{.path = "a.log", .name = "a.log"}};
  CHECK(wanted_parts(plain, wanted).end == 1);
  CHECK(wanted_parts(plain, wanted).begin == 0);
  std::vector<InputItem> odd = parts(3);
  odd[0].path = "@400000004ef8ecec0d2c333x.s";
  odd[1].path = "@ffffffffffffffffffffffff.s";
  CHECK(wanted_parts(odd, wanted).begin == 0);
  wanted.newest_only = true;
  CHECK(wanted_parts(parts(10), wanted).begin == 0);
}

TEST_CASE("a line that begins in a part that is not read is left out, as old as that part") {
  const TempDir dir;
  for (int i = 0; i < 5; ++i) dir.write(label(i), i == 0 ? "0" : "rest\nin" + std::to_string(i));
  dir.write("current", "rest\nlast\n");
  TimeSkips skips;
  for (const std::size_t chunk_size : std::initializer_list<std::size_t>{1, 3, 100}) {
    ReadSettings settings = settings_of(chunk_size);
    settings.wanted = WantedTimes{kBegin + 4 * kMinute + kSecond, {}, false, 0, nullptr};
    settings.skips = &skips;
    CHECK(read_all({dir.path()}, settings).text == "in3rest\nin4rest\nlast\n");
  }
  CHECK(skips.totals().files == 9);
  // At the other end, too.
  ReadSettings early = settings_of(100);
  early.wanted = WantedTimes{{}, kBegin, false, 0, nullptr};
  early.skips = &skips;
  CHECK(read_all({dir.path()}, early).text == "0rest\n");
  // The same where the rest is too long to be held.
  dir.write(label(3), std::string(1000, 'x') + "\nin3");
  ReadSettings settings = settings_of(10);
  settings.long_lines.max_line = 20;
  settings.wanted = WantedTimes{kBegin + 4 * kMinute + kSecond, {}, false, 0, nullptr};
  settings.skips = &skips;
  const ReadResult result = read_all({dir.path()}, settings);
  CHECK(result.text == "in3rest\nin4rest\nlast\n");
  for (const Chunk& chunk : result.chunks) CHECK_FALSE(chunk.block.long_line);
}
