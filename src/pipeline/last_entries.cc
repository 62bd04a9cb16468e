// The last N entries: collected lane by lane, and merged.
#include "pipeline/last_entries.h"

#include <fmt/format.h>

#include <cassert>
#include <limits>
#include <map>
#include <utility>

#include "base/terminal_escape.h"

namespace gsaw {

LastEntries::LastEntries(const LastEntriesSettings& settings)
    : settings_(settings), last_(settings.limit) {
  assert(settings.limit > 0);
}

ViewNeeds LastEntries::needs() const {
  return {.from_end = !settings_.first_limited, .noted_apart = true};
}

std::unique_ptr<EntryTaker> LastEntries::make_taker() {
  return std::make_unique<KeepingTaker>(
      settings_.first_limited ? std::numeric_limits<std::uint64_t>::max() : settings_.limit);
}

std::unique_ptr<ChunkProduct> LastEntries::make_product() { return std::make_unique<KeptChunk>(); }

Wanted LastEntries::add(ChunkResult& result, std::uint64_t entries) {
  if (!tail_) tail_.emplace(settings_.limit, settings_.several, keeper_);
  const bool settled = tail_->is_settled();
  if (!settled && result.file != nullptr) tail_->add(result, entries, number_of(result));
  lane_ = result.id.lane;
  if (result.last_of_lane) {
    end_lane();
    return Wanted::more;
  }
  return settled ? Wanted::next_lane : Wanted::more;
}

std::uint32_t LastEntries::number_of(const ChunkResult& result) {
  if (files_.empty() || files_.back().file != result.file) {
    files_.push_back({result.file, result.id.lane});
  }
  // A chunk without lines knows nothing of it.
  files_.back().counted |= result.lines_are_counted;
  return static_cast<std::uint32_t>(files_.size() - 1);
}

void LastEntries::end_lane() {
  LineLog malformed = tail_->take_noted();
  const std::size_t kept = tail_->size();
  if (!malformed.is_empty()) rests_.push_back({lane_, kept, std::move(malformed)});
  std::vector<HeldEntry> entries = tail_->take_entries();
  for (const HeldEntry& held : entries) {
    if (held.when != KeptEntry::kNoTime) {
      some_timed_ = true;
      break;
    }
    if (untimed_++ == 0) untimed_file_ = held.entry.file;
  }
  last_.add(std::move(entries));
  tail_.reset();
}

std::vector<HeldEntry> LastEntries::take_last() {
  if (tail_) end_lane();  // its end was not reached: there were enough
  std::vector<HeldEntry> shown = last_.take();
  count_malformed(shown);
  return shown;
}

void LastEntries::report_untimed(Diagnostics& diagnostics) const {
  if (!settings_.several || untimed_ == 0 || !some_timed_) return;
  diagnostics.note(fmt::format(
      "-n takes the last entries by time; {} without a time, and with no match before {} that has "
      "one, {} as the oldest (first: {})",
      untimed_ == 1 ? "1 entry" : fmt::format("{} entries", untimed_),
      untimed_ == 1 ? "it" : "them", untimed_ == 1 ? "counts" : "count",
      printable(files_[untimed_file_].file->name)));
}

// Those from the first entry shown on, of each lane that has one; all there were when fewer
// than N entries were found. So the answer is the same whether or not what is before was read.
void LastEntries::count_malformed(const std::vector<HeldEntry>& shown) {
  std::map<std::uint32_t, std::size_t> shown_of_lane;
  for (const HeldEntry& held : shown) ++shown_of_lane[files_[held.entry.file].lane];
  const bool is_full = shown.size() >= settings_.limit;
  for (LaneRest& rest : rests_) {
    if (is_full) {
      const auto found = shown_of_lane.find(rest.lane);
      if (found == shown_of_lane.end()) continue;
      rest.malformed.cut_before(static_cast<std::int64_t>(rest.kept - found->second));
    }
    rest.malformed.add_to(lines_);
  }
}

}  // namespace gsaw
