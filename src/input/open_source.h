// Finds out what a path is and opens the right source for it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/diagnostics.h"
#include "input/byte_source.h"
#include "input/file_descriptor.h"
#include "input/input_file.h"
#include "input/stop_signal.h"

namespace gsaw {

// One file to be read.
struct InputItem {
  std::string path;  // not used when `fd` is open
  std::shared_ptr<const InputFile> file;
  FileDescriptor fd;
  // A part of a directory's byte stream: its last line may go on in the next part...
  bool in_stream = false;
  // ... and its first line may be the rest of the part before.
  bool continues_previous = false;
};

// What sources share. `stop` must outlive every source, `diagnostics` every block too.
struct SourceContext {
  std::size_t block_size;
  const StopSignal& stop;
  Diagnostics& diagnostics;
  bool count_lines = false;  // of mapped files; those of streams always are
  bool from_end = false;     // the last block first; only of what can_be_read_from_end()
};

// A regular file is mapped, from its current position on when it is standard input;
// everything else is read. Null, with the reason reported, when it cannot be opened or
// is no plain text.
std::unique_ptr<ByteSource> open_source(InputItem item, const SourceContext& context);

// True for regular files, but not for a part of a directory's byte stream, whose first and
// last line may be halves; also when nothing is there, which opening it will say. Opens
// nothing: that can have effects on a fifo's writer.
bool can_be_read_from_end(const InputItem& item);

// Reports now why open_source() would give null for such a file; true when it would not.
bool check_source(const InputItem& item, Diagnostics& diagnostics);

}  // namespace gsaw
