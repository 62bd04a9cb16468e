// LaneTail: the same entries, times and malformed lines, forward and from the end, however the
// lane is cut into chunks, as a plain list of everything says.
#include "pipeline/lane_tail.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::input_file;

// What happens on one line, or part of a line: an entry is selected, or is malformed, or both,
// or it is too long to be judged.
struct Event {
  bool entry = false, malformed = false, too_long = false;
  std::uint64_t line = 0;
  Nanoseconds time = KeptEntry::kNoTime;
};

using Events = std::vector<Event>;

std::string text_of(std::uint64_t line) { return "entry " + std::to_string(line); }

// As a worker that keeps the last `limit` entries of a chunk, and up to twice as many.
ChunkResult result_of(const Events& events, std::uint64_t limit, bool from_end) {
  static const auto file = input_file("a.log");
  ChunkResult result;
  result.from_end = from_end;
  result.file = file;
  result.tally.noted = LineLog(true);
  auto kept = std::make_unique<KeptChunk>();
  const auto texts = std::make_shared<std::vector<std::string>>();
  texts->reserve(events.size());
  for (const Event& event : events) {
    const auto place = [&] { return LinePlace{file, event.line, 0}; };
    std::uint64_t& selected = result.tally.selected;
    if (event.too_long) result.tally.noted.note_long(selected, place);
    if (event.malformed) result.tally.noted.note(selected, event.entry, place);
    if (!event.entry) continue;
    ++selected;
    const std::string& text = texts->emplace_back(text_of(event.line));
    KeptEntry entry;
    entry.line = text.data();
    entry.size = static_cast<std::uint32_t>(text.size());
    entry.checksum = line_checksum(text);
    entry.time = event.time;
    entry.place = event.line;
    if (kept->entries.size() / 2 > limit) {
      const auto excess = kept->entries.end() - static_cast<std::ptrdiff_t>(limit);
      for (auto left = kept->entries.begin(); left != excess; ++left) {
        if (left->has_time()) kept->time_left_out = left->time;
      }
      kept->entries.erase(kept->entries.begin(), excess);
    }
    kept->entries.push_back(entry);
  }
  kept->owner = texts;
  result.product = std::move(kept);
  return result;
}

// What is known of the end of a lane, as text: entries with what they are ordered by, and the
// lines that count from the first of them on.
struct Found {
  std::string entries;
  LineCounts lines;
};

// The rule, by the book: of the last `limit` entries the first, and what is not before it.
Found expected(const Events& events, std::uint64_t limit) {
  std::size_t begin = events.size();
  std::uint64_t count = 0;
  while (begin > 0 && count < limit) count += events[--begin].entry ? 1 : 0;
  if (count < limit) begin = 0;
  Found found;
  Nanoseconds when = KeptEntry::kNoTime;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.entry && event.time != KeptEntry::kNoTime) when = event.time;
    if (i < begin) continue;
    if (event.entry) found.entries += text_of(event.line) + '@' + std::to_string(when) + '\n';
    const LinePlace place{nullptr, event.line, 0};
    if (event.malformed) found.lines.malformed.add(1, place);
    if (event.too_long) found.lines.long_objects.add(1, place);
  }
  return found;
}

Found found_by(LaneTail& tail) {
  Found found;
  tail.take_noted().add_to(found.lines);
  for (const HeldEntry& held : tail.take_entries()) {
    REQUIRE(append_kept_line(held.entry, found.entries));
    CHECK(held.owner != nullptr);
    found.entries += '@' + std::to_string(held.when) + '\n';
  }
  return found;
}

void check_tail(const std::vector<Events>& chunks, std::uint64_t limit, bool from_end) {
  CAPTURE(limit);
  CAPTURE(from_end);
  Keeper keeper;
  LaneTail tail(limit, true, keeper);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const Events& events = chunks[from_end ? chunks.size() - 1 - i : i];
    ChunkResult result = result_of(events, limit, from_end);
    if (!tail.is_settled()) tail.add(result, result.tally.selected, 0);
  }
  Events all;
  for (const Events& events : chunks) all.insert(all.end(), events.begin(), events.end());
  const Found by_the_book = expected(all, limit), found = found_by(tail);
  CHECK(found.entries == by_the_book.entries);
  CHECK(found.lines.malformed.count == by_the_book.lines.malformed.count);
  CHECK(found.lines.malformed.first.line == by_the_book.lines.malformed.first.line);
  CHECK(found.lines.long_objects.count == by_the_book.lines.long_objects.count);
  CHECK(found.lines.long_objects.first.line == by_the_book.lines.long_objects.first.line);
}

