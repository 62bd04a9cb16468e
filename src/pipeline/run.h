// Wires the stages: inputs to chunks to workers to ordered output.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/exit_code.h"
#include "base/nanoseconds.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"

namespace gsaw {

// Reads all inputs of the plan, writes what it selects to `out`, and says what there is to
// say to `diagnostics`. The exit code is grep's.
ExitCode run(const Plan& plan, OutputStream& out, Diagnostics& diagnostics);

// True for files and directories; false for pipes, standard input, and what is not there.
bool can_be_read_twice(const std::string& path);

// The time of the newest entry in these files: what `end` stands for. Reads them all. None
// when no entry has a time. Unreadable paths are passed over: the run will speak of them.
std::optional<Nanoseconds> find_newest_time(const std::vector<std::string>& paths,
                                            unsigned threads);

}  // namespace gsaw
