// A transaction as one JSON object, for the next program in the pipe.
#pragma once

#include <string>

#include "render/trace_renderer.h"

namespace gsaw {

// An object a line. Times are RFC 3339 in UTC, offsets and lengths milliseconds with as many
// decimals as there are. Each entry stands in it as -o json shows it, with its own time, be the
// clocks set right or not; beside it the `file` and the `line` where these are asked for.
class TraceJson final : public TraceRenderer {
 public:
  // It must outlive it.
  explicit TraceJson(const RenderSettings& settings) : settings_(settings) {}
  void append(std::string& out, const Trace& trace, const TraceSource& source) override;

 private:
  const RenderSettings& settings_;
};

}  // namespace gsaw
