// Coloured text made to fit: the part of it that matters most, and marks where it goes on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gsaw {

// How text is cut; what it points to must outlive it.
struct CutMarks {
  std::string_view ellipsis;   // coloured or not; takes `columns`
  std::size_t columns = 1;     // at least
  std::string_view highlight;  // the sequence that begins what must be seen; empty: there is none
  std::string_view reset;      // ends a colour; empty without colours
};

// Appends at most `columns` of the text to `out`, from its beginning; or, when what is highlighted
// first would not be seen so, from a little before it. The ellipsis stands where something is
// missing, and one of its columns is always left. Returns the columns it takes. `text` is as for
// text_width(), coloured from its beginning. Linear.
std::size_t append_cut(std::string& out, std::string_view text, std::size_t columns,
                       const CutMarks& marks);

// The same of text without what it begins with: its last `columns`.
std::size_t append_cut_front(std::string& out, std::string_view text, std::size_t columns,
                             const CutMarks& marks);

}  // namespace gsaw
