// In which order entries are to be shown.
#pragma once

#include <cstdint>
#include <optional>

#include "render/render_settings.h"

namespace gsaw {

struct SortSettings {
  enum class By : std::uint8_t { input, time, field };

  By by = By::time;
  std::optional<ShownField> field = std::nullopt;  // the one of By::field
  bool turned = false;             // the last first; of a field's values the smallest first
  bool of_several_inputs = false;  // one input alone stays in its own order
};

}  // namespace gsaw
