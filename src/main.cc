// Parse, run, report.
#include <malloc.h>

#include <csignal>

#include "base/diagnostics.h"
#include "cli/parse_arguments.h"
#include "cli/program.h"

int main(int argc, char** argv) {
  using namespace gsaw;
  // Memory is a budget of the process: each arena of glibc's malloc keeps what was freed in it,
  // and it would make eight for every core.
  ::mallopt(M_ARENA_MAX, 4);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has gone is an error of write(2)
  Diagnostics diagnostics;
  const ParsedArguments arguments = parse_arguments(argc, argv);
  if (arguments.options) {
    if (!arguments.note.empty() && !arguments.options->quiet) diagnostics.note(arguments.note);
    return static_cast<int>(run_program(*arguments.options, diagnostics));
  }
  if (arguments.status == ExitCode::matched) {
    return static_cast<int>(print(arguments.text, diagnostics));
  }
  diagnostics.error({arguments.text.substr(0, arguments.text.find_last_not_of('\n') + 1), ""});
  return static_cast<int>(ExitCode::error);
}
