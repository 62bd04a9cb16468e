// The lines that a run speaks of: those that are no JSON object, or too long to be judged, or whose
// roles cannot be read: how many, where the first stands, and between which of the selected
// entries.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/function_ref.h"
#include "input/block.h"
#include "record/record.h"
#include "record/unread_role.h"

namespace gsaw {

// Where a line stands, and what there is to say of it.
struct NotedLine {
  NotedLine() = default;
  NotedLine(LinePlace its_place, UnreadMember its_member = {})
      : place(std::move(its_place)), member(std::move(its_member)) {}

  LinePlace place;
  UnreadMember member;  // of an entry: what could not be read
};

// Lines of a kind, in a whole run.
struct CountedLines {
  std::uint64_t count = 0;
  LinePlace first;  // when there are any
  UnreadMember first_member;

  void add(std::uint64_t more, const NotedLine& first_of_them);
  // Those of `behind`, which come after these.
  void add(const CountedLines& behind);
};

// What a run speaks of beside what it shows.
struct LineCounts {
  CountedLines malformed;
  std::uint64_t long_malformed = 0;  // of these, those that are too long to be shown
  CountedLines long_objects;         // too long to be judged, and may match
  // Entries of which nobody knows whether they match, as they have no readable value for a role
  // that the query asks about.
  std::array<CountedLines, kRoleCount> unread;
  // Entries that are not selected, and mention an id that was asked for (id_mentions.h).
  CountedLines mentions;
};

// Of one chunk, or of neighbouring ones. Malformed lines that are themselves shown as entries are
// not in it, nor any that the prefilter rules out, whether it is at work or not: it does not see
// them.
class LineLog {
 public:
  // `entries`, below, are the selected ones, by their number from 0. Kept apart by them only
  // when that is needed to cut the log; it costs memory for each.
  explicit LineLog(bool apart = false) : apart_(apart) {}

  using Noted = FunctionRef<NotedLine()>;

  // A line behind so many entries; `is_entry`: it is itself selected, the entry behind those.
  // `first` is asked for the first of a run only.
  void note(std::uint64_t entries_before, bool is_entry, Noted first);
  // That the malformed line before it is too long to be held.
  void note_long_malformed(std::uint64_t entries_before);
  // An object too long to be judged.
  void note_long(std::uint64_t entries_before, Noted first);
  // An entry without a readable value for `role`.
  void note_unread(Role role, std::uint64_t entries_before, bool is_entry, Noted first);
  // An entry that mentions an id.
  void note_mention(std::uint64_t entries_before, Noted first);

  // Leaves out what stands behind the first `entries` entries: nobody looked there.
  void cut_behind(std::uint64_t entries);
  // Leaves out what stands before entry number `entry`.
  void cut_before(std::int64_t entry);
  // From now on the entries' numbers are larger by `more`.
  void renumber(std::int64_t more);
  // What stands behind all this.
  void append(LineLog behind);

  bool is_empty() const { return runs_.empty(); }
  void add_to(LineCounts& total) const;

 private:
  // Of malformed lines, those of them that are long, long objects, mentions, and entries without a
  // role: of these as many as there are roles.
  enum Kind : std::uint8_t { malformed, long_malformed, long_object, mention, unread };

  // Lines of one kind between which no entry was selected.
  struct Run {
    std::int64_t entries_before = 0;
    std::uint8_t kind = malformed;
    bool is_entry = false;
    std::uint64_t count = 0;
    NotedLine first;
  };

  void note(std::uint64_t entries_before, std::uint8_t kind, bool is_entry, Noted first);

  bool apart_;
  std::vector<Run> runs_;
};

}  // namespace gsaw
