// The lines that are no JSON object, in runs between the selected entries.
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
  const auto before = apart_ ? static_cast<std::int64_t>(entries_before) : 0;
  is_entry &= apart_;
  if (runs_.empty() || runs_.back().entries_before != before || runs_.back().is_entry != is_entry) {
    runs_.push_back({before, is_entry, 0, place()});
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
    return run.entries_before < entry || (run.entries_before == entry && !run.is_entry);
  });
}

void MalformedLog::renumber(std::int64_t more) {
  for (Run& run : runs_) run.entries_before += more;
}

void MalformedLog::append(MalformedLog behind) {
  apart_ |= behind.apart_;
  std::move(behind.runs_.begin(), behind.runs_.end(), std::back_inserter(runs_));
}

std::uint64_t MalformedLog::count() const {
  std::uint64_t sum = 0;
  for (const Run& run : runs_) sum += run.count;
  return sum;
}

void MalformedLog::add_to(CountedLines& total) const {
  if (!runs_.empty()) total.add(count(), runs_.front().first);
}

}  // namespace gsaw
