// The files of kept entries, and who holds their lines.
#include "pipeline/entry_store.h"

#include <algorithm>
#include <cassert>
#include <utility>

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
  for (KeptEntry& entry : entries) {
    entry.file = file;
    if (!kept.is_mapping) copy(entry);
  }
  return entries;
}

void EntryStore::copy(KeptEntry& entry) {
  Keeper::Kept copy = keeper_->keep({entry.line, entry.size});
  entry.line = copy.bytes;
  copied_bytes_ += entry.size;
  if (copies_.empty() || copies_.back() != copy.owner) copies_.push_back(std::move(copy.owner));
}

void EntryStore::keep_only(std::span<KeptEntry> entries) {
  const std::unique_ptr<Keeper> old_keeper =
      std::exchange(keeper_, std::make_unique<Keeper>(kInMemory));
  const auto old_copies = std::exchange(copies_, {});
  copied_bytes_ = 0;
  for (KeptEntry& entry : entries) {
    if (files_[entry.file].mapping == nullptr) copy(entry);
  }
}

}  // namespace gsaw
