// The line numbers of entries that a table points at.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "analyze/spread_table.h"
#include "base/diagnostics.h"
#include "input/input_file.h"

namespace gsaw {

// Sets the lines of all marks in these groups where only offsets are known: reads each file once
// more, up to the last of them. `files`: by their number. In one that cannot be read again lines
// are 0, and that is said.
void count_lines(SpreadTable& table, const std::vector<std::uint32_t>& groups,
                 const std::vector<std::shared_ptr<const InputFile>>& files,
                 Diagnostics& diagnostics);

}  // namespace gsaw
