// The signals that ask a program to end, made a request to stop.
#pragma once

#include <signal.h>

#include <array>
#include <optional>

#include "input/stop_signal.h"

namespace gsaw {

// Who is meant by Ctrl-C and Ctrl-\: gsaw, or a pager that reads the keyboard.
enum class Keyboard { ours, pagers };

// While it lives, SIGINT, SIGTERM and SIGHUP ask the run to stop instead of ending the process,
// unless they were ignored before (nohup, a job in the background). A second one ends the
// process at once, and so does a run that does not come to its end in kGrace seconds, as its
// reader takes nothing more. While a pager has the keyboard, neither its SIGINT and SIGQUIT nor
// the time end gsaw, which waits for the pager: else the two of them and the shell would read
// the same keyboard. One at a time; the destructor makes everything as it was before.
class EndingSignals {
 public:
  static constexpr unsigned kGrace = 5;

  // `stop` must outlive it.
  EndingSignals(StopSignal& stop, Keyboard keyboard);
  ~EndingSignals();
  EndingSignals(const EndingSignals&) = delete;
  EndingSignals& operator=(const EndingSignals&) = delete;

 private:
  struct Saved {
    int signal;
    std::optional<struct sigaction> before = std::nullopt;
  };
  std::array<Saved, 5> saved_{{{SIGINT}, {SIGTERM}, {SIGHUP}, {SIGQUIT}, {SIGALRM}}};
};

// Ends the process by this signal, so that a shell that runs it in a loop sees what ended it.
[[noreturn]] void end_by_signal(int signal);

}  // namespace gsaw
