// What is said of the ids that were asked for: of one that no entry has when and where it was made,
// and what to look at; and which other entries mention it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "input/input_set.h"
#include "pipeline/line_log.h"
#include "pipeline/plan.h"
#include "query/prepared_query.h"

namespace gsaw {

// Of the ids that the query asks for, -t or a txnId anywhere in it, says what they tell of
// themselves, three at most. Of the first that tells for certain when it was made: the command that
// shows what was logged then, and whether the inputs cover that time and that host. For that they
// are gone through once more, where they are files and not too large. Of a pipe, and of standard
// input whatever it is, it is said that this is not known.
void report_missing_ids(const Plan& plan, const PreparedQuery& query, InputSet& inputs,
                        Diagnostics& diagnostics);

// After a run that found entries, of several ids that were asked for: those that none of them has,
// five at most by name.
void report_ids_not_met(const Plan& plan, const PreparedQuery& query,
                        const std::vector<std::string>& ids, Diagnostics& diagnostics);

// Of entries of other transactions that mention what -t asks for: how many, and which command
// shows them.
void report_mentions(const Plan& plan, const CountedLines& entries, Diagnostics& diagnostics);

}  // namespace gsaw
