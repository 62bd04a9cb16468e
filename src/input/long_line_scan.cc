// What is to be known of a line too long to be held: seen piece by piece.
#include "input/long_line_scan.h"

#include <algorithm>
#include <utility>

#include "base/nul_run.h"
#include "input/newlines.h"

namespace gsaw {

std::size_t find_long_line(std::string_view text, std::size_t max_line) {
  std::size_t line = 0;
  while (text.size() - line > max_line) {
    std::string_view step = text.substr(line, max_line + 1);
    if (const std::size_t lines = whole_lines(step).size(); lines > 0) {
      line += lines;
      continue;
    }
    const std::size_t end = std::min(text.find('\n', line), text.size());
    step = text.substr(line, end - line);
    if (step.size() - leading_nuls(step) > max_line) return line;
    line = std::min(end + 1, text.size());
  }
  return text.size();
}

LongLineScan::LongLineScan(const LongLineLimit& limit, LinePlace place) : limit_(limit) {
  line_.place = std::move(place);
  line_.may_match = limit.may_match == nullptr;
}

void LongLineScan::see(std::string_view piece) {
  LongLine seen;
  seen.size = piece.size();
  seen.may_match = !line_.may_match && limit_.may_match(piece);
  constexpr std::string_view kBehind(" \t\r\0,]", 6);  // an entry, if it is one of an array
  const std::size_t last = piece.find_last_not_of(kBehind);
  if (last != std::string_view::npos) seen.last = piece[last];
  seen.head = piece.substr(0, kSeam);
  seen.tail = piece.substr(piece.size() - std::min(piece.size(), kSeam));
  see(seen);
}

void LongLineScan::see(const LongLine& rest) {
  if (!line_.may_match)
    line_.may_match = rest.may_match || limit_.may_match(line_.tail + rest.head);
  line_.size += rest.size;
  if (rest.last != '\0') line_.last = rest.last;
  line_.head.append(rest.head, 0, kSeam - line_.head.size());
  line_.tail += rest.tail;
  line_.tail.erase(0, line_.tail.size() - std::min(line_.tail.size(), kSeam));
}

// A brace that opens an object stands near its beginning, behind any prefix.
LongLine LongLineScan::finish(bool is_whole) && {
  line_.is_object = line_.last == '}' && line_.head.find('{') != std::string::npos;
  line_.is_whole = is_whole;
  return std::move(line_);
}

}  // namespace gsaw
