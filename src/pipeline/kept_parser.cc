// Kept entries, parsed again: many short lines at a time, a long one once.
#include "pipeline/kept_parser.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "pipeline/line_run.h"

namespace gsaw {

std::size_t KeptParser::read_ahead(std::span<const KeptEntry> entries) {
  assert(!entries.empty());
  parser_.read_ahead({});
  lines_.clear();
  copies_.clear();
  next_ = 0;
  for (const KeptEntry& entry : entries) {
    const bool is_first = entry.record == 0;
    if (is_first && !copies_.empty() && lines_.size() + entry.size >= LineRun::kMost) break;
    Copy& copy = copies_.emplace_back();
    if (!is_first) continue;
    copy.begin = lines_.size();
    copy.size = entry.size;
    copy.is_there = append_kept_line(entry, lines_);
    if (copy.is_there) lines_ += '\n';
  }
  parser_.read_ahead(lines_);
  return copies_.size();
}

const Record* KeptParser::parse(const KeptEntry& entry) {
  if (next_ == copies_.size()) read_ahead({&entry, 1});
  const Copy& copy = copies_[next_++];
  if (entry.record > 0) return parse_in_batch(entry);
  if (!copy.is_there) return nullptr;
  assert(copy.size == entry.size);
  const std::string_view line = std::string_view(lines_).substr(copy.begin, copy.size);
  return parser_.parse(line) > 0 ? &parser_.record() : nullptr;
}

const Record* KeptParser::parse_in_batch(const KeptEntry& entry) {
  const auto found = std::find_if(
      batches_.begin(), batches_.end(),
      [&entry](const std::unique_ptr<Batch>& each) { return are_of_one_line(each->entry, entry); });
  if (found != batches_.end()) {
    std::rotate(batches_.begin(), found, found + 1);
  } else {
    auto batch = room_for(entry.size);
    if (!append_kept_line(entry, batch->line)) return nullptr;
    batch->entry = entry;
    batch->count = batch->parser.parse(batch->line);
    batches_.insert(batches_.begin(), std::move(batch));
  }
  Batch& batch = *batches_.front();
  return entry.record < batch.count ? &batch.parser.record(entry.record) : nullptr;
}

// An empty one, and others gone for a line of `size`.
std::unique_ptr<KeptParser::Batch> KeptParser::room_for(std::size_t size) {
  std::size_t held = size;
  std::size_t kept = 0;
  while (kept < batches_.size() && held + batches_[kept]->line.size() <= room_) {
    held += batches_[kept++]->line.size();
  }
  std::unique_ptr<Batch> batch;
  if (kept < batches_.size()) {
    batch = std::move(batches_[kept]);  // with its memory
    batch->line.clear();
    batches_.resize(kept);
  } else {
    batch = std::make_unique<Batch>();
  }
  return batch;
}

}  // namespace gsaw
