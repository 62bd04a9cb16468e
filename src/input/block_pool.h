// Memory for the blocks of streams, used again and again.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace gsaw {

// Safe to use from any thread. What it gives out may outlive it.
//
// PERF: memory fresh from the system costs a page fault for each 4 KiB of it.
class BlockPool {
 public:
  // Blocks of `block_size` bytes are kept, `most` of them; larger ones go back to the system.
  BlockPool(std::size_t block_size, std::size_t most);

  // At least `size` bytes, which come back when the last owner lets go. Null when there is no
  // memory.
  std::shared_ptr<char[]> take(std::size_t size);

  std::size_t block_size() const { return shared_->block_size; }

 private:
  struct Shared {
    std::size_t block_size;
    std::size_t most;
    std::mutex mutex;  // guards what follows
    std::vector<std::unique_ptr<char[]>> spare;
  };
  std::shared_ptr<Shared> shared_;
};

}  // namespace gsaw
