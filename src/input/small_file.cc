// A file that is one block, read when it is opened.
#include "input/small_file.h"

#include <cassert>
#include <new>

#include "input/newlines.h"
#include "input/open_file.h"

namespace gsaw {

Block read_small_file(const FileDescriptor& fd, std::uint64_t size, const InputFile& file,
                      BlockPool& pool) {
  assert(size <= pool.block_size());
  const std::shared_ptr<char[]> memory = pool.take(static_cast<std::size_t>(size));
  if (memory == nullptr) throw std::bad_alloc();
  std::optional<Error> loss;
  const std::size_t got =
      read_at(fd, memory.get(), static_cast<std::size_t>(size), file.begin, file, loss);
  Block block;
  block.bytes = {memory.get(), got};
  block.owner = memory;
  block.offset = file.begin;
  block.first_line = 1;
  if (loss) {
    block.bytes = whole_lines(block.bytes);
    block.errors.push_back(*std::move(loss));
  }
  return block;
}

}  // namespace gsaw
