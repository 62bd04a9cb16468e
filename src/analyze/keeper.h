// Owns the bytes of kept entries that stand nowhere else.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/spill_file.h"

namespace gsaw {

// Lines of streams are copied into blocks of memory. Past a limit, full blocks move to an
// unlinked temporary file, which is mapped in their place: nothing that points into them
// changes. Not for two threads at once.
class Keeper {
 public:
  // 16 MiB: a quarter of the memory that a run may take.
  static constexpr std::size_t kInMemory = std::size_t{16} << 20;

  explicit Keeper(std::size_t in_memory = kInMemory) : in_memory_(in_memory) {}

  // Bytes that stay where they are as long as `owner` lives, be the keeper gone.
  struct Kept {
    const char* bytes;
    std::shared_ptr<const void> owner;
  };
  Kept keep(std::string_view bytes);

  // Why not all that is past the limit could be moved, as an errno; 0: it could.
  int failure() const { return failure_; }

  // Bytes that are in memory of the process's own at the moment.
  std::size_t in_memory() const { return held_->load(); }

 private:
  class Block;

  void finish_block();

  std::size_t in_memory_;
  std::shared_ptr<std::atomic<std::size_t>> held_ = std::make_shared<std::atomic<std::size_t>>(0);
  std::shared_ptr<Block> block_;  // the one being filled
  SpillFile file_;
  int failure_ = 0;
};

}  // namespace gsaw
