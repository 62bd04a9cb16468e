// What is said of a transaction and of its parts.
#include "render/trace_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/amount_text.h"
#include "base/terminal_escape.h"
#include "record/decoded_id.h"
#include "render/id_report.h"
#include "render/text_width.h"

namespace gsaw {

std::vector<Stretch> named_stretches(const Trace& trace) {
  constexpr std::size_t kMost = 3;
  std::vector<Stretch> named;
  for (const Stretch& stretch : trace.stretches) {
    if (named.size() == kMost || stretch.length <= 0) break;
    named.push_back(stretch);
  }
  return named;
}

int percent(Nanoseconds part, Nanoseconds whole) {
  if (whole <= 0) return 0;
  return static_cast<int>(
      std::lround(100.0 * static_cast<double>(part) / static_cast<double>(whole)));
}

std::string lane_name(const Trace& trace, std::uint32_t lane) {
  const std::string& name = trace.lanes[lane].name;
  return name.empty() ? "an unnamed host" : printable(name);
}

std::string place_of(const Trace& trace, const Stretch& stretch, bool utf8) {
  const std::string to = lane_name(trace, stretch.to);
  if (stretch.from == stretch.to) return "inside " + to;
  return "hop " + lane_name(trace, stretch.from) + (utf8 ? " → " : " -> ") + to;
}

std::optional<DecodedId> decoded_id_of(const Trace& trace) {
  IdClock clock{std::numeric_limits<Nanoseconds>::max(), std::nullopt};
  if (trace.is_timed) clock = {trace.whole.end, trace.whole.begin};
  std::vector<DecodedId> readings = decode_id(trace.id, clock);
  if (readings.empty() || !readings.front().doubt.empty()) return std::nullopt;
  return std::move(readings.front());
}

std::string made_line_of(const Trace& trace, const TimeZone& zone) {
  const std::optional<DecodedId> id = decoded_id_of(trace);
  return id ? made_line(*id, zone) : std::string();
}

std::string counts_of(const Trace& trace, bool utf8) {
  std::string counts = counted_entries(trace.entries.size());
  const auto add = [&counts](std::size_t count, std::string_view noun) {
    if (count > 0) counts += ", " + counted(count, noun);
  };
  if (trace.files > 1) add(trace.files, "file");
  add(trace.hosts.size(), "host");
  add(trace.services.size(), "service");
  if (trace.is_timed) counts += ", " + duration_text(trace.whole.length(), utf8);
  return counts;
}

namespace {

// `1 s ahead` or `250 ms behind`.
std::string clock_state(const SetClock& clock, bool utf8) {
  const bool is_ahead = clock.ahead > 0;
  const Nanoseconds by = is_ahead ? clock.ahead : saturating_sub(0, clock.ahead);
  return duration_text(by, utf8) + (is_ahead ? " ahead" : " behind");
}

}  // namespace

std::string clock_of(const Trace& trace, std::string_view host) {
  for (const SetClock& clock : trace.set_clocks) {
    if (clock.host == host) return "clock " + clock_state(clock, true) + ", set right";
  }
  return {};
}

std::string set_clocks_of(const Trace& trace, bool utf8) {
  std::string text;
  for (const SetClock& clock : trace.set_clocks) {
    if (!text.empty()) text += ", ";
    text += printable(clock.host) + ' ' + clock_state(clock, utf8);
  }
  return text;
}

std::string errors_of(const Trace& trace, bool utf8) {
  assert(trace.first_error);
  std::string text = counted(trace.errors, "error") + (trace.errors > 1 ? ", first" : "");
  const TraceEntry& first = trace.entries[*trace.first_error];
  if (first.says_time) {
    text += " at +" + duration_text(saturating_sub(*first.time, trace.whole.begin), utf8);
  }
  return text;
}

std::string related_ids(const Trace& trace) {
  constexpr std::size_t kMost = 3;
  std::string ids;
  for (std::size_t i = 0; i < std::min(kMost, trace.related.size()); ++i) {
    if (i > 0) ids += ", ";
    ids += printable(trace.related[i].key + " " + trace.related[i].id);
  }
  if (trace.related.size() > kMost)
    ids += fmt::format(" and {} more", trace.related.size() - kMost);
  return ids;
}

std::vector<TimeShare> time_shares(const Trace& trace, bool utf8) {
  std::vector<TimeShare> shares;
  for (const Stretch& stretch : named_stretches(trace)) {
    const std::string& message = trace.entries[stretch.entry].message;
    std::string of = place_of(trace, stretch, utf8);
    if (!message.empty()) {
      of += ", before: " + cut_to_width(printable(message), 60, utf8 ? "…" : "~");
    }
    shares.push_back({stretch.length, std::move(of)});
  }
  for (const SelfTime& self : trace.self_times) {
    shares.push_back({self.length, "self time of " + lane_name(trace, self.lane)});
  }
  return shares;
}

std::string critical_path(const Trace& trace, bool utf8) {
  std::string path;
  for (const std::size_t i : trace.critical_path) {
    const TraceEntry& entry = trace.entries[i];
    if (!path.empty()) path += utf8 ? " → " : " -> ";
    path += lane_name(trace, entry.lane) + " " +
            cut_to_width(printable(entry.message), 40, utf8 ? "…" : "~");
  }
  return path;
}

OffsetScale offset_scale(const Trace& trace) {
  Nanoseconds finest = 0;
  for (const TraceEntry& entry : trace.entries) {
    if (entry.time) finest = std::gcd(finest, saturating_sub(*entry.time, trace.whole.begin));
  }
  return {trace.whole.length(), finest};
}

std::string short_name(const TraceEntry& entry) {
  constexpr std::size_t kColumns = 120;
  if (!entry.message.empty()) {
    return cut_to_width(printable(entry.message), kColumns, "…");
  }
  return entry.level ? std::string(level_name(*entry.level)) : "entry";
}

}  // namespace gsaw
