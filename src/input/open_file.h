// A regular file, open to be read at any place by any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "base/result.h"
#include "input/file_descriptor.h"
#include "input/input_file.h"
#include "input/mapped_file.h"

namespace gsaw {

// Reads `size` bytes from `offset` on and returns how many it got: fewer only when the file ends
// before that or the disk fails. Then `loss` says so, of `file`.
std::size_t read_at(const FileDescriptor& fd, char* to, std::size_t size, std::uint64_t offset,
                    const InputFile& file, std::optional<Error>& loss);

// Shared by the ranges cut from it; closed with the last of them.
class OpenFile {
 public:
  // Takes over `fd`, open for reading. `size`: of the file now; what is appended later is
  // not read.
  OpenFile(FileDescriptor fd, std::shared_ptr<const InputFile> file, std::uint64_t size);

  const std::shared_ptr<const InputFile>& file() const { return file_; }
  std::uint64_t size() const { return size_; }

  // Reads `size` bytes from `offset` on, less where size() is in the way, and returns how many
  // it got. Fewer only when the file has shrunk or the disk fails: take_loss() tells.
  std::size_t read(char* to, std::size_t size, std::uint64_t offset) const;

  // True while the file holds the bytes before `end`.
  bool still_reaches(std::uint64_t end) const;

  // What went wrong in read(), the first time it is asked after that; then none.
  std::optional<Error> take_loss() const;

  // All of it in memory, for lines that are kept; made when first asked for, and holding no
  // descriptor. Null when it cannot be mapped: then they must be copied.
  std::shared_ptr<const MappedFile> mapping() const;

 private:
  FileDescriptor fd_;
  std::shared_ptr<const InputFile> file_;
  std::uint64_t size_;
  mutable std::mutex mutex_;  // guards what follows
  mutable std::optional<Error> loss_;
  mutable bool lost_ = false;
  mutable std::shared_ptr<const MappedFile> mapping_;
  mutable bool asked_for_mapping_ = false;
};

}  // namespace gsaw
