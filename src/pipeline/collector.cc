// Takes the chunks' results in order: limits, totals, and the view.
#include "pipeline/collector.h"

#include <algorithm>

namespace gsaw {

bool Collector::add(ChunkResult& result) {
  start_file(result);
  for (const Error& error : result.errors) {
    diagnostics_.error(error);
    view_.reading_fails(error);
  }
  ChunkTally& tally = result.tally;
  totals_.entries += tally.entries;
  totals_.all_malformed += tally.all_malformed;
  totals_.counts += tally.counts;
  head_.add(result);

  std::uint64_t entries = tally.selected;
  if (settings_.max_count) {
    entries = std::min(entries, *settings_.max_count - totals_.selected);
    if (totals_.selected + entries == *settings_.max_count) tally.malformed.cut_behind(entries);
  }
  totals_.selected += entries;
  const Wanted wanted = view_.add(result, entries);
  if (wanted == Wanted::next_lane) feed_.skip_rest_of(result.id.lane);
  const bool enough = wanted == Wanted::nothing ||
                      (settings_.max_count && totals_.selected >= *settings_.max_count);
  if (enough) feed_.stop();
  return !enough;
}

void Collector::start_file(const ChunkResult& result) {
  if (!result.first_of_file) return;
  if (file_ != nullptr) view_.file_ends(*file_);
  file_ = result.file;
  view_.file_begins(*file_);
}

void Collector::finish() {
  if (file_ != nullptr) view_.file_ends(*file_);
  view_.finish();
}

}  // namespace gsaw
