// How long the work took that entries speak of, and how it nests.
#pragma once

#include <optional>
#include <vector>

#include "analyze/trace.h"

namespace gsaw {

// Sets the spans of the entries, which are in order of time; `durations` are what they say, one for
// each. A duration is written when it is over, so it reaches back; one that would so begin before
// the transaction by more than it would otherwise end behind it reaches forward. Where none is
// said, two entries of one span id, or of one logger whose messages differ in their first or last
// word alone (`start`, `finish` and the like), begin and end it: the later one gets it.
//
// A span is known where its duration, reaching back, lies within the transaction, or where both
// entries are of one span id and say by such words that something begins and that it has ended.
// What reaches forward, or begins before all entries, may have been elsewhere, and the first entry
// of a span id need not be from its begin.
void set_spans(Trace& trace, const std::vector<std::optional<Nanoseconds>>& durations);

// After set_spans: by whom the time was spent where spans lie in each other, as far as these lie
// within the transaction; each moment is that of the span that began last, so that none counts
// twice. And the chain of spans, from the outermost inwards, that end last.
void set_self_times(Trace& trace);
void set_critical_path(Trace& trace);

}  // namespace gsaw
