// Who unpacks ahead, and how much.
#include "input/ahead_work.h"

namespace gsaw {
namespace {

// Of a file, for the text of all segments together. Decoders take up to as much again.
constexpr std::size_t kMemory = std::size_t{12} << 20;
constexpr std::size_t kMostSegments = 4;
// Logs are packed to a tenth of their size. So a segment of this part of a chunk makes some chunks.
constexpr std::size_t kPackedPart = 4;
constexpr std::size_t kTextChunks = 16;

AheadLimits limits_for(unsigned threads, std::size_t chunk_size) {
  if (threads < 2) return {};
  // One more than there are threads, so that one that is done need not wait.
  const std::size_t segments = std::clamp<std::size_t>(threads + 1, 3, kMostSegments);
  return {segments, std::max<std::size_t>(chunk_size / kPackedPart, 1),
          std::min(kMemory / segments, chunk_size * kTextChunks)};
}

}  // namespace

AheadWork::AheadWork(unsigned threads, std::size_t chunk_size)
    : limits_(limits_for(threads, chunk_size)) {}

void AheadWork::add(const std::shared_ptr<MembersAhead>& file) {
  const std::lock_guard lock(mutex_);
  std::erase_if(files_, [](const auto& each) { return each.expired(); });
  files_.push_back(file);
}

bool AheadWork::do_some() {
  std::vector<std::shared_ptr<MembersAhead>> files;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& each : files_) {
      if (auto file = each.lock()) files.push_back(std::move(file));
    }
  }
  return std::any_of(files.begin(), files.end(),
                     [](const auto& file) { return file->unpack_next(); });
}

}  // namespace gsaw
