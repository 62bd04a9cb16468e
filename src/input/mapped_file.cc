// Mapping a file, guarded against its shrinking.
#include "input/mapped_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cassert>
#include <cstdint>

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

void MappedFile::let_go(std::string_view part) const {
  assert(part.data() >= begin_ && part.data() + part.size() <= begin_ + size_);
  if (part.empty()) return;
  static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(part.data()) & ~(page - 1);
  const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(part.data()) + part.size();
  ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  guard_.reset();
  ::munmap(begin_, size_);
}

}  // namespace gsaw
