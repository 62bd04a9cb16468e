// A regular file in memory, read-only, that may shrink or change at any moment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "input/sigbus_guard.h"

namespace gsaw {

// What holds the lines of a file that outlive their chunk: it costs no memory of the
// process's own. Unmapped with the last who shares it.
class MappedFile {
 public:
  // Maps the first `size` (not 0) bytes. Null when the file cannot be mapped, or too many are.
  static std::shared_ptr<const MappedFile> map(int descriptor, std::uint64_t size);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  // All that was mapped; zeros where the file has shrunk. Whoever means to parse a part
  // copies it first: what is parsed must not change.
  std::string_view bytes() const { return {begin_, size_}; }
  // The process holds these bytes of it no longer: whoever touches them next gets them from the
  // page cache again.
  void let_go(std::string_view part) const;
  // False once a part was touched that the file no longer has.
  bool is_intact() const { return guard_->intact_size() == size_; }

 private:
  MappedFile(char* begin, std::size_t size);

  char* begin_;
  std::size_t size_;
  std::unique_ptr<SigbusGuard> guard_;
};

}  // namespace gsaw
