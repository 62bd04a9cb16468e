// All inputs as one sequence of numbered chunks, for any number of workers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "input/byte_source.h"
#include "input/chunk.h"
#include "input/input_list.h"
#include "input/line_joiner.h"
#include "input/open_source.h"
#include "input/stop_signal.h"

namespace gsaw {

struct ChunkSettings {
  std::size_t chunk_size = std::size_t{1} << 20;  // bytes; a longer line makes it longer
  bool count_lines = false;  // of mapped files too; costs a pass over all bytes
  bool from_end = false;     // the last chunk of the last file first, where that is possible
};

// Opens the files one after another. What cannot be read is reported, and the rest is
// read. Chunks may outlive the source; `diagnostics` must outlive both.
class ChunkSource {
 public:
  ChunkSource(std::vector<std::string> paths, const ChunkSettings& settings,
              Diagnostics& diagnostics);

  // The next chunk; none at the end and after stop(). Safe to call from any thread; on
  // a quiet pipe it waits.
  std::optional<Chunk> next();
  // True when the chunks come in the reverse of their order. So they do when that was asked
  // for and all inputs are regular files; not for svlogd directories, where the line that
  // rotation has cut is put together on the way forward.
  bool from_end() const { return context_.from_end; }
  // Makes next() return none, at once where it waits. From any thread or signal handler.
  void stop() { stop_.request(); }

 private:
  bool open_next();
  Chunk make_chunk(ByteBlock block);
  Chunk finish(Chunk chunk);

  StopSignal stop_;
  SourceContext context_;

  std::mutex mutex_;  // guards what follows
  InputList inputs_;
  std::unique_ptr<ByteSource> source_;  // null between files
  std::shared_ptr<const InputFile> file_;
  bool in_stream_ = false;
  LineJoiner joiner_;
  std::uint64_t next_sequence_ = 0;
  std::shared_ptr<const InputFile> last_file_;  // of the last chunk given out
};

}  // namespace gsaw
