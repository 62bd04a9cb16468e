// Kept entries, parsed again to be shown.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analyze/kept_entry.h"
#include "record/record_parser.h"

namespace gsaw {

// One per thread. A line that holds many entries (a batch) is not parsed anew for each of them, if
// not many such lines take turns.
class KeptParser {
 public:
  // How many bytes lines of several entries may have, together, that stay parsed for those of their
  // entries that come later. One always does.
  static constexpr std::size_t kRoom = std::size_t{2} << 20;
  explicit KeptParser(std::size_t room = kRoom) : room_(room) {}

  // The first of these, in this order, are what parse() will be asked for next: cheaper than each
  // alone. Returns how many, at least one; `entries` is not empty.
  std::size_t read_ahead(std::span<const KeptEntry> entries);

  // Null when its line has changed since it was judged. Holds until the next call.
  const Record* parse(const KeptEntry& entry);

 private:
  // Of a line in lines_.
  struct Copy {
    std::size_t begin = 0, size = 0;
    bool is_there = false;  // it was copied: not of an entry behind the first of its line
  };
  // A line of several entries.
  struct Batch {
    KeptEntry entry;  // one of them
    std::string line;
    RecordParser parser;
    std::size_t count = 0;  // of entries
  };

  const Record* parse_in_batch(const KeptEntry& entry);
  std::unique_ptr<Batch> room_for(std::size_t size);

  const std::size_t room_;
  std::string lines_;
  std::vector<Copy> copies_;
  std::size_t next_ = 0;                         // of copies_
  RecordParser parser_;                          // of lines_
  std::vector<std::unique_ptr<Batch>> batches_;  // those asked for last come first
};

}  // namespace gsaw
