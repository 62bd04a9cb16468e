// Whether a file that a directory happens to hold is a log at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/function_ref.h"

namespace gsaw {

// A file is binary when a NUL stands behind some other byte in its first kHead bytes, and no JSON
// entry can be seen in its first kSample bytes, nor in its last. So a log that begins with NULs
// (cut while it was open: the writer goes on where it was) or with what a crash has left there is
// read all the same, and what is read in vain only counts as malformed lines.
struct BinaryContent {
  static constexpr std::size_t kHead = std::size_t{4} << 10;
  static constexpr std::size_t kSample = std::size_t{64} << 10;

  // `read` gives so many bytes of the file from `offset` on, fewer where they cannot be read; valid
  // until the next call. Mostly its first kHead bytes are enough.
  using Read = FunctionRef<std::string_view(std::uint64_t offset, std::size_t wanted)>;
  static bool is_binary(std::uint64_t size, Read read);
  // Of all bytes of a file.
  static bool is_binary(std::string_view content);
};

}  // namespace gsaw
