// Where in a transaction something lies, as a bar.
#pragma once

#include <cstddef>
#include <string>

#include "analyze/trace.h"

namespace gsaw {

// `cells` columns that stand for `whole`: a mark where `span` is a moment or nearly so, else a bar
// over it, as far as it lies within the whole. Blocks of Unicode, to the eighth of a column, or
// ASCII. Trailing blanks are there.
std::string trace_bar(const TimeSpan& span, const TimeSpan& whole, std::size_t cells, bool utf8);

}  // namespace gsaw
