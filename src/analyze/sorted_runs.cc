// Runs in order, and their merging.
#include "analyze/sorted_runs.h"

#include <algorithm>
#include <utility>

namespace gsaw {

void SortedRuns::add(std::vector<KeptEntry> entries) {
  if (entries.empty()) return;
  const auto before = [this](const KeptEntry& one, const KeptEntry& other) {
    return order_.comes_before(one, other);
  };
  if (!std::is_sorted(entries.begin(), entries.end(), before)) {
    std::stable_sort(entries.begin(), entries.end(), before);
  }
  size_ += entries.size();
  entries.shrink_to_fit();
  const bool goes_on =
      !runs_.empty() && !order_.comes_before(entries.front(), runs_.back().back().back());
  if (!goes_on) runs_.emplace_back();
  runs_.back().push_back(std::move(entries));
}

std::vector<KeptEntry> SortedRuns::take() {
  std::vector<KeptEntry> all;
  all.reserve(size_);
  MergedRuns(*this).read(size_, all);
  runs_.clear();
  size_ = 0;
  return all;
}

void SortedRuns::turn_round() {
  order_.turned = !order_.turned;
  std::reverse(runs_.begin(), runs_.end());
  for (Run& run : runs_) {
    std::reverse(run.begin(), run.end());
    for (std::vector<KeptEntry>& piece : run) std::reverse(piece.begin(), piece.end());
  }
}

MergedRuns::MergedRuns(const SortedRuns& runs) : order_(runs.order_) {
  cursors_.reserve(runs.runs_.size());
  for (const SortedRuns::Run& run : runs.runs_) cursors_.push_back({&run, cursors_.size()});
  std::make_heap(cursors_.begin(), cursors_.end(), [this](const Cursor& one, const Cursor& other) {
    return comes_behind(one, other);
  });
}

bool MergedRuns::Cursor::advance() {
  if (++at < (*run)[piece].size()) return true;
  at = 0;
  return ++piece < run->size();
}

bool MergedRuns::comes_behind(const Cursor& one, const Cursor& other) const {
  if (order_.comes_before(other.entry(), one.entry())) return true;
  return !order_.comes_before(one.entry(), other.entry()) && other.number < one.number;
}

void MergedRuns::read(std::size_t count, std::vector<KeptEntry>& to) {
  const auto behind = [this](const Cursor& one, const Cursor& other) {
    return comes_behind(one, other);
  };
  while (count > 0 && !cursors_.empty()) {
    std::pop_heap(cursors_.begin(), cursors_.end(), behind);
    Cursor first = cursors_.back();
    cursors_.pop_back();
    bool has_more = true;
    do {
      to.push_back(first.entry());
      has_more = first.advance();
    } while (--count > 0 && has_more &&
             (cursors_.empty() || !comes_behind(first, cursors_.front())));
    if (!has_more) continue;
    cursors_.push_back(first);
    std::push_heap(cursors_.begin(), cursors_.end(), behind);
  }
}

}  // namespace gsaw
