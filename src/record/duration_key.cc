// Keys that say how long something took.
#include "record/duration_key.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "record/key_name.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

// As KeyName writes them, without the unit.
constexpr std::string_view kDurations[] = {"duration",        "elapsed",
                                           "elapsedtime",     "took",
                                           "responsetime",    "latency",
                                           "requesttime",     "executiontime",
                                           "processingtime",  "timetaken",
                                           "querytime",       "totaltime",
                                           "servicetime",     "upstreamresponsetime",
                                           "requestduration", "responseduration",
                                           "runtime",         "dur"};

struct Unit {
  std::string_view suffix;
  Nanoseconds size;
  bool needs_word;  // `duration_s`, but not `durations`
};
constexpr Unit kUnits[] = {
    {"milliseconds", kNanosPerMilli, false},
    {"microseconds", kNanosPerMicro, false},
    {"nanoseconds", 1, false},
    {"millis", kNanosPerMilli, false},
    {"micros", kNanosPerMicro, false},
    {"nanos", 1, false},
    {"seconds", kNanosPerSecond, false},
    {"msec", kNanosPerMilli, false},
    {"usec", kNanosPerMicro, false},
    {"nsec", 1, false},
    {"secs", kNanosPerSecond, false},
    {"sec", kNanosPerSecond, false},
    {"ms", kNanosPerMilli, false},
    {"us", kNanosPerMicro, false},
    {"ns", 1, false},
    {"s", kNanosPerSecond, true},
};

constexpr std::string_view kSeconds[] = {"requesttime", "upstreamresponsetime"};  // nginx
std::vector<std::string> added_duration_keys;

bool is_among_names(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view without_unit(const KeyName& name, Nanoseconds& unit) {
  const std::string_view text = name.text();
  for (const Unit& each : kUnits) {
    if (!text.ends_with(each.suffix) || text.size() == each.suffix.size()) continue;
    const std::size_t stem = text.size() - each.suffix.size();
    const bool is_word = (name.words() >> stem & 1) != 0;
    // `duration_s` ends with `ns`, too.
    const bool is_known = !each.needs_word && is_among_names(text.substr(0, stem), kDurations);
    if (!is_word && !is_known) continue;
    unit = each.size;
    return text.substr(0, stem);
  }
  return text;
}

// Of a name that means how long something took.
std::optional<DurationKey> known_duration(std::string_view text) {
  const KeyName name(text);
  DurationKey key;
  const std::string_view stem = without_unit(name, key.unit);
  if (is_among_names(name.text(), kDurations)) {
    key.unit = is_among_names(name.text(), kSeconds) ? kNanosPerSecond : 0;
  } else if (!is_among_names(stem, kDurations)) {
    return std::nullopt;
  }
  return key;
}

// Also where the entry is a hit of Elasticsearch's.
bool is_of_ecs(std::string_view path) {
  constexpr std::string_view kPath = "event.duration";
  if (!path.ends_with(kPath)) return false;
  return path.size() == kPath.size() || path[path.size() - kPath.size() - 1] == '.';
}

std::string_view last_key(std::string_view path) { return path.substr(path.rfind('.') + 1); }

}  // namespace

std::optional<DurationKey> duration_key(std::string_view path, std::string_view key) {
  for (std::size_t i = 0; i < added_duration_keys.size(); ++i) {
    const std::string_view added = added_duration_keys[i];
    if (added != path && KeyName(added).text() != KeyName(path).text()) continue;
    DurationKey found{0, static_cast<int>(i) - static_cast<int>(added_duration_keys.size())};
    without_unit(KeyName(key), found.unit);
    return found;
  }
  if (is_of_ecs(path)) return DurationKey{1};
  // A key may itself be a path: `http.request.duration_ms`.
  const auto known = known_duration(key);
  return known ? known : known_duration(last_key(key));
}

bool has_clock_spans(std::string_view path) {
  const std::string_view key = last_key(path);
  return duration_key(path, key) && !RoleIndex::instance().plays(Role::time, key);
}

void set_duration_keys(std::span<const std::string> keys) {
  added_duration_keys.assign(keys.begin(), keys.end());
}

}  // namespace gsaw
