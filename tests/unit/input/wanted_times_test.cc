// Parts of files in order of time: nothing wanted is left out, and what is out of order is noticed.
#include "input/wanted_times.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <random>

#include "input/open_for_reading.h"
#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

using Times = std::vector<Nanoseconds>;

// Lines are numbers, and `-` has no time.
void append_times(std::string_view lines, DateOrder, Times& times) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    Nanoseconds time = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), time);
    if (error == std::errc()) times.push_back(time);
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
  }
}

WantedTimes wanted(std::optional<Nanoseconds> since, std::optional<Nanoseconds> until,
                   Nanoseconds slack = 0) {
  return {since, until, false, slack, append_times};
}

struct File {
  explicit File(const Times& times, std::string_view before_each = "") {
    for (const Nanoseconds time : times) {
      text += before_each;
      text += std::to_string(time) + '\n';
    }
    const std::string path = dir.write("log", text);
    open = std::make_shared<const OpenFile>(
        open_for_reading(path.c_str()), std::make_shared<const InputFile>(InputFile{.name = path}),
        text.size());
  }
  FoundPart find(const WantedTimes& times) const { return find_part(*open, times); }
  // The times outside of the part that are wanted.
  Times missed(const FoundPart& part, const WantedTimes& times) const {
    Times outside;
    append_times(text.substr(0, part.begin), DateOrder::open, outside);
    append_times(text.substr(part.end), DateOrder::open, outside);
    std::erase_if(outside, [&](Nanoseconds time) {
      return (times.since && time < *times.since) || (times.until && time > *times.until);
    });
    return outside;
  }

  TempDir dir;
  std::string text;
  std::shared_ptr<const OpenFile> open;
};

Times rising(Nanoseconds count) {
  Times times;
  for (Nanoseconds i = 0; i < count; ++i) times.push_back(1'000'000'000 + i);
  return times;
}

}  // namespace

TEST_CASE("a span in the middle, at the begin, at the end, and outside") {
  const File file(rising(300'000));
  const auto check = [&](std::optional<Nanoseconds> since, std::optional<Nanoseconds> until) {
    CAPTURE(since.value_or(-1));
    CAPTURE(until.value_or(-1));
    const FoundPart part = file.find(wanted(since, until));
    CHECK_FALSE(part.disorder);
    CHECK(file.missed(part, wanted(since, until)).empty());
    CHECK(part.begin <= part.end);
    CHECK((part.begin == 0 || file.text[part.begin - 1] == '\n'));
    CHECK((part.end == file.text.size() || file.text[part.end - 1] == '\n'));
    return part.end - part.begin;
  };
  CHECK(check(1'000'100'000, 1'000'100'010) < 150'000);
  CHECK(check({}, 1'000'000'000) < 150'000);
  CHECK(check(1'000'299'999, {}) < 150'000);
  CHECK(check({}, 5) < 150'000);
  CHECK(check(2'000'000'000, {}) < 150'000);
  CHECK(check(5, 2'000'000'000) == file.text.size());
  CHECK(check({}, {}) == file.text.size());
}

TEST_CASE("the newest are at the end, as far as the slack allows") {
  Times times = rising(300'000);
  std::swap(times[299'990], times[299'999]);
  const File file(times);
  WantedTimes newest = wanted({}, {}, 20);
  newest.newest_only = true;
  const FoundPart part = file.find(newest);
  CHECK_FALSE(part.disorder);
  CHECK(file.missed(part, wanted(1'000'299'999, {})).empty());
  CHECK(part.end == file.text.size());
  CHECK(part.end - part.begin < 150'000);
}

TEST_CASE("entries that come late by the slack are found; many have one time, some have none") {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    const Nanoseconds slack = static_cast<Nanoseconds>(random() % 2000);
    const Nanoseconds step = static_cast<Nanoseconds>(random() % 4);
    Times times;
    for (Nanoseconds i = 0; i < 60'000; ++i) {
      times.push_back(1'000'000 + i * step +
                      static_cast<Nanoseconds>(random() % static_cast<unsigned>(slack + 1)));
    }
    const File file(times, "-\n-\n");
    for (int each = 0; each < 20; ++each) {
      const auto since = 1'000'000 + static_cast<Nanoseconds>(random() % 250'000);
      const auto until = since + static_cast<Nanoseconds>(random() % 3'000);
      const FoundPart part = file.find(wanted(since, until, slack));
      CHECK_FALSE(part.disorder);
      CHECK(file.missed(part, wanted(since, until)).empty());
    }
  }
}

TEST_CASE("a file out of order is noticed, and is a part as a whole") {
  Times times = rising(200'000);
  SUBCASE("newest first") { std::reverse(times.begin(), times.end()); }
  SUBCASE("two logs, one behind the other") {
    std::rotate(times.begin(), times.begin() + 90'000, times.end());
  }
  SUBCASE("the last entries are old") {
    for (std::size_t i = 198'000; i < 200'000; ++i) times[i] -= 150'000;
  }
  const File file(times);
  for (const Nanoseconds since : {1'000'050'000, 1'000'120'000, 1'000'180'000}) {
    const FoundPart part = file.find(wanted(since, since + 10, 5));
    CHECK(part.disorder);
    CHECK(part.begin == 0);
    CHECK(part.end == file.text.size());
  }
}

TEST_CASE("an entry right beside the part that ought to be in it is noticed") {
  Times times = rising(200'000);
  constexpr std::size_t kLine = 11;
  const WantedTimes later = wanted(1'000'100'000, {}), earlier = wanted({}, 1'000'100'000);
  const std::size_t begin = File(times).find(later).begin / kLine;
  const std::size_t end = File(times).find(earlier).end / kLine;
  Times changed = times;
  changed[begin - 1'000] = 1'000'120'000;
  CHECK(File(changed).find(later).disorder);
  changed = times;
  changed[end + 1'000] = 1'000'080'000;
  CHECK(File(changed).find(earlier).disorder);
}

TEST_CASE("hostile: no times, no lines, one giant line, times at the limits") {
  const auto whole = [](const File& file, const WantedTimes& times) {
    const FoundPart part = file.find(times);
    return part.begin == 0 && part.end == file.text.size();
  };
  WantedTimes newest = wanted({}, {});
  newest.newest_only = true;
  for (const WantedTimes& times : {wanted(5, 7), newest}) {
    CHECK(whole(File({}), times));
    CHECK(whole(File({}, "-\n"), times));
    CHECK(whole(File({5}, std::string(3'000'000, '-') + '\n'), times));
    CHECK(whole(File({5}, std::string(3'000'000, '-')), times));
  }
  const File extremes(
      {std::numeric_limits<Nanoseconds>::min(), 0, std::numeric_limits<Nanoseconds>::max()},
      std::string(200'000, '-') + '\n');
  const WantedTimes all =
      wanted(std::numeric_limits<Nanoseconds>::min(), std::numeric_limits<Nanoseconds>::max(),
             std::numeric_limits<Nanoseconds>::max());
  CHECK(extremes.missed(extremes.find(all), all).empty());
}

TEST_CASE("what was spared is added up, and the first file out of order is named") {
  const File file(rising(100'000));
  TimeSkips skips;
  skips.add(*file.open, {100, file.text.size(), {}});
  skips.add(*file.open, {0, file.text.size(), 4711});
  skips.add(*file.open, {0, file.text.size(), 123});
  CHECK(skips.totals().bytes == 100);
  CHECK(skips.totals().files == 1);
  CHECK(skips.totals().unordered_files == 2);
  CHECK(skips.totals().first_unordered == (file.dir / "log") + " near byte 123");
}
