// Everything gsaw says to a person goes through here, to standard error.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gsaw {

// One per process (or per test). Safe to use from any thread; a message is written
// whole.
class Diagnostics {
 public:
  // Gets complete messages, newlines included: one, or all that have waited. Never called by two
  // threads at once.
  using Sink = std::function<void(std::string_view)>;

  Diagnostics();  // to standard error; what cannot be written there is lost
  explicit Diagnostics(Sink sink) : sink_(std::move(sink)) {}

  // Prints `gsaw: message`, then each line of the hint indented. Newlines in an error
  // are layout; all other control characters are escaped here.
  void error(const Error& error);
  // Prints errors that another has laid out, if there are any.
  void repeat_errors(std::string_view messages);
  // Prints `gsaw: text`, which is no error.
  void note(std::string_view text);

  // Prints a whole message as it is, and what waits before it; needs no memory.
  void last_words(std::string_view message);

  // Is called before each message that does not wait, from then on; empty: no more. Not before
  // last words.
  void before_messages(std::function<void()> call);

  // From hold() on messages wait, and release() prints them: while a pager has the
  // terminal they would be written across its screen.
  void hold();
  void release();

  bool has_errors() const { return has_errors_.load(); }

 private:
  void print(std::string_view message);

  std::mutex mutex_;  // guards what follows
  Sink sink_;
  std::function<void()> before_message_;
  bool holding_ = false;
  std::string held_;
  std::atomic<bool> has_errors_ = false;
};

}  // namespace gsaw
