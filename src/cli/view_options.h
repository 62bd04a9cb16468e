// The options that choose what is made of the entries, and how.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "pipeline/given_words.h"
#include "pipeline/sort_settings.h"
#include "pipeline/trace_settings.h"
#include "pipeline/txns_settings.h"

namespace gsaw {

// None: the order of the inputs.
Result<std::optional<SortSettings>> sort_settings(const Options& options);

Result<TraceSettings> trace_settings(const Options& options, const Environment& environment);

Result<TxnsSettings> txns_settings(const Options& options);

// `query` and `paths`: what the positionals are; the former is empty where none of them is one.
GivenWords given_words(const Options& options, const std::string& query,
                       const std::vector<std::string>& paths);

}  // namespace gsaw