TEST_CASE("random runs, cut into chunks at random, both ways") {
  std::mt19937 random(1);
  for (int round = 0; round < 400; ++round) {
    std::vector<Events> chunks(1 + random() % 8);
    std::uint64_t line = 0;
    const auto rare = 1 + random() % 4, timed = 1 + random() % 5;
    const auto size = round % 10 == 0 ? 40U : 6U;
    for (Events& events : chunks) {
      for (auto count = random() % size; count > 0; --count) {
        Event event;
        event.line = ++line;
        event.entry = random() % rare == 0;
        event.malformed = event.entry ? random() % 4 == 0 : random() % 4 != 0;
        event.too_long = !event.entry && !event.malformed;
        if (random() % timed == 0) event.time = static_cast<Nanoseconds>(random() % 50);
        events.push_back(event);
      }
    }
    CAPTURE(round);
    for (const std::uint64_t limit : {0U, 1U, 2U, 3U, 7U, 100U}) {
      check_tail(chunks, limit, false);
      check_tail(chunks, limit, true);
    }
  }
}

Event selected(std::uint64_t line, Nanoseconds time = KeptEntry::kNoTime) {
  return {.entry = true, .line = line, .time = time};
}

TEST_CASE("of a result only the entries that are wanted count") {
  Keeper keeper;
  LaneTail tail(2, false, keeper);
  ChunkResult result =
      result_of({selected(1), selected(2), selected(3), selected(4)}, ~0ULL, false);
  tail.add(result, 3, 0);
  CHECK(tail.size() == 2);
  const auto entries = tail.take_entries();
  CHECK(entries[0].entry.place == 2);
  CHECK(entries[1].entry.place == 3);
}

TEST_CASE("from the end it is settled when it is full, and its first entry has a time to go by") {
  Keeper keeper;
  const Events last = {selected(9, 5)}, untimed = {selected(8)}, timed = {selected(7, 3)};
  LaneTail plain(1, false, keeper);
  CHECK_FALSE(plain.is_settled());
  ChunkResult result = result_of(untimed, 1, true);
  plain.add(result, 1, 0);
  CHECK(plain.is_settled());

  LaneTail tail(2, true, keeper);
  for (const Events& events : {last, untimed}) {
    ChunkResult next = result_of(events, 2, true);
    tail.add(next, 1, 0);
    CHECK_FALSE(tail.is_settled());
  }
  ChunkResult before = result_of(timed, 2, true);
  tail.add(before, 1, 0);
  CHECK(tail.is_settled());
  CHECK(tail.take_entries()[0].when == 3);

  LaneTail forward(1, false, keeper);
  ChunkResult first = result_of(last, 1, false);
  forward.add(first, 1, 0);
  CHECK_FALSE(forward.is_settled());
}

TEST_CASE("what a mapping holds is not copied; the rest goes to the keeper") {
  Keeper keeper;
  LaneTail tail(9, false, keeper);
  ChunkResult mapped = result_of({selected(1)}, 9, false);
  auto& kept = static_cast<KeptChunk&>(*mapped.product);
  kept.is_mapping = true;
  const char* const line = kept.entries[0].line;
  tail.add(mapped, 1, 0);
  CHECK(keeper.in_memory() == 0);
  ChunkResult copied = result_of({selected(2)}, 9, false);
  const std::weak_ptr<const void> block = static_cast<KeptChunk&>(*copied.product).owner;
  tail.add(copied, 1, 1);
  copied.product->clear();
  CHECK(block.expired());  // a stream's block is not held for its line
  CHECK(keeper.in_memory() > 0);
  const auto entries = tail.take_entries();
  CHECK(entries[0].entry.line == line);
  CHECK(entries[0].entry.file == 0);
  CHECK(entries[1].entry.file == 1);
}

}  // namespace
}  // namespace gsaw
