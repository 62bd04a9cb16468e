// The waterfall of a transaction on a page: a lane for each service, its spans and entries by time.
#pragma once

#include <string>

#include "analyze/trace.h"

namespace gsaw {

inline constexpr std::size_t kMostLanesOnPage = 100;
// Of spans the longest are drawn.
inline constexpr std::size_t kMostSpansOnPage = 2'000;

// Appends lanes as elements of HTML with drawings in SVG: gaps that are named behind, spans as
// bars, entries as marks in the colour of the worst level at that place. Nothing for a trace
// that takes no time. What is past the limits is said.
void append_waterfall(std::string& out, const Trace& trace);

// A drawing as wide as the whole transaction, with one bar: of an entry's span, or a mark where
// it was logged. `entry` has a time, and the trace takes some.
void append_entry_bar(std::string& out, const Trace& trace, const TraceEntry& entry);

}  // namespace gsaw
