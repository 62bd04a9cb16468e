// The entries of raw lines, one after another, as they are counted around a match.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "record/record_parser.h"

namespace gsaw {

// Where an entry stands among the lines at hand.
struct EntrySpot {
  std::size_t offset = 0;         // of its line's first byte
  std::uint32_t record = 0;       // which of the line's records, from 0
  std::uint64_t line_number = 0;  // from 1; 0 where lines are not counted. Not compared

  friend bool operator==(const EntrySpot& a, const EntrySpot& b) {
    return a.offset == b.offset && a.record == b.record;
  }
  friend std::strong_ordering operator<=>(const EntrySpot& a, const EntrySpot& b) {
    if (const auto by_line = a.offset <=> b.offset; by_line != 0) return by_line;
    return a.record <=> b.record;
  }
};

// What counts as an entry: a record that the run could select, be it one of several on its line.
// So a blank line counts nothing, nor does one that is too long to be judged.
struct EntryRule {
  std::size_t max_line = 0;    // bytes
  bool with_malformed = true;  // a line that is no JSON object is one
};

// Lines that hold entries, at one end of others.
struct EndLines {
  std::size_t edge = 0;     // where they begin, or end
  std::uint64_t count = 0;  // of them; less than was asked for when there are no more
};

// One per thread. Lines are bytes that stay as long as the walk goes over them.
class EntryWalk {
 public:
  explicit EntryWalk(const EntryRule& rule) : rule_(rule) {}

  // To the entry at `spot` of these lines, or the next behind it. A line that the walk is at is not
  // parsed again, so what is in the memory of `lines` may change only before forget().
  void start(std::string_view lines, const EntrySpot& spot);
  void forget() { start({}, {}); }
  // True when there is an entry, which spot() and record() then are.
  bool at_entry();
  // Behind all lines once at_entry() is false.
  const EntrySpot& spot() const { return spot_; }
  // Valid until the walk goes on.
  const Record& record() { return parser_.record(spot_.record); }
  // Goes on behind the entry.
  void pass();

  // The first, or last, `count` lines that hold an entry; all lines when there are fewer. These
  // end the walk. They parse only lines whose form does not tell.
  EndLines first_lines(std::string_view lines, std::uint64_t count);
  EndLines last_lines(std::string_view lines, std::uint64_t count);

 private:
  bool is_too_long(std::string_view line) const;
  bool holds_entry(std::string_view line);
  void next_line();

  const EntryRule rule_;
  RecordParser parser_;
  std::string_view lines_;
  EntrySpot spot_;
  bool is_read_ = false;       // the line at spot_
  std::size_t line_size_ = 0;  // bytes of it
  std::size_t record_count_ = 0;
};

}  // namespace gsaw
