// Output through a pager, on a terminal.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <optional>
#include <string>
#include <thread>

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "input/file_descriptor.h"
#include "input/stop_signal.h"
#include "pipeline/output_stream.h"

namespace gsaw {

// Whether what is no stream is shown in one, as --pager says.
bool wants_pager(When when, const Environment& environment);

// A program that gets the output and shows it where standard output goes. It has the signals'
// default actions, whatever gsaw does with them. When the person leaves it, or it dies, the run
// is told to stop.
//
// A pager that fails before it has taken anything (it is not there, its options are wrong) has
// shown nothing: all goes to standard output in its place. What one that fails later has shown is
// not known, so nothing can be shown in its place, and the failure is said.
class Pager {
 public:
  // Starts `command`, by the shell when it is more than words. `stop` must outlive it.
  Pager(const std::string& command, StopSignal& stop);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  // Why it could not be started: out() is then standard output itself.
  const Result<void>& started() const { return started_; }
  OutputStream& out() { return *out_; }

  // Closes out() and waits until the person leaves the pager. An error when it failed with
  // something left that it had not read. Once.
  Result<void> finish();

 private:
  struct Ending;

  Result<void> start();
  void watch();
  Ending wait() const;
  bool pass_on_rest();
  bool is_input_closed() const;
  std::string describe(const Ending& ending) const;

  const std::string command_;
  StopSignal& stop_;
  pid_t child_ = -1;
  FileDescriptor input_;   // where out() writes
  FileDescriptor unread_;  // the other end of the pipe: what the pager has not read
  std::optional<OutputStream> out_;
  Result<void> started_, outcome_;
  std::thread watcher_;
};

}  // namespace gsaw
