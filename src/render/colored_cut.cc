// Coloured text made to fit: the part of it that matters most, and marks where it goes on.
#include "render/colored_cut.h"

#include <algorithm>

#include "base/terminal_escape.h"
#include "render/text_width.h"

namespace gsaw {
namespace {

// Appends `text` from its column `from` on, with an ellipsis at each end that is missing.
std::size_t append_window(std::string& out, std::string_view text, std::size_t from,
                          std::size_t columns, const CutMarks& marks) {
  const std::string_view style = text.substr(0, control_sequence_length(text));
  std::size_t used = 0;
  if (from > 0) {
    text.remove_prefix(bytes_of_columns(text, from));
    out.append(marks.ellipsis).append(style);
    used = marks.columns;
  }
  std::size_t room = columns - std::min(columns, used);
  const bool goes_on = text_width(text) > room;
  if (goes_on) {
    room -= std::min(room, marks.columns);
    text = text.substr(0, bytes_of_columns(text, room));
  }
  out += text;
  used += text_width(text);
  if (!goes_on) return used;
  out.append(marks.reset).append(marks.ellipsis);
  return used + marks.columns;
}

}  // namespace

std::size_t append_cut(std::string& out, std::string_view text, std::size_t columns,
                       const CutMarks& marks) {
  columns = std::max(columns, marks.columns + 1);
  std::size_t from = 0;
  const std::size_t match = marks.highlight.empty() ? text.npos : text.find(marks.highlight);
  if (match != text.npos) {
    const std::size_t before = text_width(text.substr(0, match));
    const std::size_t end = std::min(text.find(marks.reset, match), text.size());
    const std::size_t width = text_width(text.substr(match, end - match));
    if (before + width + marks.columns > columns && text_width(text) > columns) {
      // A quarter of what is shown is what stands before it.
      from = before - std::min(before, columns / 4);
    }
  }
  return append_window(out, text, from, columns, marks);
}

std::size_t append_cut_front(std::string& out, std::string_view text, std::size_t columns,
                             const CutMarks& marks) {
  columns = std::max(columns, marks.columns + 1);
  const std::size_t width = text_width(text);
  const std::size_t from = width > columns ? width - (columns - marks.columns) : 0;
  return append_window(out, text, from, columns, marks);
}

}  // namespace gsaw
