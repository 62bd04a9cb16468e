// What --explain says of a prefilter.
#pragma once

#include <string>

#include "query/prefilter.h"

namespace gsaw {

// "lines that hold ..., or \u00": the line of --explain, ending in a newline.
std::string explain_prefilter(const Prefilter& prefilter);

}  // namespace gsaw
