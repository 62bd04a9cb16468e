// The first entries of files, read beside the pass that shows some of them.
#pragma once

#include <cstdint>
#include <optional>

#include "input/input_set.h"
#include "pipeline/head_sample.h"
#include "pipeline/plan.h"

namespace gsaw {

// At most `entries` of the inputs, from their beginning. None where these are not all files, which
// alone can be read again. Says nothing of what cannot be read.
std::optional<HeadSample> head_of_files(const Plan& plan, InputSet& inputs, std::uint64_t entries);

}  // namespace gsaw
