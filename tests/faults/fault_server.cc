// Many runs of a program that is started once.
#include "fault_server.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Order {
  char call[32], at[16], times[16], error_number[16], input[256], output[256], messages[256];
};

// False at the end.
bool read_order(int socket, Order& order) {
  char line[1024];
  std::size_t size = 0;
  while (size + 1 < sizeof line && (size == 0 || line[size - 1] != '\n')) {
    if (::read(socket, line + size, 1) != 1) return false;
    ++size;
  }
  line[size] = '\0';
  return ::sscanf(line, "%31s %15s %15s %15s %255s %255s %255s", order.call, order.at, order.times,
                  order.error_number, order.input, order.output, order.messages) == 7;
}

void answer(int socket, int number) { ::dprintf(socket, "%d\n", number); }

void open_as(int fd, const char* path, int flags) {
  const int opened = ::open(path, flags, 0600);
  ::dup2(opened, fd);
  ::close(opened);
}

// A process of its own writes the file into standard input.
void feed(const char* path) {
  int ends[2];
  if (::pipe(ends) != 0) ::_exit(97);
  if (::fork() == 0) {
    ::close(ends[0]);
    const int file = ::open(path, O_RDONLY);
    char bytes[4096];
    ssize_t size = 0;
    while ((size = ::read(file, bytes, sizeof bytes)) > 0) {
      if (::write(ends[1], bytes, static_cast<std::size_t>(size)) != size) break;
    }
    ::_exit(0);
  }
  ::dup2(ends[0], STDIN_FILENO);
  ::close(ends[0]);
  ::close(ends[1]);
}

void begin_run(const Order& order) {
  if (::strcmp(order.input, "-") != 0) feed(order.input);
  open_as(STDOUT_FILENO, order.output, O_WRONLY | O_CREAT | O_TRUNC);
  open_as(STDERR_FILENO, order.messages, O_WRONLY | O_CREAT | O_TRUNC);
  ::setenv("GSAW_FAULT_CALL", order.call, 1);
  ::setenv("GSAW_FAULT_AT", order.at, 1);
  ::setenv("GSAW_FAULT_TIMES", order.times, 1);
  ::setenv("GSAW_FAULT_ERRNO", order.error_number, 1);
}

// Its children's children, too: who feeds a run may end after it.
int status_of(pid_t process) {
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(-1, &status, 0)) != process) {
    if (ended < 0) ::_exit(97);
  }
  return status;
}

}  // namespace

void serve_runs() {
  const char* const name = ::getenv("GSAW_FAULT_SERVER");
  if (name == nullptr) return;
  const int socket = static_cast<int>(::strtol(name, nullptr, 10));
  ::unsetenv("GSAW_FAULT_SERVER");
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  Order order;
  while (read_order(socket, order)) {
    const pid_t process = ::fork();
    if (process == 0) {
      ::close(socket);
      begin_run(order);
      return;
    }
    if (process < 0) break;
    answer(socket, process);
    answer(socket, status_of(process));
  }
  ::_exit(0);
}
