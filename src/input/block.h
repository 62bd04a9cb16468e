// A run of whole lines of one file: what a source gives out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "input/input_file.h"

namespace gsaw {

class OpenFile;

// The lines that begin in a part of a regular file, still to be read: whoever takes them
// reads them into memory of its own (chunk_buffer.h).
struct FileRange {
  std::shared_ptr<const OpenFile> file;  // null: none
  std::uint64_t begin = 0, end = 0;      // offsets in the file
};

// Where a line stands. Its number is counted when somebody asks for it (line_number.h).
struct LinePlace {
  std::shared_ptr<const InputFile> file;
  std::uint64_t line = 0;    // from 1; 0: not counted
  std::uint64_t offset = 0;  // in a regular file, of its first byte; used where `line` is 0
};

// A line longer than the limit, of which only this is known; see long_line_scan.h.
struct LongLine {
  LinePlace place;
  std::uint64_t size = 0;  // bytes, without the newline and NULs before the first other
  bool is_object = false;  // it has the outer form of a JSON object; else it is malformed
  bool may_match = false;  // nothing says that it cannot match the query
  // For one that goes on in another file: whether its newline was seen, its last character that
  // may not stand behind an entry, and how it begins and ends (LongLineScan::kSeam bytes at most).
  bool is_whole = true;
  char last = '\0';
  std::string head = {}, tail = {};
};

// From a place on nothing was judged. No error of the input's own: there may be nothing wrong
// with it. Holds no memory of its own, as there may be none.
struct Interruption {
  enum class Reason : std::uint8_t { out_of_memory, line_too_large };
  Reason reason = Reason::out_of_memory;
  LinePlace at;  // in or before the line for which it was; its file may be null
};

// Either bytes at hand or a range; both empty where there is only something to tell.
struct Block {
  // Whole lines; only the file's last block may lack the last newline. Private to this
  // process, so they stay as they are.
  std::string_view bytes;
  std::shared_ptr<const void> owner;  // keeps `bytes` alive; null where a ChunkBuffer does
  std::uint64_t first_line = 0;       // the number of the first line; 0 where lines are not counted
  FileRange range;
  // Of a range that has been read, and of a regular file that is read in order: where in the
  // file `bytes` begins. Whether it stands there in a row: a run of NUL bytes, or what stands
  // between the parts of an entry, may have been left out of the last line, `left_out` bytes.
  std::uint64_t offset = 0;
  bool in_a_row = true;
  std::uint64_t left_out = 0;
  std::uint64_t nuls = 0;  // bytes before its lines, or its last one, that were let go of
  std::optional<LongLine> long_line;         // stands behind the lines
  std::optional<Interruption> interruption;  // then there are no lines, and nothing follows
  std::vector<Error> errors;  // met on the way to these lines, to be said before them

  // Where in the file the line ends that ends at `end` in `bytes`.
  std::uint64_t end_in_file(std::size_t end) const {
    const bool is_last = end == bytes.size() && !long_line;
    return offset + end + (is_last ? left_out : 0);
  }
  // Bytes, about: of a range those that it spans.
  std::size_t size() const {
    return range.file != nullptr ? static_cast<std::size_t>(range.end - range.begin) : bytes.size();
  }
};

}  // namespace gsaw
