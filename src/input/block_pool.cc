// Memory for the blocks of streams, used again and again.
#include "input/block_pool.h"

#include <new>
#include <utility>

namespace gsaw {

BlockPool::BlockPool(std::size_t block_size, std::size_t most)
    : shared_(std::make_shared<Shared>()) {
  shared_->block_size = block_size;
  shared_->most = most;
  shared_->spare.reserve(most);  // giving back must not fail
}

std::shared_ptr<char[]> BlockPool::take(std::size_t size) {
  // For a few bytes a block would be held, so that many of them would hold far too much.
  if (size > shared_->block_size || size < shared_->block_size / 8) {
    return std::shared_ptr<char[]>(new (std::nothrow) char[size]);
  }
  std::unique_ptr<char[]> block;
  {
    const std::lock_guard lock(shared_->mutex);
    if (!shared_->spare.empty()) {
      block = std::move(shared_->spare.back());
      shared_->spare.pop_back();
    }
  }
  if (!block) block.reset(new (std::nothrow) char[shared_->block_size]);
  if (!block) return nullptr;
  return {block.release(), [shared = shared_](char* memory) {
            std::unique_ptr<char[]> back(memory);
            const std::lock_guard lock(shared->mutex);
            if (shared->spare.size() < shared->most) shared->spare.push_back(std::move(back));
          }};
}

}  // namespace gsaw
