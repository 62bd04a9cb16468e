// Columns of text, aligned.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/palette.h"

namespace gsaw {

// A cell's text is safe on a terminal and has no colours of its own.
struct GridCell {
  std::string text;
  const Sgr* style = nullptr;  // null: none
};

struct GridColumn {
  std::string heading;
  bool to_the_right = false;  // numbers
  std::size_t widest = 0;     // cells are cut to it; 0: never
};

// Rows below headings; columns without a text in any row are left out, two blanks stand between the
// others, and none at the end of a line. The last column is never cut or padded.
class TextGrid {
 public:
  // `palette` must outlive it.
  TextGrid(std::vector<GridColumn> columns, const Palette& palette, bool utf8)
      : columns_(std::move(columns)), palette_(palette), utf8_(utf8) {}

  // As many cells as there are columns.
  void add(std::vector<GridCell> row) { rows_.push_back(std::move(row)); }
  // What all columns but `column` take, with the blanks between them.
  std::size_t width_without(std::size_t column) const;
  void set_widest(std::size_t column, std::size_t width) { columns_[column].widest = width; }
  void append(std::string& out) const;

 private:
  std::vector<std::size_t> widths() const;
  void append_cell(std::string& out, std::size_t column, std::size_t width, std::string_view text,
                   const Sgr* style) const;

  std::vector<GridColumn> columns_;
  std::vector<std::vector<GridCell>> rows_;
  const Palette& palette_;
  const bool utf8_;
};

}  // namespace gsaw
