// gsaw from options to exit code: explain, decode, or a run.
#pragma once

#include "base/diagnostics.h"
#include "base/exit_code.h"
#include "cli/options.h"

namespace gsaw {

ExitCode run_program(const Options& options, Diagnostics& diagnostics);

// Prints text that was asked for (help, a version) to standard output.
ExitCode print(std::string_view text, Diagnostics& diagnostics);

// The same of a long text: in a pager where it does not fit the screen, or `pager` says so.
ExitCode show(std::string_view text, When pager, Diagnostics& diagnostics);

}  // namespace gsaw
