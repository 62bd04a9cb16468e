// Text that grows at its end: what a renderer writes.
#include "render/output_buffer.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gsaw {
namespace {

constexpr std::size_t kFirstCapacity = std::size_t{4} << 10;

}  // namespace

void OutputBuffer::start_over() {
  begin_.reset();
  end_ = limit_ = nullptr;
  grow(0);
}

void OutputBuffer::grow(std::size_t count) {
  const std::size_t used = view().size();
  const auto capacity = static_cast<std::size_t>(limit_ - begin_.get());
  const std::size_t wanted = std::max({kFirstCapacity, 2 * capacity, used + count});
  // Not value-initialised: it is about to be written.
  std::unique_ptr<char[]> larger(new char[wanted + kSlack]);
  if (used != 0) std::memcpy(larger.get(), begin_.get(), used);
  begin_ = std::move(larger);
  end_ = begin_.get() + used;
  limit_ = begin_.get() + wanted;
}

}  // namespace gsaw
