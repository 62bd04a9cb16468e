// Kept entries of a whole run: the files they stand in, and who holds their lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "analyze/keeper.h"
#include "analyze/kept_entry.h"
#include "base/diagnostics.h"
#include "input/input_file.h"
#include "pipeline/chunk_result.h"
#include "pipeline/kept_chunk.h"

namespace gsaw {

// Lines of files stay in the mapping of their file; others are copied (keeper.h), and past
// kInMemory bytes of these wait in an unlinked temporary file. All live as long as the store. Where
// that file cannot be made, or is full, no more can be copied.
class EntryStore {
 public:
  static constexpr std::size_t kInMemory = std::size_t{64} << 20;

  explicit EntryStore(Diagnostics& diagnostics, std::size_t in_memory = kInMemory)
      : diagnostics_(diagnostics), in_memory_(in_memory) {}

  // The first `count` entries of the chunk, whose product is a KeptChunk; from now on their lines
  // are the store's.
  std::vector<KeptEntry> adopt(const ChunkResult& result, std::uint64_t count);
  const InputFile& file_of(const KeptEntry& entry) const { return *files_[entry.file].file; }

  bool is_full() const { return keeper_->failure() != 0; }
  // False when the chunk's lines are to be copied and there is no room: then they are left out, and
  // so is the rest of its lane. That is for the caller to do; it is said here.
  bool has_room_for(const ChunkResult& result);
  // Says how many others were left out.
  void finish();

  // Bytes of the lines that were copied.
  std::size_t copied_bytes() const { return copied_bytes_; }
  // No other entries than these are wanted any more: the copies of the others are let go.
  void keep_only(std::span<KeptEntry> entries);

 private:
  // One for those of a file's entries that stay in its mapping, one for those that are copied.
  struct File {
    std::shared_ptr<const InputFile> file;
    std::shared_ptr<const void> mapping;  // null: they are copied
  };

  std::uint32_t number_of(const ChunkResult& result);
  void copy_unmapped(std::span<KeptEntry> entries);

  Diagnostics& diagnostics_;
  const std::size_t in_memory_;
  std::vector<File> files_;
  std::unique_ptr<Keeper> keeper_ = std::make_unique<Keeper>(in_memory_);
  std::vector<std::shared_ptr<const void>> copies_;
  std::size_t copied_bytes_ = 0;
  std::uint64_t left_out_ = 0;  // lanes, the last of which is:
  std::uint32_t left_out_lane_ = 0;
};

}  // namespace gsaw
