// From the entries of one transaction to its story.
#include "analyze/trace_builder.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "analyze/span_facts.h"
#include "analyze/trace_spans.h"
#include "base/line_ends.h"
#include "record/correlation_ids.h"
#include "record/id_envelope.h"
#include "record/id_key.h"
#include "record/id_spelling.h"
#include "record/json_text.h"
#include "record/own_txn.h"
#include "record/role_text.h"

namespace gsaw {
namespace {

void name_lanes(std::vector<TraceLane>& lanes) {
  std::map<std::string, std::size_t> lanes_of_host;
  for (const TraceLane& lane : lanes) ++lanes_of_host[lane.host];
  for (TraceLane& lane : lanes) {
    lane.name = lane.host;
    if (lane.host.empty()) {
      lane.name = lane.service;
    } else if (lanes_of_host[lane.host] > 1 && !lane.service.empty()) {
      lane.name += " " + lane.service;
    }
  }
}

// The same order for entries and what stands beside them.
template <class Value>
void put_in_order(std::vector<Value>& values, const std::vector<std::size_t>& order) {
  std::vector<Value> sorted;
  sorted.reserve(values.size());
  for (const std::size_t i : order) sorted.push_back(std::move(values[i]));
  values = std::move(sorted);
}

void set_whole(Trace& trace) {
  for (const TraceEntry& entry : trace.entries) {
    if (!entry.time) continue;
    if (!trace.is_timed) trace.whole.begin = *entry.time;
    trace.whole.end = *entry.time;
    trace.is_timed = true;
  }
}

void set_levels(Trace& trace) {
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const auto level = trace.entries[i].level;
    keep_worse(trace.worst, level);
    if (!is_error(level)) continue;
    if (trace.errors++ == 0) trace.first_error = i;
  }
}

void set_stretches(Trace& trace) {
  const TraceEntry* before = nullptr;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    TraceEntry& entry = trace.entries[i];
    if (!entry.says_time) continue;
    if (before != nullptr) {
      entry.delta = saturating_sub(*entry.time, *before->time);
      trace.stretches.push_back({i, *entry.delta, before->lane, entry.lane});
    }
    before = &entry;
  }
  std::stable_sort(
      trace.stretches.begin(), trace.stretches.end(),
      [](const Stretch& one, const Stretch& other) { return one.length > other.length; });
}

std::string without_envelope(std::string_view id) {
  std::string lowered;
  return std::string(bare_txn(id, lowered));
}

}  // namespace

TraceBuilder::TraceBuilder(std::string id, const ClockOffsets& offsets)
    : offsets_(offsets), bare_id_(without_envelope(id)), fields_(bare_id_) {
  trace_.id = std::move(id);
}

void TraceBuilder::add(const Record& record, const KeptEntry& kept, std::uint32_t file) {
  TraceEntry entry;
  entry.kept = kept;
  entry.says_time = kept.has_time() && !record.malformed && record.time();
  files_.insert(file);
  if (record.malformed) {
    entry.message = head_line(record.raw);
    entry.lane = number_of_lane({}, {});
    durations_.emplace_back();
  } else {
    add_names(record, entry);
    fields_.add(record);
    note_related(record);
  }
  if (kept.has_time()) {
    entry.time = saturating_sub(kept.time, offset_of(offsets_, trace_.lanes[entry.lane].host));
  }
  trace_.entries.push_back(std::move(entry));
}

void TraceBuilder::add_names(const Record& record, TraceEntry& entry) {
  SpanFacts facts = span_facts(record);
  durations_.push_back(facts.duration);
  entry.span_id = std::move(facts.span);
  entry.parent_id = std::move(facts.parent);
  entry.level = record.level();
  entry.logger = role_text(record, Role::logger);
  entry.message = head_line(role_text(record, Role::message));
  const std::string host = role_text(record, Role::host);
  const std::string& service = facts.service.empty() && host.empty() ? entry.logger : facts.service;
  entry.lane = number_of_lane(host, service);
  hosts_.add(host, trace_.hosts);
  services_.add(facts.service, trace_.services);
  loggers_.add(entry.logger, trace_.loggers);
}

void TraceBuilder::NameSet::add(const std::string& name, std::vector<std::string>& in_order) {
  if (!name.empty() && known.insert(name).second) in_order.push_back(name);
}

std::uint32_t TraceBuilder::number_of_lane(const std::string& host, const std::string& service) {
  const auto number = static_cast<std::uint32_t>(trace_.lanes.size());
  const auto [at, is_new] = lane_numbers_.try_emplace({host, service}, number);
  if (is_new) trace_.lanes.push_back({host, service, {}});
  return at->second;
}

void TraceBuilder::note_related(const Record& record) {
  constexpr std::size_t kMost = 1000;
  std::string scratch;
  std::set<std::string> met;
  any_correlation_id(record, [&](int rank, std::string_view key, const JsonValue& value) {
    if (names_no_transaction(rank)) return false;
    const std::string_view text = decoded_text(value, scratch);
    const EnvelopedIds within = ids_within(text);
    const auto is_shown = [this](std::string_view id) { return is_same_id(id, bare_id_); };
    // An envelope of the id is found by asking for the id as well.
    if (is_shown(text) || std::any_of(within.begin(), within.end(), is_shown)) return false;
    const std::string_view inner = within.trace();
    const std::string id(inner.empty() ? text : inner);
    if (id.empty() || !met.insert(id).second) return false;
    if (related_.size() >= kMost && !related_.contains(id)) return false;
    RelatedId& related = related_[id];
    if (related.entries++ == 0) {
      related.key = key;
      related.id = id;
    }
    return false;
  });
}

Trace TraceBuilder::finish() {
  std::vector<std::size_t> order(trace_.entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [this](std::size_t one, std::size_t other) {
    return trace_.entries[one].time < trace_.entries[other].time;  // none is the least
  });
  put_in_order(trace_.entries, order);
  put_in_order(durations_, order);
  name_lanes(trace_.lanes);
  trace_.files = files_.size();
  for (const std::string& host : trace_.hosts) {
    const Nanoseconds ahead = offset_of(offsets_, host);
    if (ahead != 0) trace_.set_clocks.push_back({host, ahead});
  }
  set_whole(trace_);
  set_levels(trace_);
  set_spans(trace_, durations_);
  set_self_times(trace_);
  set_critical_path(trace_);
  set_stretches(trace_);
  trace_.id_fields = fields_.id_fields();
  trace_.common_fields = fields_.common_fields();
  for (auto& [id, related] : related_) trace_.related.push_back(std::move(related));
  std::stable_sort(
      trace_.related.begin(), trace_.related.end(),
      [](const RelatedId& one, const RelatedId& other) { return one.entries > other.entries; });
  return std::move(trace_);
}

}  // namespace gsaw
