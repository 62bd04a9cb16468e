// Finds out what a path is and opens the right source for it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/nanoseconds.h"
#include "base/result.h"
#include "input/ahead_work.h"
#include "input/block_pool.h"
#include "input/byte_source.h"
#include "input/date_head.h"
#include "input/file_identity.h"
#include "input/input_file.h"
#include "input/input_item.h"
#include "input/left_out.h"
#include "input/long_line_scan.h"
#include "input/stop_signal.h"
#include "input/wanted_times.h"

namespace gsaw {

// How inputs are read.
struct ReadSettings {
  std::size_t chunk_size = std::size_t{1}
                           << 19;  // bytes of a chunk, not 0; a longer line makes it longer
  bool count_lines = false;        // also of regular files, which are then read in order
  bool from_end = false;           // the last chunk of a lane first, where that is possible
  // Of what is followed a block comes at least that often: without lines, where there are none.
  std::optional<Nanoseconds> at_least_every = {};
  LongLineLimit long_lines = {};
  DateSettings dates = {};
  SharedLeftOut* left_out = nullptr;  // is told of files that are left out; may be null
  // Of larger regular files only the part with these, which `skips` is told of.
  std::optional<WantedTimes> wanted = {};
  TimeSkips* skips = nullptr;
  unsigned threads = 1;                     // that read
  std::optional<FileIdentity> output = {};  // is not read, but by standard input
};

// What sources share; it and what it refers to must outlive them.
struct SourceContext {
  const ReadSettings& settings;
  const StopSignal& stop;
  BlockPool& pool;
  AheadWork* ahead = nullptr;  // null: nobody helps
};

struct OpenedSource {
  std::unique_ptr<ByteSource> source;  // null when it cannot be opened or is no text, ...
  std::shared_ptr<const InputFile> file;
  std::vector<Error> errors;  // ... then why; none when it is left out
  bool from_end = false;      // its last block comes first
  bool unpacks = false;       // a file: reading takes a while, but waits for nobody
};

// A regular file is cut into ranges, from its current position on when it is standard input;
// everything else is read in order, and so are the parts of a directory's byte stream, the logs
// of container runtimes, and what is compressed: whatever the path is called, wherever it is. The
// order of the file's dates is set, of a stream as far as it matters for the lines that were given
// out.
OpenedSource open_source(const InputItem& item, const SourceContext& context);

}  // namespace gsaw
