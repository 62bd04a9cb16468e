// A look at lines of a file where they stand in the page cache, without a copy of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/function_ref.h"
#include "input/block.h"

namespace gsaw {

// One per thread. Most of a file holds nothing that is searched for: what a look at it can tell
// need not be copied. What else is wanted of it is copied (picked_lines.h), or read as a whole
// (chunk_buffer.h), and only then judged.
//
// PERF: for 600 MB in page cache, searched once, a mapping takes 34 ms of processor time, read(2)
// into half a MiB 60, into 64 KiB 70; of a file that was written 700 bytes at a time, so that its
// pages are single ones, 57 and 67 (one core, Linux 6.18, ext4).
class Glance {
 public:
  // Copies what may be wanted of some whole lines; false when they are to be read instead. They may
  // change, or become zeros, while it looks: it may search them, but trust nothing it has seen.
  using Look = FunctionRef<bool(std::string_view lines)>;

  // What a look costs. Where a mapping consists of small pages it is dear to look at the same
  // places more than once.
  enum class Effort : unsigned char { search, judge };

  // Bytes in a mapping, there as long as the file, and where in it they begin.
  struct Lines {
    std::string_view bytes;
    std::uint64_t offset = 0;
  };

  // The lines that begin in the range, if they could be looked at. None where they must be read:
  // also where the file has shrunk or the disk fails, so that it is the reader who says it, and of
  // a file of one range.
  std::optional<Lines> look_at(const FileRange& range, Effort effort, Look look);

  // `bytes` were read instead.
  void was_read(std::size_t bytes) {
    credit_ = std::min(credit_ + bytes / kVainShare, kMostCredit);
  }

 private:
  // As much is looked at in vain as was of use, and this share of what is read.
  // PERF: a look that finds what is searched for at once takes 9 us, a hundredth of a search.
  static constexpr std::size_t kVainShare = 32;
  static constexpr std::size_t kFirstCredit = std::size_t{4} << 20;
  static constexpr std::size_t kMostCredit = std::size_t{64} << 20;

  std::size_t credit_ = kFirstCredit;  // so many bytes may be looked at in vain
};

}  // namespace gsaw
