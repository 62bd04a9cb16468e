// gsaw from options to exit code: explain, decode, or a run.
#pragma once

#include "base/diagnostics.h"
#include "base/exit_code.h"
#include "cli/options.h"

namespace gsaw {

ExitCode run_program(const Options& options, Diagnostics& diagnostics);

// Prints text that was asked for (help, a version) to standard output.
ExitCode print(std::string_view text, Diagnostics& diagnostics);

}  // namespace gsaw
