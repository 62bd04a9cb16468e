// What tells two sides apart, as a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "analyze/contrast_table.h"
#include "base/diagnostics.h"
#include "pipeline/output_stream.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// Writes the first rows; `first`: -m. Says to `diagnostics` what was not looked at. Returns why
// nothing is shown, empty when something is.
std::string_view write_contrasts(const ContrastTable& table, std::optional<std::uint64_t> first,
                                 const RenderSettings& render, const Screen& screen,
                                 OutputStream& out, Diagnostics& diagnostics);

}  // namespace gsaw
