// Selected entries that belong to no transaction.
#pragma once

#include "pipeline/line_log.h"
#include "pipeline/view.h"

namespace gsaw {

// Counts the entry, of which that is known; a malformed line is none.
void count_without_id(const Record& record, const EntryPlace& place, CountedLines& counted);

}  // namespace gsaw
