// In which order an input writes day and month: told by its first lines.
#include "input/date_head.h"

#include <algorithm>

#include "base/nul_run.h"
#include "input/newlines.h"

namespace gsaw {

// PERF: mostly none of the first lines tells anything, and they are asked together.
void DateHead::see(std::string_view lines, std::uint64_t at) {
  while (!is_settled_ && !lines.empty()) {
    std::string_view run = next_run(lines);
    lines.remove_prefix(run.size());
    const bool may_tell = settings_.may_tell(run);
    while (!is_settled_ && !run.empty()) {
      const std::size_t size = std::min(run.find('\n'), run.size() - 1) + 1;
      at += size;
      if (at > kBytes) return end();
      see_line(without_newline(run.substr(0, size)), may_tell);
      run.remove_prefix(size);
    }
  }
}

// Those of the lines behind which the head may end, or all.
std::string_view DateHead::next_run(std::string_view lines) const {
  if (has_times_) return lines;
  std::size_t end = 0;
  for (std::size_t count = lines_; count < kLines && end < lines.size(); ++count) {
    end = std::min(lines.find('\n', end), lines.size() - 1) + 1;
  }
  return lines.substr(0, end);
}

void DateHead::see_line(std::string_view line, bool may_tell) {
  if (line.size() - leading_nuls(line) > settings_.max_line) return end();
  ++lines_;
  const DateClue clue = may_tell ? settings_.clue(line) : DateClue::none;
  holds_dates_ |= clue != DateClue::none;
  has_times_ |= clue >= DateClue::open;
  if (clue > DateClue::open) {
    order_ = clue == DateClue::day_first ? DateOrder::day_first : DateOrder::month_first;
    end();
  } else if (lines_ == kLines && !has_times_) {
    end();
  }
}

}  // namespace gsaw
