// What is said of a transaction and of its parts.
#include "render/trace_words.h"

#include <cmath>
#include <limits>

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

std::string made_line_of(const Trace& trace, const TimeZone& zone) {
  IdClock clock{std::numeric_limits<Nanoseconds>::max(), std::nullopt};
  if (trace.is_timed) clock = {trace.whole.end, trace.whole.begin};
  const std::vector<DecodedId> readings = decode_id(trace.id, clock);
  if (readings.empty() || !readings.front().doubt.empty()) return {};
  return made_line(readings.front(), zone);
}

std::string short_name(const TraceEntry& entry) {
  constexpr std::size_t kColumns = 120;
  if (!entry.message.empty()) {
    return cut_to_width(printable(entry.message), kColumns, "…");
  }
  return entry.level ? std::string(level_name(*entry.level)) : "entry";
}

}  // namespace gsaw
