// For tests that write where nobody reads any more.
#pragma once

#include <signal.h>

namespace gsaw::testing {

// As main() does, for the test's duration.
class NoSigpipe {
 public:
  NoSigpipe() : before_(::signal(SIGPIPE, SIG_IGN)) {}
  ~NoSigpipe() { ::signal(SIGPIPE, before_); }
  NoSigpipe(const NoSigpipe&) = delete;
  NoSigpipe& operator=(const NoSigpipe&) = delete;

 private:
  sighandler_t before_;
};

}  // namespace gsaw::testing
