// Output through a pager, on a terminal.
#pragma once

#include <string>

#include <sys/types.h>

namespace gsaw {

// Starts `command` by the shell and makes standard output go into it; the destructor
// closes standard output and waits until the person leaves the pager. When it cannot be
// started, output stays where it was.
class Pager {
 public:
  explicit Pager(const std::string& command);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

 private:
  pid_t child_ = -1;
};

}  // namespace gsaw
