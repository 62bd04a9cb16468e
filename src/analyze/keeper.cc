// Blocks of memory, and how they move to a file without moving.
#include "analyze/keeper.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace gsaw {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;

std::size_t rounded_to_pages(std::size_t size) {
  constexpr std::size_t kPage = std::size_t{64} << 10;  // no page is larger
  return (size + kPage - 1) / kPage * kPage;
}

}  // namespace

// Pages of its own, so that a file can be mapped in their place.
class Keeper::Block {
 public:
  Block(std::size_t size, std::shared_ptr<std::atomic<std::size_t>> held)
      : held_(std::move(held)), capacity_(rounded_to_pages(size)) {
    void* const place =
        ::mmap(nullptr, capacity_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (place == MAP_FAILED) throw std::bad_alloc();
    begin_ = static_cast<char*>(place);
    *held_ += capacity_;
  }
  ~Block() {
    ::munmap(begin_, capacity_);
    if (!spilled_) *held_ -= capacity_;
  }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  bool has_room(std::size_t size) const { return capacity_ - size_ >= size; }

  const char* append(std::string_view bytes) {
    char* const place = begin_ + size_;
    if (!bytes.empty()) std::memcpy(place, bytes.data(), bytes.size());
    size_ += bytes.size();
    return place;
  }

  // Nothing is appended after this. Where the file cannot take it, it stays in memory: false, with
  // errno.
  bool spill_to(SpillFile& file) {
    spilled_ = file.replace(begin_, capacity_);
    if (spilled_) *held_ -= capacity_;
    return spilled_;
  }

 private:
  std::shared_ptr<std::atomic<std::size_t>> held_;
  char* begin_ = nullptr;
  std::size_t capacity_;
  std::size_t size_ = 0;
  bool spilled_ = false;
};

Keeper::Kept Keeper::keep(std::string_view bytes) {
  if (block_ == nullptr || !block_->has_room(bytes.size())) {
    finish_block();
    block_ = std::make_shared<Block>(std::max(kBlock, bytes.size()), held_);
  }
  return {block_->append(bytes), block_};
}

void Keeper::finish_block() {
  const bool is_due = block_ != nullptr && held_->load() > in_memory_;
  if (is_due && !block_->spill_to(file_) && failure_ == 0) failure_ = errno;
  block_.reset();
}

}  // namespace gsaw
