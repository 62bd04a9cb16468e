// A transaction as one JSON object, for the next program in the pipe.
#pragma once

#include <string>

#include "analyze/trace.h"
#include "render/render_settings.h"
#include "render/timeline.h"

namespace gsaw {

// Appends the object and a newline. Times are RFC 3339 in UTC, offsets and lengths milliseconds
// with as many decimals as there are. Each entry stands in it as -o json shows it, with its own
// time, be the clocks set right or not; beside it the `file` and the `line` where these are asked
// for.
void append_trace_json(std::string& out, const Trace& trace, const RenderSettings& settings,
                       const Timeline::Source& source);

}  // namespace gsaw
