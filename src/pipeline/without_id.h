// Selected entries that belong to no transaction.
#pragma once

#include <string_view>

#include "pipeline/line_log.h"
#include "pipeline/view.h"

namespace gsaw {

// Why a view of transactions has nothing to show.
inline constexpr std::string_view kNoTransaction = "no matching entry belongs to a transaction";

// Counts the entry, of which that is known; a malformed line is none.
void count_without_id(const Record& record, const EntryPlace& place, CountedLines& counted);

}  // namespace gsaw
