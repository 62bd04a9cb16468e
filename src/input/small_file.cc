// A file that is one block, read when it is opened.
#include "input/small_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <new>

#include "input/newlines.h"
#include "input/open_file.h"

namespace gsaw {
namespace {

// Whether the file ends at `end`, and says yet that it reaches as far as `size`.
bool ends_before_its_size(const FileDescriptor& fd, std::uint64_t end, std::uint64_t size) {
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0 || static_cast<std::uint64_t>(status.st_size) < size) {
    return false;
  }
  // Asked last: one that has shrunk may have grown again.
  char byte;
  return ::pread(fd.get(), &byte, 1, static_cast<off_t>(end)) == 0;
}

}  // namespace

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
  if (loss && !ends_before_its_size(fd, file.begin + got, file.begin + size)) {
    block.bytes = whole_lines(block.bytes);
    block.errors.push_back(*std::move(loss));
  }
  return block;
}

}  // namespace gsaw
