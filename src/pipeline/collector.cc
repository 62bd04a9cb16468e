// Takes the chunks' results in order: limits, totals, and the view.
#include "pipeline/collector.h"

#include <algorithm>

#include "input/interruption.h"

namespace gsaw {

bool Collector::add(ChunkResult& result) {
  start_file(result);
  for (const Error& error : result.errors) {
    diagnostics_.error(error);
    view_.reading_fails(error);
  }
  // From the end its entries would stand before some that were not judged.
  if (result.interruption && result.from_end) result.tally.selected = 0;
  ChunkTally& tally = result.tally;
  totals_.entries += tally.entries;
  totals_.all_malformed += tally.all_malformed;
  totals_.counts += tally.counts;
  head_.add(result);

  std::uint64_t entries = tally.selected;
  if (settings_.max_count) {
    entries = std::min(entries, *settings_.max_count - totals_.selected);
    if (totals_.selected + entries == *settings_.max_count) tally.noted.cut_behind(entries);
  }
  totals_.selected += entries;
  const Wanted wanted = take(result, entries);
  if (wanted == Wanted::next_lane) feed_.skip_rest_of(result.id.lane);
  has_enough_ = wanted == Wanted::nothing ||
                (settings_.max_count && totals_.selected >= *settings_.max_count);
  if (has_enough_ && entries > 0 && entries <= tally.line_ends.size()) {
    stdin_use_.behind_last = tally.line_ends[static_cast<std::size_t>(entries) - 1];
  }
  bool enough = wanted == Wanted::nothing || (has_enough_ && view_.is_complete());
  if (result.interruption && !enough && wanted != Wanted::next_lane) {
    diagnostics_.error(describe(*result.interruption));
    enough = true;
  }
  if (enough) feed_.stop();
  return !enough;
}

// Without a product there was no memory even for that.
Wanted Collector::take(ChunkResult& result, std::uint64_t entries) {
  if (result.interruption && entries == 0) return Wanted::more;
  return view_.add(result, entries);
}

void Collector::start_file(const ChunkResult& result) {
  if (!result.first_of_file) return;
  if (file_ != nullptr) view_.file_ends(*file_);
  file_ = result.file;
  stdin_use_.reached |= file_->is_stdin;
  view_.file_begins(*file_);
}

void Collector::finish(bool interrupted) {
  if (interrupted) return view_.cut_short();
  if (file_ != nullptr) view_.file_ends(*file_);
  view_.finish();
}

}  // namespace gsaw
