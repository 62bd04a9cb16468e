// Bytes that are added at the end of others.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

namespace gsaw {

// PERF: the system moves large memory page by page; a string would copy it into new pages, which
// have to be cleared before.
class GrowingBytes {
 public:
  GrowingBytes() = default;
  // What is moved from is empty.
  GrowingBytes(GrowingBytes&& from) noexcept
      : bytes_(std::move(from.bytes_)),
        size_(std::exchange(from.size_, 0)),
        capacity_(std::exchange(from.capacity_, 0)) {}
  GrowingBytes& operator=(GrowingBytes&& from) noexcept {
    bytes_ = std::move(from.bytes_);
    size_ = std::exchange(from.size_, 0);
    capacity_ = std::exchange(from.capacity_, 0);
    return *this;
  }

  // Where memory runs out nothing has changed. `more` is none of these bytes.
  void append(std::string_view more) {
    if (more.size() > capacity_ - size_) grow(size_ + more.size());
    if (!more.empty()) std::memcpy(bytes_.get() + size_, more.data(), more.size());
    size_ += more.size();
  }
  // Keeps its memory.
  void clear() { size_ = 0; }

  // Valid until bytes are added.
  const char* data() const { return bytes_.get(); }
  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }

 private:
  struct Free {
    void operator()(char* memory) const { std::free(memory); }
  };

  void grow(std::size_t needed) {
    constexpr std::size_t kFirst = 256;
    const std::size_t capacity = std::max({needed, 2 * capacity_, kFirst});
    void* const memory = std::realloc(bytes_.get(), capacity);
    if (memory == nullptr) throw std::bad_alloc();
    static_cast<void>(bytes_.release());
    bytes_.reset(static_cast<char*>(memory));
    capacity_ = capacity;
  }

  std::unique_ptr<char, Free> bytes_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace gsaw
