// The line numbers of entries that a table points at.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "analyze/spread_table.h"
#include "input/input_file.h"

namespace gsaw {

// Sets the lines of all marks in these groups where only offsets are known: reads each file once
// more, up to the last of them. `files`: by their number. One that cannot be read again: line 0.
void count_lines(SpreadTable& table, const std::vector<std::uint32_t>& groups,
                 const std::vector<std::shared_ptr<const InputFile>>& files);

}  // namespace gsaw
