// What a transaction proves of the clocks of its hosts.
#pragma once

#include "analyze/clock_offsets.h"
#include "analyze/trace.h"

namespace gsaw {

// Adds what must come before what: the making of an id, where it tells when and on which host that
// was, before all entries of other hosts; the begin of a span before the begins of its children.
void add_evidence(const Trace& trace, ClockEvidence& evidence);

}  // namespace gsaw
