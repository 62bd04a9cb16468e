// The forms in which entries are shown, as --output names them.
#pragma once

#include "base/named_value.h"

namespace gsaw {

enum class OutputFormat { pretty, json, raw };

inline constexpr NamedValue<OutputFormat> kOutputFormatNames[] = {
    {"pretty", OutputFormat::pretty},
    {"json", OutputFormat::json},
    {"raw", OutputFormat::raw},
};

}  // namespace gsaw
