// Options that a run has no use for: rather than left without effect they are refused.
#pragma once

#include <span>
#include <string>

#include "cli/options.h"

namespace gsaw {

// The first option on the command line, in the order of --help, that is none of `used`, as it is
// named there; empty: there is none. What the config file says is for many kinds of runs.
std::string unused_option(const Options& options, std::span<const FlagId> used);

}  // namespace gsaw
