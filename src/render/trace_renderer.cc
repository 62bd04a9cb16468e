// Makes the renderer of transactions for an output format.
#include "render/trace_renderer.h"

#include "render/otlp_trace.h"
#include "render/perfetto_trace.h"
#include "render/timeline.h"
#include "render/trace_json.h"
#include "render/trace_page.h"

namespace gsaw {

void TraceRenderer::begin(std::string&) {}
void TraceRenderer::end(std::string&) {}
std::uint64_t TraceRenderer::left_out() const { return 0; }
std::string_view TraceRenderer::lacking() const { return {}; }

std::unique_ptr<TraceRenderer> make_trace_renderer(const RenderSettings& settings,
                                                   const Screen& screen) {
  switch (settings.format) {
    case OutputFormat::json:
      return std::make_unique<TraceJson>(settings);
    case OutputFormat::html:
      return std::make_unique<TracePage>(settings);
    case OutputFormat::perfetto:
      return std::make_unique<PerfettoTrace>(settings);
    case OutputFormat::otlp:
      return std::make_unique<OtlpTrace>(settings);
    case OutputFormat::pretty:
    case OutputFormat::raw:
    case OutputFormat::csv:  // of tables alone, as those that follow
    case OutputFormat::tsv:
    case OutputFormat::graphite:
    case OutputFormat::logfmt:  // of entries alone
    case OutputFormat::gelf:
      break;
  }
  return std::make_unique<Timeline>(settings, screen);
}

}  // namespace gsaw
