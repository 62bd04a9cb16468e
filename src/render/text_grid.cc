// Columns of text, aligned.
#include "render/text_grid.h"

#include <algorithm>
#include <cassert>

#include "render/text_width.h"

namespace gsaw {

void TextGrid::measure(const std::vector<GridCell>& row) {
  assert(row.size() == columns_.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    widest_texts_[i] = std::max(widest_texts_[i], text_width(row[i].text));
  }
}

std::size_t TextGrid::width(std::size_t column) const {
  std::size_t width = widest_texts_[column];
  if (width == 0) return 0;
  width = std::max(width, text_width(columns_[column].heading));
  return columns_[column].widest > 0 ? std::min(width, columns_[column].widest) : width;
}

std::size_t TextGrid::width_without(std::size_t column) const {
  std::size_t width = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i != column && this->width(i) > 0) width += this->width(i) + kGap;
  }
  return width;
}

// `blanks`: those that stand before what comes next, if anything does.
void TextGrid::append_cell(std::string& out, std::size_t column, std::string_view text,
                           const Sgr* style, std::size_t& blanks) const {
  const std::size_t width = this->width(column);
  const bool is_whole = columns_[column].widest == 0;
  const std::string shown =
      is_whole ? std::string(text) : cut_to_width(text, width, utf8_ ? "…" : "~");
  const std::size_t rest = width - std::min(width, text_width(shown));
  if (columns_[column].to_the_right) blanks += rest;
  if (!shown.empty()) {
    out.append(blanks, ' ');
    blanks = 0;
    if (style != nullptr) out += std::string_view(*style);
    out += shown;
    if (style != nullptr) out += std::string_view(palette_.end_of(*style));
  }
  if (!columns_[column].to_the_right) blanks += rest;
}

template <class CellOf>
void TextGrid::append_cells(std::string& out, CellOf cell_of) const {
  bool is_first = true;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (width(i) == 0) continue;
    if (!is_first) blanks += kGap;
    is_first = false;
    const auto [text, style] = cell_of(i);
    append_cell(out, i, text, style, blanks);
  }
  out += '\n';
}

void TextGrid::append_headings(std::string& out) const {
  append_cells(out, [this](std::size_t i) {
    return std::pair<std::string_view, const Sgr*>(columns_[i].heading, &palette_.key);
  });
}

void TextGrid::append_row(std::string& out, const std::vector<GridCell>& row) const {
  append_cells(out, [&row](std::size_t i) {
    return std::pair<std::string_view, const Sgr*>(row[i].text, row[i].style);
  });
}

void TextGrid::append(std::string& out) const {
  append_headings(out);
  for (const auto& row : rows_) append_row(out, row);
}

}  // namespace gsaw
