// Mapping a file, guarded against its shrinking.
#include "input/mapped_file.h"

#include <sys/mman.h>

#include <cassert>

namespace gsaw {

std::shared_ptr<const MappedFile> MappedFile::map(int descriptor, std::uint64_t size) {
  assert(size > 0);
  void* const place =
      ::mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_SHARED, descriptor, 0);
  if (place == MAP_FAILED) return nullptr;
  std::shared_ptr<MappedFile> mapped(
      new MappedFile(static_cast<char*>(place), static_cast<std::size_t>(size)));
  return mapped->guard_->is_active() ? mapped : nullptr;
}

MappedFile::MappedFile(char* begin, std::size_t size)
    : begin_(begin), size_(size), guard_(std::make_unique<SigbusGuard>(begin, size)) {}

MappedFile::~MappedFile() {
  guard_.reset();
  ::munmap(begin_, size_);
}

}  // namespace gsaw
