// A chunk of a file in memory of the worker's own.
#include "input/chunk_buffer.h"

#include <unistd.h>

#include <cerrno>

#include "input/mapped_file.h"

namespace gsaw {
namespace {

// Past this a chunk is one long line, and memory for it would be held until the end.
constexpr std::size_t kMost = std::size_t{4} << 20;

bool read_all(int descriptor, char* to, std::size_t size, off_t from) {
  while (size > 0) {
    const ssize_t count = ::pread(descriptor, to, size, from);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    to += count;
    size -= static_cast<std::size_t>(count);
    from += count;
  }
  return true;
}

}  // namespace

std::string_view ChunkBuffer::read(const Chunk& chunk) {
  const std::string_view bytes = chunk.bytes;
  if (chunk.mapping == nullptr || bytes.size() > kMost) return bytes;
  if (size_ < bytes.size()) {
    memory_ = std::make_unique_for_overwrite<char[]>(bytes.size());
    size_ = bytes.size();
  }
  const auto offset = static_cast<off_t>(bytes.data() - chunk.mapping->bytes().data());
  if (!read_all(chunk.mapping->descriptor(), memory_.get(), bytes.size(), offset)) return bytes;
  return {memory_.get(), bytes.size()};
}

}  // namespace gsaw
