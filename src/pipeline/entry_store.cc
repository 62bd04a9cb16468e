// The files of kept entries, and who holds their lines.
#include "pipeline/entry_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "analyze/line_copies.h"
#include "base/amount_text.h"
#include "input/open_error.h"

namespace gsaw {

std::uint32_t EntryStore::number_of(const ChunkResult& result) {
  const auto& kept = static_cast<const KeptChunk&>(*result.product);
  const std::shared_ptr<const void> mapping = kept.is_mapping ? kept.owner : nullptr;
  // A file's chunks come one after another.
  const bool is_known =
      !files_.empty() && files_.back().file == result.file && files_.back().mapping == mapping;
  if (!is_known) files_.push_back({result.file, mapping});
  return static_cast<std::uint32_t>(files_.size() - 1);
}

std::vector<KeptEntry> EntryStore::adopt(const ChunkResult& result, std::uint64_t count) {
  const auto& kept = static_cast<const KeptChunk&>(*result.product);
  assert(count <= kept.entries.size());
  if (count == 0) return {};
  std::vector<KeptEntry> entries(kept.entries.begin(),
                                 kept.entries.begin() + static_cast<std::ptrdiff_t>(count));
  const std::uint32_t file = number_of(result);
  for (KeptEntry& entry : entries) entry.file = file;
  copy_unmapped(entries);
  return entries;
}

void EntryStore::copy_unmapped(std::span<KeptEntry> entries) {
  LineCopies lines(*keeper_);
  for (KeptEntry& entry : entries) {
    if (files_[entry.file].mapping != nullptr) continue;
    std::shared_ptr<const void> owner = lines.copy(entry);
    if (copies_.empty() || copies_.back() != owner) copies_.push_back(std::move(owner));
  }
  copied_bytes_ += lines.bytes();
}

// Once copying has failed no more is copied: each lane from there on is left out, once, and the
// first of them is said.
bool EntryStore::has_room_for(const ChunkResult& result) {
  const auto& kept = static_cast<const KeptChunk&>(*result.product);
  if (kept.is_mapping || !is_full()) return true;
  if (left_out_ > 0 && left_out_lane_ == result.id.lane) return false;
  left_out_lane_ = result.id.lane;
  if (left_out_++ == 0) diagnostics_.error(no_room_for_copy(result.file->name, keeper_->failure()));
  return false;
}

void EntryStore::finish() {
  if (left_out_ <= 1) return;
  diagnostics_.error(
      {fmt::format("{} {} left out for the same reason", counted(left_out_ - 1, "more input"),
                   left_out_ == 2 ? "is" : "are"),
       ""});
}

void EntryStore::keep_only(std::span<KeptEntry> entries) {
  const std::unique_ptr<Keeper> old_keeper =
      std::exchange(keeper_, std::make_unique<Keeper>(in_memory_));
  const auto old_copies = std::exchange(copies_, {});
  copied_bytes_ = 0;
  copy_unmapped(entries);
}

}  // namespace gsaw
