// What a transaction proves of the clocks of its hosts.
#include "analyze/clock_evidence.h"

#include <algorithm>
#include <map>
#include <string>

#include "record/txn_id.h"

namespace gsaw {
namespace {

struct SpanBegin {
  std::string host;
  Nanoseconds time = 0;
  std::string parent;
};

Nanoseconds begin_of(const TraceEntry& entry) {
  return entry.span ? entry.span->begin : *entry.time;
}

}  // namespace

void add_evidence(const Trace& trace, ClockEvidence& evidence) {
  const auto made = decode_txn_id(trace.id);
  std::map<std::string, SpanBegin> spans;
  for (const TraceEntry& entry : trace.entries) {
    if (!entry.time) continue;
    const std::string& host = trace.lanes[entry.lane].host;
    if (made) evidence.add(made->host, made->created, host, *entry.time);
    if (entry.span_id.empty()) continue;
    const auto [at, is_new] =
        spans.try_emplace(entry.span_id, SpanBegin{host, begin_of(entry), {}});
    SpanBegin& span = at->second;
    if (span.host == host) span.time = std::min(span.time, begin_of(entry));
    if (span.parent.empty()) span.parent = entry.parent_id;
  }
  for (const auto& [id, span] : spans) {
    const auto parent = spans.find(span.parent);
    if (parent == spans.end()) continue;
    evidence.add(parent->second.host, parent->second.time, span.host, span.time);
  }
}

}  // namespace gsaw
