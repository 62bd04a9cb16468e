// Memory that moves to a temporary file.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gsaw {

// The file is made when it is first needed, in $TMPDIR or /tmp, and has no name there that
// others could guess or that would be left behind.
class SpillFile {
 public:
  SpillFile() = default;
  ~SpillFile();
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;

  // Writes these pages, anonymous memory, to the file and maps it in their place: they read as
  // before. False, with errno, when that cannot be done (no room); then they are as they were. The
  // pages may outlive this; unmap them when done.
  bool replace(char* pages, std::size_t size);

 private:
  bool open();

  int fd_ = -1;
  int error_ = 0;  // why there is no file
  std::int64_t end_ = 0;
};

}  // namespace gsaw
