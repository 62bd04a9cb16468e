// A regular file in memory, read-only, that may shrink at any moment.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <string_view>

#include "base/diagnostics.h"
#include "input/file_descriptor.h"
#include "input/input_file.h"
#include "input/sigbus_guard.h"

namespace gsaw {

// Shared by the chunks cut from it; unmapped with the last of them.
class MappedFile {
 public:
  // Maps the first `size` (not 0) bytes and takes over `fd`. Null, with `fd` left open,
  // when the file cannot be mapped: then it must be read. `diagnostics` must outlive it.
  static std::shared_ptr<const MappedFile> map(FileDescriptor& fd, std::size_t size,
                                               std::shared_ptr<const InputFile> file,
                                               Diagnostics& diagnostics);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  // All that was mapped; zeros where the file has shrunk.
  std::string_view bytes() const { return {begin_, size_}; }
  int descriptor() const { return fd_.get(); }
  // How many of these bytes the file still has (one fstat). Once fewer, it never grows
  // again, and the error is reported, once.
  std::size_t usable_size() const;

 private:
  MappedFile(char* begin, std::size_t size, std::shared_ptr<const InputFile> file,
             Diagnostics& diagnostics);
  void report_loss(off_t current_size) const;

  char* begin_;
  std::size_t size_;
  std::shared_ptr<const InputFile> file_;
  Diagnostics& diagnostics_;
  FileDescriptor fd_;
  std::unique_ptr<SigbusGuard> guard_;
  mutable std::atomic<std::size_t> usable_size_;
  mutable std::atomic<bool> reported_ = false;
};

}  // namespace gsaw
