// A transaction as the spans of an OpenTelemetry trace: plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyze/trace.h"

namespace gsaw {

struct OtlpSpan {
  std::string id, parent;            // 16 hexadecimal digits; the root has no parent
  std::uint32_t lane = 0;            // in Trace::lanes
  TimeSpan time;                     // not before 1970
  std::optional<std::size_t> found;  // the entry that shows it; none: what a lane did in all
  std::vector<std::size_t> events;   // entries, in order of time
  std::optional<std::size_t> error;  // the first entry of level err or worse that counts for it
};

// An entry that has a place in them: one with a time that is not before 1970.
bool has_otlp_time(const TraceEntry& entry);

// For each lane of such entries a span, from the first of them to the last and around all of its
// spans; that of the first entry is the root, lies around them all, and has the first error of
// all. Within these the spans that entries show, below that which they name as their parent, else
// below that of their lane. Each such entry is an event of the span that it shows or names, else of
// its lane's.
std::vector<OtlpSpan> otlp_spans(const Trace& trace);

}  // namespace gsaw
