// What entries are laid out for: a screen, or none.
#pragma once

#include <cstdint>
#include <string>

#include "render/screen.h"

namespace gsaw {

// How the file of an entry is told on a screen, where nobody asked for it.
enum class FileNaming : std::uint8_t {
  none,
  heading,  // a line of its own, when it is another than before
  column,   // before each entry
};

struct EntryScreen {
  Screen screen;  // 0 columns: lines as in a pipe, and what follows means nothing
  FileNaming files = FileNaming::none;
  std::string folder;  // what names of files need not begin with, in a column
  std::string txn;     // that all entries belong to: said once; empty: none
  bool laid_out() const { return screen.columns > 0; }
};

}  // namespace gsaw
