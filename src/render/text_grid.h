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
  std::size_t widest = 0;     // cells and heading are cut to it; 0: never
};

// Rows below headings; columns without a text in any row are left out, two blanks stand between the
// others, and none at the end of a line.
class TextGrid {
 public:
  static constexpr std::size_t kGap = 2;

  // `palette` must outlive it.
  TextGrid(std::vector<GridColumn> columns, const Palette& palette, bool utf8)
      : columns_(std::move(columns)), palette_(palette), utf8_(utf8) {}

  // As many cells as there are columns.
  void add(std::vector<GridCell> row) {
    measure(row);
    rows_.push_back(std::move(row));
  }
  // Makes room for a row that is not kept, but given to append_row() when all are measured.
  void measure(const std::vector<GridCell>& row);
  // What a column takes; 0: it is left out.
  std::size_t width(std::size_t column) const;
  // What all columns but `column` take, with the blanks between them.
  std::size_t width_without(std::size_t column) const;
  void set_widest(std::size_t column, std::size_t width) { columns_[column].widest = width; }
  // As if it had no text; when all rows are measured.
  void leave_out(std::size_t column) { widest_texts_[column] = 0; }
  // All rows, below their headings.
  void append(std::string& out) const;
  void append_headings(std::string& out) const;
  void append_row(std::string& out, const std::vector<GridCell>& row) const;

 private:
  template <class CellOf>
  void append_cells(std::string& out, CellOf cell_of) const;
  void append_cell(std::string& out, std::size_t column, std::string_view text, const Sgr* style,
                   std::size_t& blanks) const;

  std::vector<GridColumn> columns_;
  std::vector<std::vector<GridCell>> rows_;
  std::vector<std::size_t> widest_texts_ = std::vector<std::size_t>(columns_.size(), 0);
  const Palette& palette_;
  const bool utf8_;
};

}  // namespace gsaw
