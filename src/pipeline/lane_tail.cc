// The last entries of one lane: a window that slides forward, or that fills from the end.
#include "pipeline/lane_tail.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gsaw {

void LaneTail::add(ChunkResult& result, std::uint64_t entries, std::uint32_t file) {
  from_end_ = result.from_end;
  LineLog& malformed = result.tally.noted;
  const auto count = static_cast<std::int64_t>(entries);
  malformed.renumber(from_end_ ? -(seen_ + count) : seen_);
  seen_ += count;
  const auto& kept = static_cast<const KeptChunk&>(*result.product);
  const auto counted =
      std::span(kept.entries)
          .first(static_cast<std::size_t>(std::min<std::uint64_t>(entries, kept.entries.size())));
  if (from_end_) {
    if (!is_full()) malformed_.push_front(std::move(malformed));
    add_before(counted, kept, file);
    return;
  }
  malformed_.push_back(std::move(malformed));
  add_behind(counted, kept, file);
  while (is_full() && !malformed_.empty()) {
    malformed_.front().cut_before(seen_ - static_cast<std::int64_t>(entries_.size()));
    if (!malformed_.front().is_empty() || malformed_.size() == 1) break;
    malformed_.pop_front();
  }
}

bool LaneTail::is_settled() const {
  if (!from_end_ || !is_full()) return false;
  return !timed_ || limit_ == 0 || time_before_ != KeptEntry::kNoTime ||
         entries_.front().entry.has_time();
}

void LaneTail::add_behind(std::span<const KeptEntry> entries, const KeptChunk& kept,
                          std::uint32_t file) {
  // Those left out stood behind all that were kept so far, and there were enough behind them.
  if (kept.time_left_out != KeptEntry::kNoTime) {
    entries_.clear();
    time_before_ = kept.time_left_out;
  }
  LineCopies lines(keeper_);
  for (const KeptEntry& entry : entries) {
    if (limit_ == 0) return;
    if (is_full()) {
      if (entries_.front().entry.has_time()) time_before_ = entries_.front().entry.time;
      entries_.pop_front();
    }
    entries_.push_back(hold(entry, kept, file, lines));
  }
}

void LaneTail::add_before(std::span<const KeptEntry> entries, const KeptChunk& kept,
                          std::uint32_t file) {
  LineCopies lines(keeper_);
  for (auto entry = entries.rbegin(); entry != entries.rend() && !is_settled(); ++entry) {
    if (is_full()) {
      time_before_ = entry->time;
    } else {
      entries_.push_front(hold(*entry, kept, file, lines));
    }
  }
  if (!is_settled() && is_full()) time_before_ = kept.time_left_out;
}

HeldEntry LaneTail::hold(KeptEntry entry, const KeptChunk& kept, std::uint32_t file,
                         LineCopies& lines) {
  entry.file = file;
  if (kept.is_mapping) return {entry, kept.owner};
  std::shared_ptr<const void> owner = lines.copy(entry);
  return {entry, std::move(owner)};
}

std::vector<HeldEntry> LaneTail::take_entries() {
  std::vector<HeldEntry> entries(std::make_move_iterator(entries_.begin()),
                                 std::make_move_iterator(entries_.end()));
  Nanoseconds when = time_before_;
  for (HeldEntry& held : entries) {
    if (held.entry.has_time()) when = held.entry.time;
    held.when = when;
  }
  return entries;
}

LineLog LaneTail::take_noted() {
  LineLog all(true);
  for (LineLog& log : malformed_) all.append(std::move(log));
  const auto kept = static_cast<std::int64_t>(entries_.size());
  const std::int64_t first = from_end_ ? -kept : seen_ - kept;
  if (is_full()) all.cut_before(first);
  all.renumber(-first);
  return all;
}

}  // namespace gsaw
