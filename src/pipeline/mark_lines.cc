// The line numbers of entries that a table points at.
#include "pipeline/mark_lines.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "input/line_number.h"

namespace gsaw {

void count_lines(SpreadTable& table, const std::vector<std::uint32_t>& groups,
                 const std::vector<std::shared_ptr<const InputFile>>& files,
                 Diagnostics& diagnostics) {
  std::vector<EntryMark*> marks;
  const auto note = [&marks](const std::unique_ptr<NumberSpread>& spread) {
    if (spread != nullptr && spread->mark().line == 0) marks.push_back(&spread->mark());
  };
  for (const std::uint32_t group : groups) {
    for (std::size_t field = 0; field < table.fields(); ++field) {
      note(table.spread(group, field).numbers);
      note(table.spread(group, field).durations);
    }
  }
  std::sort(marks.begin(), marks.end(), [](const EntryMark* a, const EntryMark* b) {
    return std::tie(a->file, a->offset) < std::tie(b->file, b->offset);
  });
  std::unique_ptr<LineCounter> lines;
  std::uint32_t file = 0;
  bool told = false;  // why its lines cannot be counted
  for (EntryMark* mark : marks) {
    if (lines == nullptr || file != mark->file) {
      file = mark->file;
      lines = std::make_unique<LineCounter>(files[file]);
      told = false;
    }
    mark->line = lines->line_at(mark->offset);
    if (lines->failure() && !std::exchange(told, true)) diagnostics.error(*lines->failure());
  }
}

}  // namespace gsaw
