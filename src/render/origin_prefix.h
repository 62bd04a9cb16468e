// Where an entry stands, in front of its line: what -H and --line-number ask for.
#pragma once

#include "render/output_buffer.h"
#include "render/render_settings.h"
#include "render/renderer.h"
#include "render/text_painter.h"

namespace gsaw {

inline bool shows_origins(const RenderSettings& settings) {
  return settings.with_filename || settings.with_line_number;
}

// Appends `app.log:12:`, or as much of it as is asked for, safe on a terminal and in colours.
void append_origin(OutputBuffer& out, const EntryOrigin& origin, const RenderSettings& settings,
                   const TextPainter& painter);

}  // namespace gsaw
