// What the process finds around itself: everything a plan depends on but the options.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/nanoseconds.h"

namespace gsaw {

struct Environment {
  bool input_is_terminal = false;   // standard input
  bool input_is_file = false;       // standard input is a regular file
  bool output_is_terminal = false;  // standard output
  bool errors_to_terminal = false;  // standard error
  // The name of the file in the current folder that is standard output; empty when it is none.
  std::string output_file = {};
  std::size_t columns = 0;                // of the terminal that is standard output; 0: none
  std::size_t rows = 0;                   // the same
  bool utf8 = false;                      // the locale's characters
  bool dumb_terminal = false;             // TERM is "dumb" or missing
  bool many_colors = false;               // TERM or COLORTERM says it has 256
  bool no_color = false;                  // NO_COLOR is set and not empty
  std::string pager;                      // $GSAW_PAGER, $PAGER or the default; empty: none
  bool pager_is_chosen = false;           // it is not the default
  std::optional<std::size_t> chunk_size;  // $GSAW_CHUNK_SIZE, a testing aid
  bool prefilter = true;                  // $GSAW_PREFILTER is not "off", another
  unsigned cpus = 1;                      // this process may use
  Nanoseconds now = 0;
};

Environment read_environment();

// Of the terminal that is standard error; 0: none.
std::size_t error_columns();

}  // namespace gsaw
