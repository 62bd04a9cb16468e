// What a transaction proves of the clocks of its hosts.
#include "analyze/clock_evidence.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>

#include "record/txn_id.h"

namespace gsaw {
namespace {

// Durations are rounded, and measured a little before or behind the entries of their span.
constexpr Nanoseconds kSlack = ClockEvidence::kLeast;

// By how much an entry may have been logged later than its time says: of times without a fraction
// nobody knows it.
Nanoseconds doubt(const TraceEntry& entry) {
  return entry.kept.time % kNanosPerSecond == 0 ? kNanosPerSecond : 0;
}

Nanoseconds latest(const TraceEntry& entry) { return saturating_add(*entry.time, doubt(entry)); }

// What the entries of a span say of it on one host.
struct Part {
  Nanoseconds first = std::numeric_limits<Nanoseconds>::max();  // logged, at the latest
  Nanoseconds last = std::numeric_limits<Nanoseconds>::min();
  Nanoseconds begin = first;        // it was not later
  std::optional<TimeSpan> longest;  // of those that are known

  void add(const TraceEntry& entry) {
    first = std::min(first, latest(entry));
    last = std::max(last, *entry.time);
    begin = std::min(begin, first);
    if (!entry.is_span_known) return;
    begin = std::min(begin, saturating_add(entry.span->begin, doubt(entry)));
    if (!longest || entry.span->length() > longest->length()) longest = entry.span;
  }
};

struct Span {
  std::string parent;
  std::map<std::string, Part> parts;  // by host
};

std::map<std::string, Span> spans_of(const Trace& trace) {
  std::map<std::string, Span> spans;
  for (const TraceEntry& entry : trace.entries) {
    if (!entry.says_time || entry.span_id.empty()) continue;
    Span& span = spans[entry.span_id];
    if (span.parent.empty()) span.parent = entry.parent_id;
    span.parts[trace.lanes[entry.lane].host].add(entry);
  }
  return spans;
}

// How long the span took as a whole; none where the log does not say it.
std::optional<TimeSpan> known_whole(const Part& part) {
  if (!part.longest) return std::nullopt;
  const TimeSpan& work = *part.longest;
  // It is that of a step, and there were others.
  if (saturating_sub(work.begin, part.first) > kSlack) return std::nullopt;
  if (saturating_sub(part.last, work.end) > kSlack) return std::nullopt;
  return TimeSpan{std::min(work.begin, part.first), work.end};
}

void add_children(const std::map<std::string, Span>& spans, ClockEvidence& evidence) {
  for (const auto& [id, child] : spans) {
    const auto parent = spans.find(child.parent);
    if (parent == spans.end() || parent->second.parts.size() != 1) continue;
    const auto& [cause_host, cause] = *parent->second.parts.begin();
    const std::optional<TimeSpan> whole = known_whole(cause);
    if (!whole) continue;
    for (const auto& [host, part] : child.parts) {
      const Nanoseconds took = saturating_sub(part.last, part.begin);
      if (saturating_sub(took, whole->length()) > kSlack) continue;
      evidence.add(cause_host, whole->begin, host, part.begin);
    }
  }
}

}  // namespace

void add_evidence(const Trace& trace, const ClockOffsets& offsets, ClockEvidence& evidence) {
  if (const auto made = decode_txn_id(trace.id)) {
    const Nanoseconds created = saturating_sub(made->created, offset_of(offsets, made->host));
    for (const TraceEntry& entry : trace.entries) {
      if (!entry.says_time) continue;
      evidence.add(made->host, created, trace.lanes[entry.lane].host, latest(entry));
    }
  }
  add_children(spans_of(trace), evidence);
}

}  // namespace gsaw
