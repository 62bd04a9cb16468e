// Output through a pager, on a terminal.
#include "cli/pager.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace gsaw {

Pager::Pager(const std::string& command) {
  int ends[2];
  if (::pipe(ends) != 0) return;
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  if (child_ > 0) ::dup2(ends[1], STDOUT_FILENO);
  ::close(ends[0]);
  ::close(ends[1]);
}

Pager::~Pager() {
  if (child_ <= 0) return;
  ::close(STDOUT_FILENO);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace gsaw
