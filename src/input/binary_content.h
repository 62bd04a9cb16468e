// Whether a file that a directory happens to hold is a log at all.
#pragma once

#include <cstddef>
#include <string_view>

namespace gsaw {

// A file is binary when a NUL stands behind some other byte in its first kHead bytes, and no JSON
// entry can be seen in its first kSample bytes, nor in its last. So a log that begins with NULs
// (cut while it was open: the writer goes on where it was) or with what a crash has left there is
// read all the same, and what is read in vain only counts as malformed lines.
struct BinaryContent {
  static constexpr std::size_t kHead = std::size_t{4} << 10;
  static constexpr std::size_t kSample = std::size_t{64} << 10;

  // By its first bytes. Mostly this is no, and nothing more is to be asked.
  static bool is_suspected(std::string_view head);
  // A `{` at the begin of a line, or behind a blank or a NUL, and then a key.
  static bool shows_entry(std::string_view sample);

  // Of all bytes of a file.
  static bool is_binary(std::string_view content);
};

}  // namespace gsaw
