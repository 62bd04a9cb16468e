// The exit statuses of gsaw, the same as grep's.
#pragma once

namespace gsaw {

enum class ExitCode : int {
  matched = 0,   // at least one entry was selected
  no_match = 1,  // nothing was selected, and nothing went wrong
  error = 2,     // a bad query or flag, an unreadable path, a failed write
};

}  // namespace gsaw
