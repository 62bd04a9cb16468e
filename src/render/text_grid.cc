// Columns of text, aligned.
#include "render/text_grid.h"

#include <algorithm>

#include "render/text_width.h"

namespace gsaw {
namespace {

constexpr std::size_t kGap = 2;

}  // namespace

// 0 for a column that is left out.
std::vector<std::size_t> TextGrid::widths() const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], text_width(row[i].text));
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (widths[i] == 0) continue;
    if (columns_[i].widest > 0) widths[i] = std::min(widths[i], columns_[i].widest);
    widths[i] = std::max(widths[i], text_width(columns_[i].heading));
  }
  return widths;
}

std::size_t TextGrid::width_without(std::size_t column) const {
  const std::vector<std::size_t> all = widths();
  std::size_t width = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != column && all[i] > 0) width += all[i] + kGap;
  }
  return width;
}

void TextGrid::append_cell(std::string& out, std::size_t column, std::size_t width,
                           std::string_view text, const Sgr* style) const {
  const bool is_last = column + 1 == columns_.size();
  const std::string shown =
      is_last ? std::string(text) : cut_to_width(text, width, utf8_ ? "…" : "~");
  const std::size_t blanks = width - std::min(width, text_width(shown));
  if (columns_[column].to_the_right) out.append(blanks, ' ');
  if (style != nullptr) out += std::string_view(*style);
  out += shown;
  if (style != nullptr) out += std::string_view(palette_.end_of(*style));
  if (!columns_[column].to_the_right && !is_last) out.append(blanks, ' ');
}

void TextGrid::append(std::string& out) const {
  const std::vector<std::size_t> widths = this->widths();
  const auto append_row = [&](auto cell_of) {
    bool is_first = true;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] == 0) continue;
      if (!is_first) out.append(kGap, ' ');
      is_first = false;
      const auto [text, style] = cell_of(i);
      append_cell(out, i, widths[i], text, style);
    }
    out += '\n';
  };
  append_row([&](std::size_t i) {
    return std::pair<std::string_view, const Sgr*>(columns_[i].heading, &palette_.key);
  });
  for (const auto& row : rows_) {
    append_row([&](std::size_t i) {
      return std::pair<std::string_view, const Sgr*>(row[i].text, row[i].style);
    });
  }
}

}  // namespace gsaw
