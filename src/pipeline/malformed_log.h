// The lines that are no JSON object, or too long to be judged: how many, where the first stands,
// and between which of the selected entries.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/function_ref.h"
#include "input/block.h"

namespace gsaw {

// Lines of a kind, in a whole run.
struct CountedLines {
  std::uint64_t count = 0;
  LinePlace first;  // when there are any

  void add(std::uint64_t more, const LinePlace& first_of_them);
};

// What a run speaks of beside what it shows.
struct LineCounts {
  CountedLines malformed;
  CountedLines long_objects;  // too long to be judged, and may match
};

// Of one chunk, or of neighbouring ones. Malformed lines that are themselves shown as entries are
// not in it, nor those that the prefilter rules out, whether it is at work or not: it does not see
// them.
class MalformedLog {
 public:
  // `entries`, below, are the selected ones, by their number from 0. Kept apart by them only
  // when that is needed to cut the log; it costs memory for each.
  explicit MalformedLog(bool apart = false) : apart_(apart) {}

  // A line behind so many entries; `is_entry`: it is itself selected, the entry behind those.
  // `place` is asked for the first of a run only.
  void note(std::uint64_t entries_before, bool is_entry, FunctionRef<LinePlace()> place);
  // An object too long to be judged.
  void note_long(std::uint64_t entries_before, FunctionRef<LinePlace()> place);

  // Leaves out what stands behind the first `entries` entries: nobody looked there.
  void cut_behind(std::uint64_t entries);
  // Leaves out what stands before entry number `entry`.
  void cut_before(std::int64_t entry);
  // From now on the entries' numbers are larger by `more`.
  void renumber(std::int64_t more);
  // What stands behind all this.
  void append(MalformedLog behind);

  bool is_empty() const { return runs_.empty(); }
  void add_to(LineCounts& total) const;

 private:
  enum class Kind : std::uint8_t { between, entry, long_object };
  // Lines of one kind between which no entry was selected.
  struct Run {
    std::int64_t entries_before = 0;
    Kind kind = Kind::between;
    std::uint64_t count = 0;
    LinePlace first;
  };

  void note(std::uint64_t entries_before, Kind kind, FunctionRef<LinePlace()> place);

  bool apart_;
  std::vector<Run> runs_;
};

}  // namespace gsaw
