// Some lines of files, soon read whatever their size: for what need not be exact.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"

namespace gsaw {

// The most that is read is 3 * kSampledFiles * kSampledPiece bytes, as text.
inline constexpr std::size_t kSampledFiles = 8;
inline constexpr std::size_t kSampledPiece = std::size_t{256} << 10;

// Calls `use` with whole lines of the head, the middle and the tail of each regular file among
// `paths` and in the directories among them, the one that was written to last first; of what is
// packed with those of its head. Valid during the call. Of many files those written to last.
// Nothing else is opened, so it does not wait for anyone; what cannot be read is passed over.
void sample_lines(const std::vector<std::string>& paths, FunctionRef<void(std::string_view)> use);

}  // namespace gsaw
