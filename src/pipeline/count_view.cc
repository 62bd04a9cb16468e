// The number of selected entries, or only whether there is one.
#include "pipeline/count_view.h"

#include <fmt/format.h>

#include <utility>

#include "base/terminal_escape.h"

namespace gsaw {

Wanted CountView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  of_file_ += entries;
  of_all_ += entries;
  return out_.open() ? Wanted::more : Wanted::nothing;
}

void CountView::file_ends(const InputFile& file) {
  const std::uint64_t count = std::exchange(of_file_, 0);
  if (!settings_.with_filename) return;
  const bool raw = settings_.format == OutputFormat::raw;
  out_.write(fmt::format("{}:{}\n", raw ? file.name : printable(file.name), count));
}

void CountView::finish() {
  if (!settings_.with_filename) out_.write(fmt::format("{}\n", of_all_));
}

Wanted QuietView::add(ChunkResult& result, std::uint64_t entries) {
  result.tally.noted.add_to(lines_);
  return entries == 0 ? Wanted::more : Wanted::nothing;
}

}  // namespace gsaw
