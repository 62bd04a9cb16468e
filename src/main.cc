// Parse, run, report.
#include <execinfo.h>
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/out_of_memory.h"
#include "base/write_fully.h"
#include "cli/completion.h"
#include "cli/environment.h"
#include "cli/parse_arguments.h"
#include "cli/program.h"
#include "query/query_error.h"

namespace gsaw {
namespace {

ExitCode run_arguments(int argc, char** argv, Diagnostics& diagnostics) {
  if (argc > 1 && argv[1] == kCompleteOption) {
    return answer_completion(std::vector<std::string>(argv + 2, argv + argc));
  }
  set_error_width(error_columns());
  const ParsedArguments arguments = parse_arguments(argc, argv);
  if (arguments.options) {
    if (!arguments.note.empty() && !arguments.options->quiet) diagnostics.note(arguments.note);
    return run_program(*arguments.options, diagnostics);
  }
  if (arguments.pager) return show(arguments.text, *arguments.pager, diagnostics);
  if (arguments.status == ExitCode::matched) return print(arguments.text, diagnostics);
  diagnostics.error({arguments.text.substr(0, arguments.text.find_last_not_of('\n') + 1), ""});
  return ExitCode::error;
}

// No exception leaves it. What was found before has been written.
ExitCode run_guarded(int argc, char** argv, Diagnostics& diagnostics) {
  try {
    try {
      return run_arguments(argc, argv, diagnostics);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& unexpected) {
      diagnostics.release();
      diagnostics.error({std::string("unexpected failure: ") + unexpected.what(), ""});
    }
  } catch (...) {
    diagnostics.last_words(kOutOfMemory);
  }
  return ExitCode::error;
}

// True when std::terminate was called for want of memory.
bool is_out_of_memory() {
  const std::exception_ptr thrown = std::current_exception();
  // One that a library lets go no further may not count as caught; libraries throw no other.
  if (thrown == nullptr) return std::uncaught_exceptions() > 0;
  try {
    std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    return true;
  } catch (...) {
    return false;
  }
}

// What libraries call without letting exceptions through may run out of memory as well.
[[noreturn]] void end_for_want_of_memory() {
  if (!is_out_of_memory()) std::abort();
  std::string_view message = kOutOfMemory;
  static_cast<void>(write_fully(STDERR_FILENO, message));
  ::_exit(static_cast<int>(ExitCode::error));
}

// So that an exception finds its way when there is no memory: glibc loads what it takes to unwind
// its own functions (pthread_once) when it first has to, see backtrace(3).
void prepare_unwinding() {
  void* here = nullptr;
  ::backtrace(&here, 1);
}

}  // namespace
}  // namespace gsaw

int main(int argc, char** argv) {
  // Memory is a budget of the process: each arena of glibc's malloc keeps what was freed in it,
  // and it would make eight for every core.
  ::mallopt(M_ARENA_MAX, 4);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has gone is an error of write(2)
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow (ulimit -f)
  std::set_terminate(gsaw::end_for_want_of_memory);
  gsaw::prepare_unwinding();
  gsaw::Diagnostics diagnostics;
  return static_cast<int>(gsaw::run_guarded(argc, argv, diagnostics));
}
