// LineLog: counts, the first place, and cutting by the entries around.
#include "pipeline/line_log.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace gsaw {
namespace {

LinePlace at(std::uint64_t line) { return {nullptr, line, 0}; }

void note(LineLog& log, std::uint64_t entries_before, bool is_entry, std::uint64_t line) {
  log.note(entries_before, is_entry, [&] { return at(line); });
}

struct Sum {
  std::uint64_t count, first;
  bool operator==(const Sum&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Sum& sum) {
  return out << sum.count << " from " << sum.first;
}

Sum sum_of(const LineLog& log) {
  LineCounts lines;
  log.add_to(lines);
  return {lines.malformed.count, lines.malformed.first.line};
}

Sum behind_cut(LineLog log, std::uint64_t entries) {
  log.cut_behind(entries);
  return sum_of(log);
}

Sum before_cut(LineLog log, std::int64_t entry) {
  log.cut_before(entry);
  return sum_of(log);
}

TEST_CASE("the place is asked for once a run") {
  for (const bool apart : {false, true}) {
    LineLog log(apart);
    int asked = 0;
    for (std::uint64_t line = 1; line <= 6; ++line) {
      log.note(line / 4, false, [&] {
        ++asked;
        return at(line);
      });
    }
    CHECK(asked == (apart ? 2 : 1));
    CHECK(sum_of(log) == Sum{6, 1});
  }
  CHECK(LineLog().is_empty());
  CHECK(sum_of(LineLog(true)) == Sum{0, 0});
}

// Line 1, entry 0, lines 3 and 4, entry 1 which is itself malformed, line 6.
LineLog sample() {
  LineLog log(true);
  note(log, 0, false, 1);
  note(log, 1, false, 3);
  note(log, 1, false, 4);
  note(log, 1, true, 5);
  note(log, 2, false, 6);
  return log;
}

TEST_CASE("cut behind the entries wanted: the last of them stays, if it is malformed itself") {
  CHECK(behind_cut(sample(), 0) == Sum{0, 0});
  CHECK(behind_cut(sample(), 1) == Sum{1, 1});
  CHECK(behind_cut(sample(), 2) == Sum{4, 1});
  CHECK(behind_cut(sample(), 3) == Sum{5, 1});
}

TEST_CASE("cut before an entry: it stays itself, and what is behind it") {
  CHECK(before_cut(sample(), 0) == Sum{4, 3});
  CHECK(before_cut(sample(), 1) == Sum{2, 5});
  CHECK(before_cut(sample(), 2) == Sum{0, 0});
  CHECK(before_cut(sample(), -1) == Sum{5, 1});
}

TEST_CASE("logs are numbered anew and put together") {
  LineLog first = sample(), second = sample();
  second.renumber(2);  // two entries are before it
  first.append(std::move(second));
  CHECK(sum_of(first) == Sum{10, 1});
  CHECK(before_cut(first, 1) == Sum{7, 5});
  CHECK(before_cut(first, 2) == Sum{4, 3});
  CHECK(behind_cut(first, 2) == Sum{4, 1});
  first.renumber(-4);
  CHECK(before_cut(first, -3) == Sum{7, 5});
}

TEST_CASE("objects too long to be judged are counted beside them, and cut alike") {
  LineLog log = sample();
  log.note_long(2, [] { return at(7); });
  log.note_long(2, [] { return at(8); });
  log.note_long(0, [] { return at(9); });
  LineCounts lines;
  log.add_to(lines);
  CHECK(lines.malformed.count == 5);
  CHECK(lines.long_objects.count == 3);
  CHECK(lines.long_objects.first.line == 7);
  log.cut_behind(2);
  LineCounts cut;
  log.add_to(cut);
  CHECK(cut.long_objects.count == 1);
  CHECK(cut.long_objects.first.line == 9);
  log.cut_before(0);
  LineCounts none;
  log.add_to(none);
  CHECK(none.long_objects.count == 0);
}

TEST_CASE("not kept apart, a malformed entry is one of the run") {
  LineLog log;
  note(log, 0, false, 1);
  note(log, 5, true, 2);
  CHECK(sum_of(log) == Sum{2, 1});
}

TEST_CASE("a sum takes the first place of the first that has any") {
  CountedLines lines;
  lines.add(0, at(3));
  CHECK(lines.first.line == 0);
  lines.add(2, at(4));
  lines.add(1, at(1));
  CHECK(lines.count == 3);
  CHECK(lines.first.line == 4);
}

}  // namespace
}  // namespace gsaw
