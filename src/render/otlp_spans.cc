// A transaction as the spans of an OpenTelemetry trace.
#include "render/otlp_spans.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "record/id_spelling.h"
#include "record/own_txn.h"
#include "render/otlp_ids.h"

namespace gsaw {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

TimeSpan since_1970(const TimeSpan& span) {
  return {std::max<Nanoseconds>(0, span.begin), std::max<Nanoseconds>(0, span.end)};
}

class SpanMaker {
 public:
  explicit SpanMaker(const Trace& trace) : trace_(trace), lane_span_(trace.lanes.size(), kNone) {}

  std::vector<OtlpSpan> make();

 private:
  void add_lanes();
  void add_found();
  void set_parents();
  void cut_rings();
  void set_ids();
  void add_events();
  std::size_t named(const std::string& span_id) const;

  const Trace& trace_;
  std::vector<OtlpSpan> spans_;               // those of lanes first; the root is the first of all
  std::vector<std::size_t> lane_span_;        // by lane
  std::vector<std::size_t> parents_;          // by span, kNone of the root
  std::map<std::string, std::size_t> by_id_;  // of those found: the longest of each logged id
};

void SpanMaker::add_lanes() {
  for (const TraceEntry& entry : trace_.entries) {
    if (!has_otlp_time(entry)) continue;
    std::size_t& number = lane_span_[entry.lane];
    const TimeSpan time = since_1970(entry.span.value_or(TimeSpan{*entry.time, *entry.time}));
    if (number == kNone) {
      number = spans_.size();
      spans_.push_back({{}, {}, entry.lane, time, {}, {}, {}});
    }
    for (OtlpSpan* span : {&spans_[number], &spans_.front()}) {
      span->time.begin = std::min({span->time.begin, time.begin, *entry.time});
      span->time.end = std::max({span->time.end, time.end, *entry.time});
    }
  }
}

void SpanMaker::add_found() {
  for (std::size_t i = 0; i < trace_.entries.size(); ++i) {
    const TraceEntry& entry = trace_.entries[i];
    if (!entry.span || !has_otlp_time(entry)) continue;
    const TimeSpan time = since_1970(*entry.span);
    if (!entry.span_id.empty()) {
      const auto [at, is_new] = by_id_.try_emplace(entry.span_id, spans_.size());
      if (!is_new && spans_[at->second].time.length() < time.length()) at->second = spans_.size();
    }
    spans_.push_back({{}, {}, entry.lane, time, i, {}, {}});
  }
}

std::size_t SpanMaker::named(const std::string& span_id) const {
  const auto at = by_id_.find(span_id);
  return span_id.empty() || at == by_id_.end() ? kNone : at->second;
}

void SpanMaker::set_parents() {
  parents_.assign(spans_.size(), 0);
  parents_.front() = kNone;
  for (std::size_t i = 1; i < spans_.size(); ++i) {
    if (!spans_[i].found) continue;
    const std::size_t parent = named(trace_.entries[*spans_[i].found].parent_id);
    parents_[i] = parent == kNone ? lane_span_[spans_[i].lane] : parent;
  }
  cut_rings();
}

// Of those that name each other as parents the one that was met first is its lane's.
void SpanMaker::cut_rings() {
  enum class Seen : std::uint8_t { no, on_the_way, yes };
  std::vector<Seen> seen(spans_.size(), Seen::no);
  for (std::size_t first = 0; first < spans_.size(); ++first) {
    std::vector<std::size_t> way;
    for (std::size_t i = first; i != kNone && seen[i] != Seen::yes; i = parents_[i]) {
      if (seen[i] == Seen::on_the_way) {
        parents_[i] = lane_span_[spans_[i].lane];
        break;
      }
      seen[i] = Seen::on_the_way;
      way.push_back(i);
    }
    for (const std::size_t i : way) seen[i] = Seen::yes;
  }
}

void SpanMaker::set_ids() {
  std::string lowered, spelled;
  const std::string txn(in_one_spelling(bare_txn(trace_.id, lowered), spelled));
  std::set<std::string> used;
  std::map<std::string, unsigned> times;  // how often each text came
  for (OtlpSpan& span : spans_) {
    std::string text =
        txn + '\n' + trace_.lanes[span.lane].service + '\n' + trace_.lanes[span.lane].host;
    if (span.found) {
      const TraceEntry& entry = trace_.entries[*span.found];
      span.id = taken_span_id(entry.span_id);
      text += '\n' + std::to_string(span.time.begin) + '\n' + std::to_string(span.time.end) + '\n' +
              entry.message;
    }
    if (span.id.empty()) span.id = made_span_id(text);
    if (used.insert(span.id).second) continue;
    unsigned& again = times.try_emplace(text, 1U).first->second;
    do {
      span.id = made_span_id(text + '\n' + std::to_string(++again));
    } while (!used.insert(span.id).second);
  }
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    if (parents_[i] != kNone) spans_[i].parent = spans_[parents_[i]].id;
  }
}

void SpanMaker::add_events() {
  std::map<std::size_t, std::size_t> shown;  // spans, by the entries that show them
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    if (spans_[i].found) shown[*spans_[i].found] = i;
  }
  for (std::size_t i = 0; i < trace_.entries.size(); ++i) {
    const TraceEntry& entry = trace_.entries[i];
    if (!has_otlp_time(entry)) continue;
    const std::size_t lane = lane_span_[entry.lane];
    const auto own = shown.find(i);
    std::size_t span = own != shown.end() ? own->second : named(entry.span_id);
    if (span == kNone) span = lane;
    spans_[span].events.push_back(i);
    if (!is_error(entry.level)) continue;
    for (const std::size_t each : {span, lane, std::size_t{0}}) {
      if (!spans_[each].error) spans_[each].error = i;
    }
  }
}

std::vector<OtlpSpan> SpanMaker::make() {
  add_lanes();
  if (spans_.empty()) return {};
  add_found();
  set_parents();
  set_ids();
  add_events();
  return std::move(spans_);
}

}  // namespace

bool has_otlp_time(const TraceEntry& entry) { return entry.time && *entry.time >= 0; }

std::vector<OtlpSpan> otlp_spans(const Trace& trace) { return SpanMaker(trace).make(); }

}  // namespace gsaw
