// The zone of the times in logs that name none.
#include "record/log_zone.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text_hash.h"
#include "record/zone_abbreviation.h"

namespace gsaw {
namespace {

struct Setting {
  TimeZone zone;
  unsigned generation = 0;  // tells threads that it was set anew, by tests
};

Setting& zone_setting() {
  static Setting only;
  return only;
}

// The times around one for which the log's zone was asked: far enough from where its offset
// changes that none of them is twice or missing.
struct KnownSpan {
  Nanoseconds first = 1, last = 0;  // local; none at first
  Nanoseconds offset = 0;
  unsigned generation = 0;
};

KnownSpan span_around(const Setting& log, Nanoseconds local) {
  const Nanoseconds moment = log.zone.from_local(local);
  const OffsetSpan span = log.zone.offset_span(moment);
  const Nanoseconds offset = span.seconds * kNanosPerSecond;
  return {saturating_add(span.first, 2 * kNanosPerDay),
          saturating_add(span.last, -2 * kNanosPerDay), offset, log.generation};
}

// A thread keeps them, as looking one up takes long: those that there are, some 600, and others.
const std::optional<TimeZone>& zone_of_region(std::string_view name) {
  constexpr std::size_t kMost = 2000;
  thread_local std::unordered_map<std::string, std::optional<TimeZone>, TextHash, std::equal_to<>>
      known;
  if (const auto found = known.find(name); found != known.end()) return found->second;
  if (known.size() >= kMost) known.clear();
  return known.emplace(name, TimeZone::find(name)).first->second;
}

}  // namespace

void set_log_zone(TimeZone zone) {
  zone_setting().zone = std::move(zone);
  ++zone_setting().generation;
}

Nanoseconds in_log_zone(Nanoseconds local) {
  const Setting& log = zone_setting();
  if (log.zone.is_utc()) return local;
  thread_local KnownSpan known;
  if (known.generation != log.generation || local < known.first || local > known.last) {
    known = span_around(log, local);
    if (local < known.first || local > known.last) return log.zone.from_local(local);
  }
  return saturating_add(local, -known.offset);
}

std::optional<Nanoseconds> in_named_zone(Nanoseconds local, std::string_view name) {
  constexpr std::size_t kLongest = 48;
  if (name.empty() || name.size() > kLongest) return std::nullopt;
  if (name == "MSK") name = "Europe/Moscow";  // which changed its offset, but not its name
  auto offset = zone_offset(name);
  const bool is_abbreviation = name.find('/') == name.npos && name[0] != '+' && name[0] != '-';
  if (!offset && is_abbreviation) offset = zone_setting().zone.offset_named(local, name);
  if (offset) return saturating_add(local, -*offset * kNanosPerSecond);
  if (is_abbreviation) return std::nullopt;
  const auto& zone = zone_of_region(name);
  if (!zone) return std::nullopt;
  return zone->from_local(local);
}

}  // namespace gsaw
