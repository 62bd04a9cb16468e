// The entries of raw lines, one after another: lines are parsed as they are come to.
#include "pipeline/entry_walk.h"

#include <algorithm>

#include "base/utf8.h"
#include "input/long_line_scan.h"
#include "input/newlines.h"

namespace gsaw {

void EntryWalk::start(std::string_view lines, const EntrySpot& spot) {
  const bool is_same_line =
      lines.data() == lines_.data() && lines.size() == lines_.size() && spot.offset == spot_.offset;
  is_read_ = is_read_ && is_same_line;
  lines_ = lines;
  spot_ = spot;
}

bool EntryWalk::at_entry() {
  while (spot_.offset < lines_.size()) {
    if (!is_read_) {
      const std::string_view rest = lines_.substr(spot_.offset);
      line_size_ = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const std::string_view line = rest.substr(0, line_size_);
      record_count_ = is_too_long(line) ? 0 : parser_.parse(line);
      is_read_ = true;
    }
    for (; spot_.record < record_count_; ++spot_.record) {
      if (rule_.with_malformed || !record().malformed) return true;
    }
    next_line();
  }
  return false;
}

void EntryWalk::pass() {
  if (++spot_.record >= record_count_) next_line();
}

void EntryWalk::next_line() {
  spot_.offset += line_size_;
  spot_.record = 0;
  if (spot_.line_number != 0) ++spot_.line_number;
  is_read_ = false;
}

EndLines EntryWalk::first_lines(std::string_view lines, std::uint64_t count) {
  EndLines found;
  while (found.count < count && found.edge < lines.size()) {
    const std::string_view rest = lines.substr(found.edge);
    const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    if (holds_entry(line)) ++found.count;
    found.edge += line.size();
  }
  return found;
}

EndLines EntryWalk::last_lines(std::string_view lines, std::uint64_t count) {
  EndLines found{lines.size(), 0};
  while (found.count < count && found.edge > 0) {
    const std::size_t begin = whole_lines(lines.substr(0, found.edge - 1)).size();
    if (holds_entry(lines.substr(begin, found.edge - begin))) ++found.count;
    found.edge = begin;
  }
  return found;
}

bool EntryWalk::is_too_long(std::string_view line) const {
  return find_long_line(line, rule_.max_line) < line.size();
}

// What holds none is blank, or a bracket or comma between entries; NULs before it do not count.
bool EntryWalk::holds_entry(std::string_view line) {
  constexpr std::size_t kTrifle = 4;
  if (is_too_long(line)) return false;
  if (rule_.with_malformed && !line.starts_with(kByteOrderMark)) {
    const auto is_text = [](char c) { return static_cast<unsigned char>(c) > ' '; };
    const auto begin = std::find_if(line.begin(), line.end(), is_text);
    const auto end = std::find_if(line.rbegin(), line.rend(), is_text).base();
    if (end - begin > static_cast<std::ptrdiff_t>(kTrifle)) return true;
  }
  is_read_ = false;
  const std::size_t records = parser_.parse(line);
  if (rule_.with_malformed) return records > 0;
  for (std::size_t i = 0; i < records; ++i) {
    if (!parser_.record(i).malformed) return true;
  }
  return false;
}

}  // namespace gsaw
