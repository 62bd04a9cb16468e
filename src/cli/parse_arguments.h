// The only user of CLI11: argv and the config file to Options.
#pragma once

#include <optional>
#include <string>

#include "base/exit_code.h"
#include "cli/options.h"

namespace gsaw {

// What the arguments ask for: options to run with, or text to print and stop.
struct ParsedArguments {
  std::optional<Options> options;
  // Without options: --help, a help topic, --version (status matched, on standard
  // output), or what is wrong with the arguments (status error, on standard error after
  // "gsaw: "). Whole lines: it ends in a newline.
  std::string text;
  ExitCode status = ExitCode::matched;
  // Of a help: where it is to be shown.
  std::optional<When> pager = {};
  // With options: what to say before the run; empty when there is nothing.
  std::string note = {};
};

// Reads the config file too (its default place from XDG_CONFIG_HOME and HOME). Help and the version
// win over every other mistake but a missing value; of what is set, help goes by the pager alone.
ParsedArguments parse_arguments(int argc, const char* const* argv);

}  // namespace gsaw
