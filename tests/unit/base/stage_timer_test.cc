// StageTimer: to which stage time is charged, on a clock that the test moves.
#include "base/stage_timer.h"

#include <doctest/doctest.h>

namespace gsaw {
namespace {

Nanoseconds now = 0;
Nanoseconds clock_cost = 0;  // by which asking the clock moves it
int asked = 0;

Nanoseconds test_clock() {
  ++asked;
  return now += clock_cost;
}

struct ClockAtZero {
  ClockAtZero() { now = clock_cost = asked = 0; }
};

void spend(StageTimer& timer, Stage stage, Nanoseconds time) {
  timer.enter(stage);
  now += time;
}

void spend_in_line(StageTimer& timer, Stage stage, Nanoseconds time) {
  timer.enter_in_line(stage);
  now += time;
}

// What a line costs by stage, and the lines.
void lines(StageTimer& timer, unsigned count, Nanoseconds parse, Nanoseconds query) {
  for (unsigned i = 0; i < count; ++i) {
    timer.next_line();
    spend_in_line(timer, Stage::parse, parse);
    spend_in_line(timer, Stage::query, query);
  }
}

TEST_CASE_FIXTURE(ClockAtZero, "off it never asks the clock") {
  StageTimer timer(false, test_clock);
  spend(timer, Stage::read, 5);
  lines(timer, 100, 3, 1);
  CHECK(timer.stop().sum() == 0);
  CHECK(asked == 0);
}

TEST_CASE_FIXTURE(ClockAtZero, "a stage has the time from enter() to the next, or to stop()") {
  StageTimer timer(true, test_clock);
  now += 1000;  // nothing's
  spend(timer, Stage::read, 5);
  spend(timer, Stage::write, 7);
  spend(timer, Stage::read, 20);
  CHECK(timer.stop()[Stage::read] == 25);
  now += 1000;  // nothing's again
  spend(timer, Stage::hints, 2);
  const StageTimes times = timer.stop();
  CHECK(times[Stage::read] == 25);
  CHECK(times[Stage::write] == 7);
  CHECK(times[Stage::hints] == 2);
  CHECK(times.sum() == 34);
}

TEST_CASE_FIXTURE(ClockAtZero,
                  "lines: few clock calls, the sum exact, divided as in the timed ones") {
  StageTimer timer(true, test_clock);
  const int asked_before = asked;
  lines(timer, 170, 300, 100);
  const StageTimes times = timer.stop();
  CHECK(times.sum() == 170 * 400);
  CHECK(times[Stage::parse] == 170 * 300);
  CHECK(times[Stage::query] == 170 * 100);
  CHECK(asked - asked_before <= 10 * 3 + 1);
}

TEST_CASE_FIXTURE(ClockAtZero, "stages around the lines keep their own time") {
  StageTimer timer(true, test_clock);
  for (int chunk = 0; chunk < 50; ++chunk) {
    spend(timer, Stage::read, 11);
    spend(timer, Stage::parse, 1000);  // of many lines at once: not divided
    lines(timer, 20, 10, 30);
    spend(timer, Stage::write, 13);
  }
  const StageTimes times = timer.stop();
  CHECK(times[Stage::read] == 50 * 11);
  CHECK(times[Stage::parse] == 50 * (1000 + 20 * 10));
  CHECK(times[Stage::query] == 50 * 20 * 30);
  CHECK(times[Stage::write] == 50 * 13);
}

TEST_CASE_FIXTURE(ClockAtZero, "entries in a fixed rotation are all timed") {
  StageTimer timer(true, test_clock);
  for (int i = 0; i < 17 * 100; ++i) {
    lines(timer, 1, 100, 0);
    lines(timer, 1, 0, 300);
  }
  const StageTimes times = timer.stop();
  CHECK(times[Stage::query] == 3 * times[Stage::parse]);
  CHECK(times.sum() == 17 * 100 * 400);
}

TEST_CASE_FIXTURE(ClockAtZero, "the clock's own time does not favour the shorter stage") {
  clock_cost = 25;
  StageTimer timer(true, test_clock);
  lines(timer, 1700, 300, 10);
  const StageTimes times = timer.stop();
  CHECK(times[Stage::parse] > 29 * times[Stage::query]);
  CHECK(times[Stage::parse] < 31 * times[Stage::query]);
}

TEST_CASE_FIXTURE(ClockAtZero, "one interrupted line says little of the others") {
  StageTimer timer(true, test_clock);
  lines(timer, 1, 300, 10 * kNanosPerMilli);  // the first is timed
  lines(timer, 169, 300, 300);
  const StageTimes times = timer.stop();
  CHECK(times.sum() == 10 * kNanosPerMilli + 339 * 300);
  CHECK(times[Stage::query] >= 10 * kNanosPerMilli);
  // Lines that are all that long are still divided right.
  StageTimer slow(true, test_clock);
  lines(slow, 170, 10 * kNanosPerMilli, 100);
  CHECK(slow.stop()[Stage::parse] > 169 * 10 * kNanosPerMilli);
}

TEST_CASE_FIXTURE(ClockAtZero, "a clock too coarse for a line: all is parsing") {
  StageTimer timer(true, test_clock);
  lines(timer, 10, 0, 0);
  timer.next_line();
  now += 40;
  const StageTimes times = timer.stop();
  CHECK(times[Stage::parse] == 40);
  CHECK(times.sum() == 40);
}

TEST_CASE("times of threads add up; every stage has a name of its own") {
  StageTimes a, b;
  a[Stage::read] = 1;
  b[Stage::read] = 2;
  b[Stage::stats] = 4;
  a += b;
  CHECK(a[Stage::read] == 3);
  CHECK(a.sum() == 7);
  CHECK(stage_name(Stage::read) == "read");
  CHECK(stage_name(Stage::stats) == "stats");
  for (std::size_t i = 1; i < kStageCount; ++i) {
    CHECK(stage_name(static_cast<Stage>(i)) != stage_name(static_cast<Stage>(i - 1)));
  }
}

TEST_CASE("the real clock goes on") {
  const Nanoseconds before = steady_now();
  while (steady_now() == before) {
  }
  CHECK(steady_now() > before);
}

}  // namespace
}  // namespace gsaw
