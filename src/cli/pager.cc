// Output through a pager, on a terminal.
#include "cli/pager.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <string_view>

namespace gsaw {
namespace {

// An empty entry of $PATH is the working directory.
bool is_on_path(std::string_view program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/bin:/usr/bin" : path;
  for (;;) {
    const std::size_t end = rest.find(':');
    std::string file(rest.substr(0, end));
    if (!file.empty()) file += '/';
    if (::access(file.append(program).c_str(), X_OK) == 0) return true;
    if (end == std::string_view::npos) return false;
    rest.remove_prefix(end + 1);
  }
}

// False when the command's first word is sure to be no program that the shell can find.
// Output sent to a shell that finds none would be lost.
bool can_start(std::string_view command) {
  command.remove_prefix(std::min(command.find_first_not_of(" \t"), command.size()));
  const std::string program(command.substr(0, command.find_first_of(" \t;|&<>")));
  if (program.empty()) return false;
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+";
  constexpr std::string_view kShellWords[] = {"case", "cd",     "command", "eval", "exec",
                                              "exit", "export", "for",     "if",   "set",
                                              "trap", "umask",  "until",   "while"};
  const bool for_shell = program.find_first_not_of(kPlain) != std::string::npos ||
                         std::count(std::begin(kShellWords), std::end(kShellWords), program) > 0;
  if (for_shell) return true;
  if (program.find('/') == std::string::npos) return is_on_path(program);
  struct stat status {};
  return ::stat(program.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         ::access(program.c_str(), X_OK) == 0;
}

}  // namespace

Pager::Pager(const std::string& command) {
  if (!can_start(command)) return;
  int ends[2];
  if (::pipe(ends) != 0) return;
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    // Ignored signals stay ignored across exec. A command of the pager whose own reader has
    // gone is to end quietly.
    ::signal(SIGPIPE, SIG_DFL);
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
