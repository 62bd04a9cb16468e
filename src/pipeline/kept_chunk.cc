// The selected entries of a chunk, kept to outlive it.
#include "pipeline/kept_chunk.h"

#include <string>

#include "input/newlines.h"
#include "input/open_file.h"

namespace gsaw {
namespace {

bool is_all_of(std::string_view line, std::string_view part) {
  return part.data() == line.data() && part.size() == line.size();
}

}  // namespace

void KeptChunk::clear() {
  entries.clear();
  owner.reset();
  owned_bytes = 0;
  time_left_out = KeptEntry::kNoTime;
}

const char* KeptChunk::hold(const Block& block) {
  is_mapping = false;
  if (block.range.file != nullptr && block.in_a_row) {
    if (const auto mapping = block.range.file->mapping()) {
      owner = mapping;
      is_mapping = true;
      return mapping->bytes().data() + block.offset;
    }
  }
  owned_bytes = block.bytes.size();
  if (block.owner != nullptr) {
    owner = block.owner;
    return block.bytes.data();
  }
  // The worker's own memory, which it will use again.
  const auto copy = std::make_shared<const std::string>(block.bytes);
  owner = copy;
  return copy->data();
}

void KeepingTaker::leave_out_excess(KeptChunk& kept) const {
  const auto begin = kept.entries.begin();
  const auto end = kept.entries.end() - static_cast<std::ptrdiff_t>(limit_);
  for (auto entry = begin; entry != end; ++entry) {
    if (entry->has_time()) kept.time_left_out = entry->time;
  }
  kept.entries.erase(begin, end);
}

void KeepingTaker::take(const Record& record, const EntryPlace& place, ChunkProduct& product) {
  auto& kept = static_cast<KeptChunk&>(product);
  const Block& block = place.chunk.block;
  if (kept.owner == nullptr) base_ = kept.hold(block);
  if (kept.entries.size() / 2 > limit_) leave_out_excess(kept);
  const std::string_view line = without_newline(place.line);
  KeptEntry entry;
  entry.line = base_ + (line.data() - block.bytes.data());
  entry.size = static_cast<std::uint32_t>(line.size());
  const KeptEntry* const last = kept.entries.empty() ? nullptr : &kept.entries.back();
  const bool is_same_line = place.record > 0 && last != nullptr && last->line == entry.line;
  entry.checksum = is_same_line ? last->checksum : line_checksum(line);
  entry.time = record.time().value_or(KeptEntry::kNoTime);
  entry.place = place.line_number != 0 ? place.line_number : place.offset;
  entry.record = place.record & KeptEntry::kRecordMask;
  entry.is_of_batch = record.is_unfolded && is_all_of(line, record.raw) ? 1 : 0;
  kept.entries.push_back(entry);
}

}  // namespace gsaw
