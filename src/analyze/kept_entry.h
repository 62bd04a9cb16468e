// An entry that outlives its chunk.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// Its raw line and a few facts; it is parsed again when it is shown. 40 bytes, as there may be
// millions. Who owns the line's bytes, and for how long: whoever keeps the entry (keeper.h).
struct KeptEntry {
  static constexpr Nanoseconds kNoTime = std::numeric_limits<Nanoseconds>::min();

  const char* line = nullptr;  // without the newline
  std::uint32_t size = 0;      // bytes; longer lines are never kept
  std::uint32_t checksum = 0;  // of them when they were judged: a mapped file may change
  Nanoseconds time = kNoTime;
  std::uint64_t place = 0;  // the line's number, or its offset in the file where none is counted
  std::uint32_t file = 0;   // in a table of whoever keeps it
  // Which of the line's entries, from 0, and whether the line is one batch of them. A line that may
  // be kept has fewer than 2^31.
  static constexpr std::uint32_t kRecordMask = 0x7FFFFFFF;
  std::uint32_t record : 31 = 0;
  std::uint32_t is_of_batch : 1 = 0;

  bool has_time() const { return time != kNoTime; }
};
static_assert(sizeof(KeptEntry) == 40);

// Any change of a line changes it, but for one in four thousand million.
std::uint32_t line_checksum(std::string_view line);

// True when both are entries of one line.
inline bool are_of_one_line(const KeptEntry& one, const KeptEntry& other) {
  return one.file == other.file && one.place == other.place && one.size == other.size &&
         one.checksum == other.checksum;
}

// Appends a copy of the line as it was judged; nothing, and false, when it has changed since. Only
// copies are parsed: a mapping may change at any moment.
bool append_kept_line(const KeptEntry& entry, std::string& to);

}  // namespace gsaw
