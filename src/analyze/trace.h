// A transaction as a story: plain data, which renderers show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyze/kept_entry.h"
#include "base/nanoseconds.h"
#include "base/saturating_sub.h"
#include "record/level.h"

namespace gsaw {

// From `begin` to `end`, which is not before it.
struct TimeSpan {
  Nanoseconds begin = 0, end = 0;

  Nanoseconds length() const { return saturating_sub(end, begin); }
};

// Where entries are made: a service on a host, either of which may be unknown (empty).
struct TraceLane {
  std::string host, service;

  auto operator<=>(const TraceLane&) const = default;
  // The host, the service where there is none, both where one host has several services.
  std::string name;
};

struct TraceEntry {
  KeptEntry kept;
  // When it counts as having happened, its host's clock set right where that is asked for; none
  // when neither it nor one before it in its file has a time.
  std::optional<Nanoseconds> time;
  // False: it has none, or that of one before it, which only says where it stands.
  bool says_time = true;
  std::optional<Nanoseconds> delta;  // since the one before that says its time, if it says its own
  std::optional<Level> level;
  std::uint32_t lane = 0;  // in Trace::lanes
  std::string logger;
  std::string message;           // its first line
  std::optional<TimeSpan> span;  // what it says, or shows with its counterpart, that took so long
  // Where the span lies is what the log says; else it is only the likeliest place to show it.
  bool is_span_known = false;
  std::string span_id, parent_id;
};

// The time between an entry and the one before it.
struct Stretch {
  std::size_t entry = 0;  // the later one
  Nanoseconds length = 0;
  std::uint32_t from = 0, to = 0;  // lanes; the same: inside it, else a hop
};

// Of a service: what its spans took without those that are their children.
struct SelfTime {
  std::uint32_t lane = 0;
  Nanoseconds length = 0;
};

// Another id that some entry carries beside the transaction's, without its envelope.
struct RelatedId {
  std::string key, id;
  std::size_t entries = 0;
};

// The clock of a host that times were set right for.
struct SetClock {
  std::string host;
  Nanoseconds ahead = 0;  // so much was taken off its times; below 0: it was behind
};

struct Trace {
  std::string id;
  std::vector<TraceEntry> entries;  // in order of time
  std::vector<TraceLane> lanes;     // in order of their first entries
  TimeSpan whole;                   // from the first entry to the last; of those with a time
  bool is_timed = false;            // some entry has a time
  std::vector<std::string> hosts, services, loggers;  // each once, in order of their first entries
  std::vector<SetClock> set_clocks;                   // of these hosts, in their order
  std::size_t files = 0;
  std::optional<Level> worst;
  std::size_t errors = 0;                  // entries of level err and worse
  std::optional<std::size_t> first_error;  // the first of them
  std::vector<Stretch> stretches;          // between neighbours, the longest first
  std::vector<SelfTime> self_times;        // where spans nest; the longest first
  std::vector<std::size_t> critical_path;  // where parents are named: entries, the outermost first
  std::vector<RelatedId> related;          // those of most entries first
  // Fields, by their paths: see shared_fields.h.
  std::vector<std::string> id_fields, common_fields;
};

}  // namespace gsaw
