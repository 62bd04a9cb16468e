// Tail: the same entries and the same malformed lines, forward and from the end, as a plain
// list of everything says.
#include "pipeline/tail.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::input_file;
using testing::make_result;
using testing::Output;

// What happens on one line, or part of a line: an entry is selected, or is malformed, or both.
struct Event {
  bool entry, malformed;
  std::uint64_t line;
};

using Events = std::vector<Event>;

std::string text_of(const Event& event) { return "entry " + std::to_string(event.line) + "\n"; }

ChunkResult result_of(const Events& events) {
  std::vector<std::string> entries;
  std::vector<MalformedRun> runs;
  for (const Event& event : events) {
    if (event.malformed) {
      const MalformedPlace place{event.line, {}, nullptr};
      if (runs.empty() || runs.back().entries_before != entries.size() || event.entry) {
        runs.push_back({entries.size(), event.entry, 0, place});
      }
      ++runs.back().count;
    }
    if (event.entry) entries.push_back(text_of(event));
  }
  ChunkResult result = make_result(0, entries);
  result.malformed_runs = runs;
  return result;
}

// The rule, by the book: of the last `limit` entries the first, and what is not before it.
struct Expected {
  Expected(const std::vector<Events>& chunks, std::uint64_t limit) {
    Events all;
    for (const Events& events : chunks) all.insert(all.end(), events.begin(), events.end());
    std::size_t begin = all.size();
    std::uint64_t found = 0;
    while (begin > 0 && found < limit) found += all[--begin].entry ? 1 : 0;
    if (found < limit) begin = 0;
    for (std::size_t i = begin; i < all.size(); ++i) {
      if (all[i].entry) text += text_of(all[i]);
      if (all[i].malformed && malformed++ == 0) first_line = all[i].line;
    }
    if (limit == 0) malformed = first_line = 0;
  }
  std::string text;
  std::uint64_t malformed = 0, first_line = 0;
};

void check_tail(const std::vector<Events>& chunks, std::uint64_t limit, bool from_end) {
  CAPTURE(limit);
  CAPTURE(from_end);
  Tail tail(limit, from_end);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const ChunkResult result = result_of(chunks[from_end ? chunks.size() - 1 - i : i]);
    tail.add(result, result.ends.size());
  }
  Output out;
  tail.write(out.stream);
  const Expected expected(chunks, limit);
  const MalformedCount malformed = tail.malformed();
  CHECK(out.text() == expected.text);
  CHECK(malformed.count == expected.malformed);
  CHECK(malformed.first.first_line == expected.first_line);
  if (malformed.count > 0) CHECK(malformed.file->name == "a.log");
}

TEST_CASE("random runs, cut into chunks at random, both ways") {
  std::mt19937 random(1);
  for (int round = 0; round < 400; ++round) {
    std::vector<Events> chunks(1 + random() % 8);
    std::uint64_t line = 0;
    const auto rare = 1 + random() % 4;
    for (Events& events : chunks) {
      for (auto count = random() % 6; count > 0; --count) {
        const bool entry = random() % rare == 0;
        events.push_back({entry, !entry || random() % 4 == 0, ++line});
      }
    }
    CAPTURE(round);
    for (const std::uint64_t limit : {0U, 1U, 2U, 3U, 7U, 100U}) {
      check_tail(chunks, limit, false);
      check_tail(chunks, limit, true);
    }
  }
}

TEST_CASE("of a result only the entries that are wanted count") {
  Tail tail(2, false);
  tail.add(make_result(0, {"a\n", "b\n", "c\n", "d\n"}), 3);
  Output out;
  tail.write(out.stream);
  CHECK(out.text() == "b\nc\n");
}

TEST_CASE("from the end the mappings that hold no first place are let go") {
  const auto owner = std::make_shared<const std::string>("x");
  Tail tail(100, true);
  for (int i = 0; i < 5; ++i) {
    ChunkResult result = make_result(0, {"a\n"});
    result.malformed_runs = {{0, false, 1, {1, *owner, owner}}, {1, false, 1, {1, *owner, owner}}};
    tail.add(result, 1);
  }
  CHECK(tail.malformed().count == 10);
  CHECK(owner.use_count() == 2);
}

TEST_CASE("once full from the end, nothing is added; without a limit everything is kept") {
  Tail full(1, true);
  full.add(make_result(0, {"b\n"}), 1);
  CHECK(full.full());
  full.add(make_result(1, {"a\n"}), 1);
  Output out;
  full.write(out.stream);
  CHECK(out.text() == "b\n");

  Tail all(18446744073709551615U, true);
  all.add(make_result(0, {"b\n"}), 1);
  all.add(make_result(1, {"a\n"}), 1);
  CHECK_FALSE(all.full());
  Output both;
  all.write(both.stream);
  CHECK(both.text() == "a\nb\n");
}

TEST_CASE("a full disk ends the writing") {
  Tail tail(1, true);
  tail.add(make_result(0, {"b\n"}), 1);
  OutputStream closed(-1);
  tail.write(closed);
  CHECK_FALSE(closed.status());
}

}  // namespace
}  // namespace gsaw
