// How long the work took that entries speak of, and how it nests.
#include "analyze/trace_spans.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "base/saturating_sub.h"
#include "record/key_name.h"

namespace gsaw {
namespace {

constexpr std::string_view kStarts[] = {"start", "started",   "starting", "begin",
                                        "began", "beginning", "enter",    "entering"};
constexpr std::string_view kFinishes[] = {
    "finish",    "finished", "finishing", "end",   "ended",   "ending", "done",    "complete",
    "completed", "exit",     "exiting",   "leave", "leaving", "stop",   "stopped", "stopping"};

// The entry's time is known.
void lay_duration(const TimeSpan& whole, Nanoseconds length, TraceEntry& entry) {
  const Nanoseconds at = *entry.time;
  const TimeSpan back{saturating_sub(at, length), at}, forward{at, saturating_add(at, length)};
  const Nanoseconds too_early = saturating_sub(whole.begin, back.begin);
  const Nanoseconds too_late = saturating_sub(forward.end, whole.end);
  entry.span = too_early > 0 && too_late < too_early ? forward : back;
  entry.is_span_known = entry.says_time && too_early <= 0;
}

enum class Side { neither, start, finish };

// In lower case, blanks between its words. What has none is the name of an event, in which words
// are told apart as in a key: `query_start`, `request.end`, `importDone`.
std::string in_words(std::string_view message) {
  std::string text;
  if (message.find(' ') != message.npos) {
    text = message;
    make_ascii_lower(text);
    return text;
  }
  bool follows_small = false;
  for (const char c : message) {
    const char small = ascii_lower(c);
    if (follows_small && small != c) text += ' ';
    text += is_key_separator(c) ? ' ' : small;
    follows_small = c >= 'a' && c <= 'z';
  }
  return text;
}

Side side_of(std::string_view word) {
  if (!word.empty() && word.back() == ':') word.remove_suffix(1);
  const auto is = [word](const auto& words) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  };
  return is(kStarts) ? Side::start : (is(kFinishes) ? Side::finish : Side::neither);
}

// The message without the word that says that something begins or ends: its first or its last, or
// the only one.
Side cut_side(std::string_view message, std::string& rest) {
  while (message.ends_with('.') || message.ends_with('!')) message.remove_suffix(1);
  const std::string text = in_words(message);
  const std::size_t first = std::min(text.find(' '), text.size());
  if (const Side side = side_of(std::string_view(text).substr(0, first)); side != Side::neither) {
    rest = text.substr(std::min(first + 1, text.size()));
    return side;
  }
  if (first == text.size()) return Side::neither;
  const std::size_t last = text.rfind(' ');
  rest = text.substr(0, last);
  return side_of(std::string_view(text).substr(last + 1));
}

// Whether both entries of one span id say when they happened.
bool are_of_one_span(const TraceEntry& one, const TraceEntry& other) {
  return one.span_id == other.span_id && one.says_time && other.says_time;
}

void pair_messages(Trace& trace) {
  // Those that have begun, by lane, logger and the rest of the message.
  std::map<std::tuple<std::uint32_t, std::string, std::string>, std::vector<const TraceEntry*>>
      begun;
  std::string rest;
  for (TraceEntry& entry : trace.entries) {
    if (!entry.time || entry.span) continue;
    const Side side = cut_side(entry.message, rest);
    if (side == Side::neither) continue;
    std::vector<const TraceEntry*>& open = begun[{entry.lane, entry.logger, rest}];
    if (side == Side::start) {
      open.push_back(&entry);
    } else if (!open.empty()) {
      entry.span = TimeSpan{*open.back()->time, *entry.time};
      entry.is_span_known = are_of_one_span(*open.back(), entry);
      open.pop_back();
    }
  }
}

// One span of the ids that entries name.
struct IdSpan {
  TimeSpan time;
  std::string parent;
  std::size_t first = 0;     // its first entry
  std::size_t shown_by = 0;  // the entry that has the longest span, or else the last
  std::size_t entries = 0;
  bool is_said = false;  // some entry says how long it took
};

std::map<std::string, IdSpan> spans_by_id(const Trace& trace) {
  std::map<std::string, IdSpan> spans;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const TraceEntry& entry = trace.entries[i];
    if (entry.span_id.empty() || !entry.time) continue;
    const TimeSpan time = entry.span.value_or(TimeSpan{*entry.time, *entry.time});
    const auto [at, is_new] = spans.try_emplace(entry.span_id);
    IdSpan& span = at->second;
    if (is_new) {
      span.time = time;
      span.first = i;
    }
    const Nanoseconds longest =
        trace.entries[span.shown_by].span ? trace.entries[span.shown_by].span->length() : 0;
    if (is_new || time.length() >= longest) span.shown_by = i;
    span.time.begin = std::min(span.time.begin, time.begin);
    span.time.end = std::max(span.time.end, time.end);
    span.is_said |= entry.span.has_value();
    ++span.entries;
    if (span.parent.empty()) span.parent = entry.parent_id;
  }
  return spans;
}

