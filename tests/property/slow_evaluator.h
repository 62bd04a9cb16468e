// What a query means, written down as plainly as possible and regardless of speed. Shares
// no code with src/: where the two disagree, one is wrong.
#pragma once

#include <string_view>

#include "property/slow_json.h"
#include "property/slow_query.h"

namespace gsaw::property {

// The verdict on one entry of a well-formed line.
bool judge(const SlowQuery& query, const Tree& entry, bool ignore_case);

// The verdict on a malformed line.
bool judge_malformed(const SlowQuery& query, std::string_view line, bool ignore_case);

}  // namespace gsaw::property
