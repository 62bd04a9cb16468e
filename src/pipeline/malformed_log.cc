// The lines that are not judged, in runs between the selected entries.
#include "pipeline/malformed_log.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace gsaw {

void CountedLines::add(std::uint64_t more, const LinePlace& first_of_them) {
  if (more == 0) return;
  if (count == 0) first = first_of_them;
  count += more;
}

void MalformedLog::note(std::uint64_t entries_before, bool is_entry,
                        FunctionRef<LinePlace()> place) {
  note(entries_before, is_entry && apart_ ? Kind::entry : Kind::between, place);
}

void MalformedLog::note_long(std::uint64_t entries_before, FunctionRef<LinePlace()> place) {
  note(entries_before, Kind::long_object, place);
}

void MalformedLog::note(std::uint64_t entries_before, Kind kind, FunctionRef<LinePlace()> place) {
  const auto before = apart_ ? static_cast<std::int64_t>(entries_before) : 0;
  if (runs_.empty() || runs_.back().entries_before != before || runs_.back().kind != kind) {
    runs_.push_back({before, kind, 0, place()});
  }
  ++runs_.back().count;
}

void MalformedLog::cut_behind(std::uint64_t entries) {
  assert(apart_);
  std::erase_if(runs_, [&](const Run& run) {
    return run.entries_before >= static_cast<std::int64_t>(entries);
  });
}

void MalformedLog::cut_before(std::int64_t entry) {
  assert(apart_);
  std::erase_if(runs_, [&](const Run& run) {
    return run.entries_before < entry || (run.entries_before == entry && run.kind != Kind::entry);
  });
}

void MalformedLog::renumber(std::int64_t more) {
  for (Run& run : runs_) run.entries_before += more;
}

void MalformedLog::append(MalformedLog behind) {
  apart_ |= behind.apart_;
  std::move(behind.runs_.begin(), behind.runs_.end(), std::back_inserter(runs_));
}

void MalformedLog::add_to(LineCounts& total) const {
  for (const Run& run : runs_) {
    CountedLines& lines = run.kind == Kind::long_object ? total.long_objects : total.malformed;
    lines.add(run.count, run.first);
  }
}

}  // namespace gsaw
