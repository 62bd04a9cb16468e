// PartJoiner where more is written to the log: what was there before, what is left open.
#include <doctest/doctest.h>

#include <string>

#include "unit/input/joining_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

TEST_CASE("lines that are given out for want of a proof are as they were, and a later one counts") {
  Joining joining;
  const std::string first = docker("stdout", "a"), last = docker("stdout", "b\\n");
  joining.add(first);
  CHECK(joining.lines_out.empty());
  joining.joiner.give_up_proof();
  joining.take();
  CHECK(joining.lines_out == Lines{"1:" + first});
  joining.add(last + first + last);
  CHECK(joining.lines_out == Lines{"1:" + first, "2:" + last, "3:" + docker("stdout", "ab\\n")});
}

TEST_CASE("what has the size of docker's parts is not given out before the last of them") {
  const std::string text(kDockerPart, 'a');
  const std::string first = docker("stdout", text), last = docker("stdout", "b\\n");
  const Lines whole{"1:" + docker("stdout", text + text + "b\\n")};
  Joining joining;
  for (int i = 0; i < 2; ++i) {
    joining.add(first);
    joining.joiner.give_up_proof();
    joining.take();
  }
  CHECK(joining.lines_out.empty());
  SUBCASE("which comes") {
    joining.add(last);
    CHECK(joining.lines_out == whole);
  }
  SUBCASE("which another joiner sees, with what was there again") {
    const std::uint64_t end = joining.offset;
    joining.joiner.leave_open(end);
    joining.end();
    CHECK(joining.lines_out.empty());
    Joining rest;
    rest.joiner.see_head(kFile, first + first);
    rest.add(first + first);
    rest.joiner.give_up_proof();
    rest.add(last);
    CHECK(rest.lines_out == whole);
  }
  SUBCASE("which is not the next: another text is no part of docker's") {
    joining.add(docker("stdout", text.substr(1)));
    joining.joiner.give_up_proof();
    joining.take();
    CHECK(joining.lines_out.size() == 3);
  }
}

TEST_CASE("where lines are not counted, joined entries have no number either") {
  Joining joining;
  joining.line = 0;
  joining.add(cri("stdout", "F", "a") + cri("stdout", "P", "b") + cri("stdout", "F", "c"));
  joining.end();
  CHECK(joining.lines_out ==
        Lines{"0:" + cri("stdout", "F", "a"), "0:" + cri("stdout", "F", "bc")});
}

TEST_CASE("entries are left open that began near the end of what is read") {
  const std::string far = cri("stdout", "P", "a"), near = cri("stderr", "P", "b");
  Joining joining;
  joining.add(far);
  joining.offset = PartJoiner::kReach;
  joining.add(near);
  CHECK(joining.joiner.leave_open(PartJoiner::kReach + 1) == PartJoiner::kReach);
  joining.end();
  CHECK(joining.lines_out == Lines{"1:" + far});
}

TEST_CASE("the head of a file tells what further on is joined") {
  const std::string first = docker("stdout", "a"), last = docker("stdout", "b\\n");
  for (const bool is_proven : {true, false}) {
    Joining joining;
    std::string head = is_proven ? last : first;
    for (std::size_t i = 1; i < PartJoiner::kUnproven; ++i) head += first;
    joining.joiner.see_head(kFile, head);
    CHECK(joining.joiner.joins() == is_proven);
    joining.add(first);
    CHECK(joining.joiner.is_waiting() == is_proven);
    joining.add(last);
    CHECK(joining.lines_out.size() == (is_proven ? 1 : 2));
  }
}
