// What a transaction proves of the clocks of its hosts.
#pragma once

#include "analyze/clock_offsets.h"
#include "analyze/trace.h"

namespace gsaw {

// Adds what must come before what: the making of an id, where it tells when and on which host that
// was, before all entries of other hosts; the begin of a span before all that is known of its
// children. `offsets`: what was taken off the times of the hosts when the trace was built; an id
// tells its host's time as that clock had it.
//
// Nothing is proven by a guess, as what it would set right was right before. A span has begun when
// its first entry is logged, but may have long before. So its begin is known only where the log
// says how long it took, or that it started and finished (TraceEntry::is_span_known), and only
// when that is of the whole span: no other entry of it lies outside, all are of one host, and no
// child took longer. A child need not be known so well: its first entry is enough. An entry without
// a time of its own says nothing, and one of a whole second may be from any moment within it: what
// writes no fractions must not seem to be up to a second behind.
//
// Of the ends nothing is asked. Work that goes on when its caller is done, or begins only then, as
// it waited in a queue, is ordinary, and looks like that of a host whose clock is ahead. Such a
// clock is noticed by what its host causes on others, as these are behind it.
void add_evidence(const Trace& trace, const ClockOffsets& offsets, ClockEvidence& evidence);

}  // namespace gsaw
