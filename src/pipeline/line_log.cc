// The lines that a run speaks of, in runs between the selected entries.
#include "pipeline/line_log.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace gsaw {

void CountedLines::add(std::uint64_t more, const NotedLine& first_of_them) {
  if (more == 0) return;
  if (count == 0) {
    first = first_of_them.place;
    first_member = first_of_them.member;
  }
  count += more;
}

void CountedLines::add(const CountedLines& behind) {
  add(behind.count, {behind.first, behind.first_member});
}

void LineLog::note(std::uint64_t entries_before, bool is_entry, Noted first) {
  note(entries_before, malformed, is_entry, first);
}

void LineLog::note_long_malformed(std::uint64_t entries_before) {
  note(entries_before, long_malformed, false, [] { return NotedLine(); });
}

void LineLog::note_long(std::uint64_t entries_before, Noted first) {
  note(entries_before, long_object, false, first);
}

void LineLog::note_mention(std::uint64_t entries_before, Noted first) {
  note(entries_before, mention, false, first);
}

void LineLog::note_unread(Role role, std::uint64_t entries_before, bool is_entry, Noted first) {
  note(entries_before, static_cast<std::uint8_t>(unread + static_cast<unsigned>(role)), is_entry,
       first);
}

// The runs between the same entries are the last ones, one of each kind at most.
void LineLog::note(std::uint64_t entries_before, std::uint8_t kind, bool is_entry, Noted first) {
  const auto before = apart_ ? static_cast<std::int64_t>(entries_before) : 0;
  const bool apart = is_entry && apart_;
  for (auto run = runs_.rbegin(); run != runs_.rend() && run->entries_before == before; ++run) {
    if (run->kind != kind || run->is_entry != apart) continue;
    ++run->count;
    return;
  }
  runs_.push_back({before, kind, apart, 1, first()});
}

void LineLog::cut_behind(std::uint64_t entries) {
  assert(apart_);
  std::erase_if(runs_, [&](const Run& run) {
    return run.entries_before >= static_cast<std::int64_t>(entries);
  });
}

void LineLog::cut_before(std::int64_t entry) {
  assert(apart_);
  std::erase_if(runs_, [&](const Run& run) {
    return run.entries_before < entry || (run.entries_before == entry && !run.is_entry);
  });
}

void LineLog::renumber(std::int64_t more) {
  for (Run& run : runs_) run.entries_before += more;
}

void LineLog::append(LineLog behind) {
  apart_ |= behind.apart_;
  std::move(behind.runs_.begin(), behind.runs_.end(), std::back_inserter(runs_));
}

void LineLog::add_to(LineCounts& total) const {
  for (const Run& run : runs_) {
    if (run.kind == long_malformed) {
      total.long_malformed += run.count;
      continue;
    }
    CountedLines& lines = run.kind == malformed     ? total.malformed
                          : run.kind == long_object ? total.long_objects
                          : run.kind == mention     ? total.mentions
                                                    : total.unread[run.kind - unread];
    lines.add(run.count, run.first);
  }
}

}  // namespace gsaw
