// Makes the renderer for an output format.
#include "render/renderer.h"

#include "render/json_renderer.h"
#include "render/pretty_renderer.h"
#include "render/raw_renderer.h"

namespace gsaw {

std::unique_ptr<Renderer> make_renderer(const RenderSettings& settings) {
  switch (settings.format) {
    case OutputFormat::pretty:
      return std::make_unique<PrettyRenderer>(settings);
    case OutputFormat::json:
      return std::make_unique<JsonRenderer>(settings);
    case OutputFormat::raw:
    case OutputFormat::html:  // of traces alone, as those that follow
    case OutputFormat::perfetto:
    case OutputFormat::otlp:
    case OutputFormat::csv:  // of tables alone
    case OutputFormat::tsv:
    case OutputFormat::graphite:
      break;
  }
  return std::make_unique<RawRenderer>(settings);
}

}  // namespace gsaw
