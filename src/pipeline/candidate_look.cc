// Finds the lines of a file's range that may match where they stand in the page cache.
#include "pipeline/candidate_look.h"

#include <algorithm>

namespace gsaw {

std::optional<Glance::Lines> CandidateLook::look_at(const Block& block,
                                                    const CandidateFinder& finder) {
  if (block.range.file == nullptr) return std::nullopt;
  const auto effort = finder.judges_values() ? Glance::Effort::judge : Glance::Effort::search;
  const auto lines = glance_.look_at(block.range, effort,
                                     [&](std::string_view text) { return pick(text, finder); });
  if (!lines) glance_.was_read(block.size());
  return lines;
}

// False where so many may match that all are better read. A line that is too long is the reader's:
// whether it may match is asked of its pieces, or what is said of it would depend on the chunks.
bool CandidateLook::pick(std::string_view lines, const CandidateFinder& finder) {
  constexpr std::size_t kFew = std::size_t{16} << 10;  // of any range, bytes
  constexpr std::size_t kMostOf = 4;                   // and one in so many
  if (find_long_line(lines, limit_.max_line) < lines.size()) return false;
  picked_.start(lines.size());
  return finder.pick(lines, [&](std::string_view line) {
    const auto begin = static_cast<std::size_t>(line.data() - lines.data());
    picked_.add(begin, line);
    return picked_.picked() <= std::max(kFew, begin / kMostOf);
  });
}

}  // namespace gsaw
