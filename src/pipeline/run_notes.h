// What a run says on standard error when its output is written.
#pragma once

#include "base/diagnostics.h"
#include "pipeline/pass.h"
#include "pipeline/plan.h"

namespace gsaw {

// Speaks of lines that are no JSON object, and of those too long to be judged.
void report_lines(const Plan& plan, const LineCounts& lines, Diagnostics& diagnostics);

// Of entries that were selected, and whose transactions are therefore not known.
void report_without_id(const CountedLines& entries, Diagnostics& diagnostics);

// Of a pass that was interrupted: how far it got. `size`: of the inputs, where it is known.
void report_interrupt(const Plan& plan, const Totals& totals, std::optional<std::uint64_t> size,
                      Diagnostics& diagnostics);

// Of entries that were not among those that are likely, and so are shown last.
void report_found_elsewhere(std::uint64_t count, Diagnostics& diagnostics);

// Of entries that are not shown whole on a screen.
void report_cut(std::uint64_t count, const Screen& screen, Diagnostics& diagnostics);

// That --near has left out something, or may have.
void report_near(const Plan& plan, Diagnostics& diagnostics);

// Files that are not in order, though --in-order says so.
void report_unordered(const TimeSkips::Totals& skips, Diagnostics& diagnostics);

// After a pass that selected no entries: whether lines look like parts of entries that go over
// several.
void report_spread_entries(const Plan& plan, const PassResult& passed, Diagnostics& diagnostics);

// After a pass that selected nothing: which files in directories were taken for no logs.
void report_left_out(const LeftOut& left_out, Diagnostics& diagnostics);

// After a pass that selected nothing: what may be wrong. `lines`: what report_lines() has spoken
// of.
void give_hints(const Plan& plan, const PreparedQuery& query, const PassResult& passed,
                const LineCounts& lines, Diagnostics& diagnostics);

// After a pass over what there was of logs that are followed, which selected nothing: what may be
// wrong, but for times, as those of what comes are later.
void give_hints_so_far(const Plan& plan, const PassResult& passed, const LineCounts& lines,
                       Diagnostics& diagnostics);

// The same of the query that a view compares with, after a pass of which it showed nothing.
void give_side_hints(const Plan& plan, const PassResult& passed, Diagnostics& diagnostics);

}  // namespace gsaw