// Of entries of one span id, where the word alone will do.
bool begin_and_end_it(const TraceEntry& first, const TraceEntry& last) {
  std::string begun, ended;
  return cut_side(first.message, begun) == Side::start &&
         cut_side(last.message, ended) == Side::finish && begun == ended &&
         are_of_one_span(first, last);
}

void join_by_id(Trace& trace) {
  for (const auto& [id, span] : spans_by_id(trace)) {
    if (span.is_said || span.entries < 2) continue;
    TraceEntry& last = trace.entries[span.shown_by];
    last.span = span.time;
    last.is_span_known = begin_and_end_it(trace.entries[span.first], last);
  }
}

}  // namespace

void set_spans(Trace& trace, const std::vector<std::optional<Nanoseconds>>& durations) {
  assert(durations.size() == trace.entries.size());
  for (std::size_t i = 0; i < durations.size(); ++i) {
    TraceEntry& entry = trace.entries[i];
    if (!durations[i] || !entry.time) continue;
    lay_duration(trace.whole, *durations[i], entry);
  }
  join_by_id(trace);
  pair_messages(trace);
}

void set_self_times(Trace& trace) {
  struct Span {
    TimeSpan time;
    std::uint32_t lane;
  };
  struct Edge {
    Nanoseconds at;
    bool is_begin;
    std::size_t span;
  };
  std::vector<Span> spans;
  for (const TraceEntry& entry : trace.entries) {
    if (!entry.span) continue;
    const TimeSpan span{std::max(entry.span->begin, trace.whole.begin),
                        std::min(entry.span->end, trace.whole.end)};
    if (span.begin < span.end) spans.push_back({span, entry.lane});
  }
  // What stands behind another and is open with it lies in it.
  std::stable_sort(spans.begin(), spans.end(), [](const Span& one, const Span& other) {
    if (one.time.begin != other.time.begin) return one.time.begin < other.time.begin;
    return one.time.end > other.time.end;
  });
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    edges.push_back({spans[i].time.begin, true, i});
    edges.push_back({spans[i].time.end, false, i});
  }
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& one, const Edge& other) {
    return one.at != other.at ? one.at < other.at : one.is_begin < other.is_begin;
  });
  std::set<std::size_t> open;
  std::multiset<Nanoseconds> ends;  // of these
  std::map<std::uint32_t, Nanoseconds> by_lane;
  bool nests = false;
  Nanoseconds before = 0;
  for (const Edge& edge : edges) {
    if (!open.empty()) {
      Nanoseconds& length = by_lane[spans[*open.rbegin()].lane];
      length = saturating_add(length, saturating_sub(edge.at, before));
    }
    before = edge.at;
    const Nanoseconds end = spans[edge.span].time.end;
    if (edge.is_begin) {
      nests |= !ends.empty() && *ends.rbegin() >= end;
      open.insert(edge.span);
      ends.insert(end);
    } else {
      open.erase(edge.span);
      ends.erase(ends.find(end));
    }
  }
  if (!nests) return;
  for (const auto& [lane, length] : by_lane) trace.self_times.push_back({lane, length});
  std::stable_sort(
      trace.self_times.begin(), trace.self_times.end(),
      [](const SelfTime& one, const SelfTime& other) { return one.length > other.length; });
}

void set_critical_path(Trace& trace) {
  const std::map<std::string, IdSpan> spans = spans_by_id(trace);
  const auto has_parent = [&](const auto& each) {
    return spans.contains(each.second.parent) && each.second.parent != each.first;
  };
  std::map<std::string, std::vector<const IdSpan*>> children;
  for (const auto& each : spans) {
    if (has_parent(each)) children[each.second.parent].push_back(&each.second);
  }
  // Of those that stand above others the one that ends last.
  const std::string* root = nullptr;
  for (const auto& each : spans) {
    if (has_parent(each) || !children.contains(each.first)) continue;
    if (root == nullptr || each.second.time.end > spans.at(*root).time.end) root = &each.first;
  }
  if (root == nullptr) return;
  // Ids that name each other as parents are met once.
  std::set<std::string> met;
  for (std::string id = *root; met.insert(id).second;) {
    trace.critical_path.push_back(spans.at(id).shown_by);
    const auto below = children.find(id);
    if (below == children.end()) break;
    const IdSpan* last = *std::max_element(
        below->second.begin(), below->second.end(),
        [](const IdSpan* one, const IdSpan* other) { return one->time.end < other->time.end; });
    id = trace.entries[last->shown_by].span_id;
  }
}

}  // namespace gsaw
