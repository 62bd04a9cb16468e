// Reading whole inputs, from one thread, for the tests of input/.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/block_pool.h"
#include "input/chunk_buffer.h"
#include "input/chunk_feed.h"
#include "input/input_set.h"
#include "input/open_file.h"
#include "unit/input/input_fixture.h"

namespace gsaw::testing {

inline ReadSettings settings_of(std::size_t chunk_size, bool count_lines = false,
                                bool from_end = false) {
  ReadSettings settings;
  settings.chunk_size = chunk_size;
  settings.count_lines = count_lines;
  settings.from_end = from_end;
  return settings;
}

// The block's bytes in memory of its own, so that the buffer may be used again.
inline void read_and_keep(ChunkBuffer& buffer, Block& block) {
  buffer.read(block);
  if (block.owner != nullptr) return;
  const auto copy = std::make_shared<const std::string>(block.bytes);
  block.bytes = *copy;
  block.owner = copy;
}

// A set of inputs and what is fed from it, with all that these need.
struct Feed {
  explicit Feed(std::vector<std::string> paths, ReadSettings settings = {})
      : settings(std::move(settings)), inputs(std::move(paths), messages.diagnostics) {}

  // The next chunk, read; its errors are among the messages.
  std::optional<Chunk> next() {
    std::optional<Chunk> chunk = feed.next();
    if (!chunk) return chunk;
    read_and_keep(buffer, chunk->block);
    for (const Error& error : chunk->block.errors) messages.diagnostics.error(error);
    return chunk;
  }
  // The next one that has lines; "end" when there is none.
  std::string next_lines() {
    while (const std::optional<Chunk> chunk = next()) {
      if (!chunk->block.bytes.empty()) return std::string(chunk->block.bytes);
    }
    return "end";
  }

  ReadSettings settings;
  Messages messages;
  InputSet inputs;
  BlockPool pool{settings.chunk_size, 2};
  ChunkFeed feed{inputs, settings, pool};
  ChunkBuffer buffer{settings.long_lines};
};

struct ReadResult {
  std::string text;                 // all chunks, one after another
  std::vector<Chunk> chunks;        // all of them, with their bytes
  std::vector<Chunk> full;          // those that have lines
  std::vector<std::string> opened;  // the names of files, in the order of their first chunks
  std::string messages;
};

// Reads everything; each chunk gets a final newline in `text` when it lacks one, so that files
// stay apart.
inline ReadResult read_all(std::vector<std::string> paths, ReadSettings settings = {}) {
  ReadResult result;
  Feed feed(std::move(paths), std::move(settings));
  while (std::optional<Chunk> chunk = feed.next()) {
    const std::string_view bytes = chunk->block.bytes;
    result.text += bytes;
    if (!bytes.empty() && !bytes.ends_with('\n')) result.text += '\n';
    if (chunk->first_of_file) result.opened.push_back(chunk->file->name);
    if (!bytes.empty()) result.full.push_back(*chunk);
    result.chunks.push_back(std::move(*chunk));
  }
  result.messages = feed.messages.text;
  return result;
}

// The file, open; its lines begin at `begin`.
inline std::shared_ptr<const OpenFile> open_file(const std::string& path, std::uint64_t begin = 0) {
  FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) return nullptr;
  InputFile file{path, true, false, {status.st_dev, status.st_ino}, begin};
  return std::make_shared<const OpenFile>(std::move(fd),
                                          std::make_shared<const InputFile>(std::move(file)),
                                          static_cast<std::uint64_t>(status.st_size));
}

// Lines of 33 bytes each, `size` bytes of them or a little more.
inline std::string lines_of(std::size_t size) {
  std::string text;
  while (text.size() < size) text += "{\"short_message\":\"thirty-two b\"}\n";
  return text;
}

}  // namespace gsaw::testing
