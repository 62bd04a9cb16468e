// Makes the renderer for an output format.
#include "render/renderer.h"

#include "render/folding_renderer.h"
#include "render/gelf_renderer.h"
#include "render/json_renderer.h"
#include "render/logfmt_renderer.h"
#include "render/pretty_renderer.h"
#include "render/raw_renderer.h"
#include "render/separated_renderer.h"

namespace gsaw {

std::unique_ptr<Renderer> make_renderer(const RenderSettings& settings) {
  if (settings.folds) return std::make_unique<FoldingRenderer>(settings);
  switch (settings.format) {
    case OutputFormat::pretty:
      return std::make_unique<PrettyRenderer>(settings);
    case OutputFormat::json:
      return std::make_unique<JsonRenderer>(settings);
    case OutputFormat::logfmt:
      return std::make_unique<LogfmtRenderer>(settings);
    case OutputFormat::gelf:
      return std::make_unique<GelfRenderer>(settings);
    case OutputFormat::csv:
      return std::make_unique<SeparatedRenderer>(settings, Separation::csv);
    case OutputFormat::tsv:
      return std::make_unique<SeparatedRenderer>(settings, Separation::tsv);
    case OutputFormat::raw:
    case OutputFormat::html:  // of traces alone, as those that follow
    case OutputFormat::perfetto:
    case OutputFormat::otlp:
    case OutputFormat::graphite:  // of a histogram alone
      break;
  }
  return std::make_unique<RawRenderer>(settings);
}

}  // namespace gsaw
