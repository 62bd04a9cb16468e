// Output through a pager, on a terminal.
#include "cli/pager.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/in_quotes.h"

namespace gsaw {
namespace {

std::vector<std::string> words_of(std::string_view command) {
  std::vector<std::string> words;
  for (;;) {
    command.remove_prefix(std::min(command.find_first_not_of(" \t"), command.size()));
    if (command.empty()) return words;
    const std::size_t end = std::min(command.find_first_of(" \t"), command.size());
    words.emplace_back(command.substr(0, end));
    command.remove_prefix(end);
  }
}

// Plain words are run without a shell: then it is known at once when there is no such program.
bool needs_shell(const std::string& command, const std::string& program) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+:,@% \t";
  constexpr std::string_view kShellWords[] = {"case", "cd",     "command", "eval", "exec",
                                              "exit", "export", "for",     "if",   "set",
                                              "trap", "umask",  "until",   "while"};
  return command.find_first_not_of(kPlain) != std::string::npos ||
         std::count(std::begin(kShellWords), std::end(kShellWords), program) > 0;
}

std::vector<std::string> arguments_of(const std::string& command) {
  std::vector<std::string> words = words_of(command);
  if (words.empty() || !needs_shell(command, words.front())) return words;
  return {"/bin/sh", "-c", command};
}

// less shows colours as text unless it is told to, and PAGER often names it alone. Whoever has set
// LESS, to nothing too, has chosen. The strings are those of the environment.
std::vector<char*> variables_of_pager() {
  static char shows_colours[] = "LESS=FRX";
  std::vector<char*> variables;
  for (char** each = environ; *each != nullptr; ++each) variables.push_back(*each);
  if (std::getenv("LESS") == nullptr) variables.push_back(shows_colours);
  variables.push_back(nullptr);
  return variables;
}

// Runs a program that reads `input`. What gsaw does with signals is no business of its, nor what
// whoever started gsaw did; but nohup means both. 0, or an errno.
int spawn(std::vector<std::string>& arguments, int input, pid_t& child) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  sigset_t none, by_default;
  ::sigemptyset(&none);
  ::sigfillset(&by_default);
  ::sigdelset(&by_default, SIGHUP);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &by_default);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  int error = ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  const std::vector<char*> variables = variables_of_pager();
  if (error == 0) {
    error = ::posix_spawnp(&child, argv[0], &actions, &attributes, argv.data(), variables.data());
  }
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  return error;
}

// A write that does not wait is counted at once: so it is known whether anything has been read.
// 0, or an errno.
int never_wait(int descriptor) {
  return ::fcntl(descriptor, F_SETFL, O_WRONLY | O_NONBLOCK) == 0 ? 0 : errno;
}

// A pager may end by the Ctrl-C that is about to reach gsaw.
bool is_interrupt_pending() {
  sigset_t pending;
  return ::sigpending(&pending) == 0 &&
         (::sigismember(&pending, SIGINT) == 1 || ::sigismember(&pending, SIGQUIT) == 1);
}

}  // namespace

bool wants_pager(When when, const Environment& environment) {
  if (environment.pager.empty()) return false;
  if (when != When::automatic) return when == When::always;
  return environment.output_is_terminal && !environment.dumb_terminal;
}

// As the exit status says. What a shell says of a signal is taken for the signal.
struct Pager::Ending {
  int status = 0;
  int signal = 0;

  // Left by Ctrl-C, too, or a pipeline whose last command has ended.
  bool by_person() const {
    return (status == 0 && signal == 0) || signal == SIGINT || signal == SIGQUIT ||
           signal == SIGPIPE;
  }
};

Pager::Ending Pager::wait() const {
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0) {
    if (errno != EINTR) return {};
  }
  if (WIFSIGNALED(status)) return {0, WTERMSIG(status)};
  const int exit = WEXITSTATUS(status);
  return exit > 128 ? Ending{0, exit - 128} : Ending{exit, 0};
}

Pager::Pager(const std::string& command, StopSignal& stop) : command_(command), stop_(stop) {
  started_ = start();
  if (started_) {
    out_.emplace(input_.get());
    try {
      watcher_ = std::thread([this] { watch(); });
    } catch (const std::system_error&) {
      unread_ = {};  // it is waited for in the end; until then writing tells that it has gone
    }
  } else {
    out_.emplace(STDOUT_FILENO);
  }
}

Pager::~Pager() { static_cast<void>(finish()); }

Result<void> Pager::start() {
  std::vector<std::string> arguments = arguments_of(command_);
  int ends[2];
  int error = arguments.empty() ? ENOENT : (::pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno);
  if (error == 0) {
    unread_ = FileDescriptor::above_stdio(ends[0]);
    input_ = FileDescriptor::above_stdio(ends[1]);
    error = unread_.is_open() && input_.is_open() ? never_wait(input_.get()) : EMFILE;
    if (error == 0) error = spawn(arguments, unread_.get(), child_);
  }
  if (error == 0) return {};
  child_ = -1;
  return fail(fmt::format("cannot run the pager {}: {}", in_quotes(command_),
                          std::generic_category().message(error)));
}

Result<void> Pager::finish() {
  if (child_ <= 0) return {};
  input_ = {};
  if (watcher_.joinable()) {
    watcher_.join();
  } else {
    watch();
  }
  child_ = -1;
  return outcome_;
}

// Until the pager has ended, and then in its place.
void Pager::watch() {
  const Ending ending = wait();
  int left = 0;
  std::uint64_t written = 0;
  do {  // nobody reads any more, so soon nobody writes
    written = out_->bytes_written();
    if (::ioctl(unread_.get(), FIONREAD, &left) != 0) left = 0;
  } while (written != out_->bytes_written());
  const bool has_failed = !ending.by_person() && !stop_.requested() && !is_interrupt_pending();
  if (!has_failed) {
    stop_.request();
  } else if (static_cast<std::uint64_t>(left) >= written) {
    if (pass_on_rest()) outcome_ = fail(describe(ending));
  } else {
    if (left > 0 || !is_input_closed())
      outcome_ = fail(describe(ending) + " before it had read everything");
    stop_.request();
  }
  unread_ = {};
}

std::string Pager::describe(const Ending& ending) const {
  return fmt::format("the pager {} ended with {} {}", in_quotes(command_),
                     ending.signal != 0 ? "signal" : "status",
                     ending.signal != 0 ? ending.signal : ending.status);
}

bool Pager::is_input_closed() const {
  pollfd end{unread_.get(), POLLIN, 0};
  return ::poll(&end, 1, 0) == 1 && (end.revents & POLLHUP) != 0;
}

// All that is written, to where the pager would have shown it. False when that is nothing.
bool Pager::pass_on_rest() {
  OutputStream out(STDOUT_FILENO);
  std::array<char, 1 << 16> bytes{};
  bool some = false;
  for (;;) {
    const ssize_t got = ::read(unread_.get(), bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || !out.write({bytes.data(), static_cast<std::size_t>(got)})) break;
    some = true;
  }
  return some;
}

}  // namespace gsaw
