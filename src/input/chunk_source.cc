// From paths to chunks: open, cut, number, join, hand out.
#include "input/chunk_source.h"

#include <utility>

namespace gsaw {

ChunkSource::ChunkSource(std::vector<std::string> paths, const ChunkSettings& settings,
                         Diagnostics& diagnostics)
    : context_{settings.chunk_size, stop_, diagnostics, settings.count_lines},
      inputs_(std::move(paths), diagnostics) {
  context_.from_end = settings.from_end && inputs_.turn_around();
}

std::optional<Chunk> ChunkSource::next() {
  const std::lock_guard lock(mutex_);
  while (!stop_.requested()) {
    if (std::optional<Chunk> chunk = joiner_.take()) return finish(std::move(*chunk));
    if (!source_) {
      if (open_next()) continue;
      joiner_.flush();
      std::optional<Chunk> last = joiner_.take();
      if (!last) return std::nullopt;
      return finish(std::move(*last));
    }
    if (std::optional<ByteBlock> block = source_->next()) {
      joiner_.add(make_chunk(std::move(*block)), in_stream_);
    } else {
      source_.reset();
    }
  }
  return std::nullopt;
}

// False when there are no more inputs. `source_` stays null where opening failed.
bool ChunkSource::open_next() {
  std::optional<InputItem> item = inputs_.next();
  if (!item) return false;
  file_ = item->file;
  in_stream_ = item->in_stream;
  const bool continues = item->continues_previous;
  source_ = open_source(std::move(*item), context_);
  // Without the file that has its rest, a cut line stays as it is.
  if (!continues || !source_) joiner_.flush();
  return true;
}

Chunk ChunkSource::make_chunk(ByteBlock block) {
  Chunk chunk;
  chunk.bytes = block.bytes;
  chunk.file = file_;
  chunk.owner = std::move(block.owner);
  chunk.mapping = block.mapping;
  chunk.text_begin = block.text_begin;
  chunk.first_line = block.first_line;
  return chunk;
}

Chunk ChunkSource::finish(Chunk chunk) {
  chunk.sequence = next_sequence_++;
  chunk.first_of_file = chunk.file != last_file_;
  last_file_ = chunk.file;
  return chunk;
}

}  // namespace gsaw
