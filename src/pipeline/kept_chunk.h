// The selected entries of a chunk, kept to outlive it: the product of views that show, sort or
// join them later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "analyze/kept_entry.h"
#include "pipeline/chunk_product.h"
#include "pipeline/view.h"

namespace gsaw {

struct KeptChunk : ChunkProduct {
  std::vector<KeptEntry> entries;     // their lines are in `owner`; `file` is not set
  std::shared_ptr<const void> owner;  // null while there are no entries
  // True when `owner` is the mapping of a file, which may be held as long as one likes; else it
  // is memory: what is wanted of it for longer is copied (keeper.h).
  bool is_mapping = false;
  std::size_t owned_bytes = 0;  // in memory
  // Of the entries that were left out before these, the last time that one had.
  Nanoseconds time_left_out = KeptEntry::kNoTime;

  void clear() override;
  std::size_t memory() const override {
    return entries.capacity() * sizeof(KeptEntry) + owned_bytes;
  }

  // Makes `owner` hold the chunk's bytes; where they begin in it.
  const char* hold(const Block& block);
};

// Keeps what it takes.
class KeepingTaker : public EntryTaker {
 public:
  // Of each chunk only the last `limit` entries are wanted; up to twice as many, and one, are
  // kept.
  explicit KeepingTaker(std::uint64_t limit = std::numeric_limits<std::uint64_t>::max())
      : limit_(limit) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override;

 private:
  void leave_out_excess(KeptChunk& kept) const;

  const std::uint64_t limit_;
  const char* base_ = nullptr;  // where the bytes of the chunk at hand are held
};

}  // namespace gsaw
