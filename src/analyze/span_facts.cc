// What an entry says of the work that it belongs to: tables of names, and one walk.
#include "analyze/span_facts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

#include "base/decimal.h"
#include "query/duration.h"
#include "record/field_walk.h"
#include "record/id_envelope.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/service_name.h"

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
constexpr std::string_view kSpanNames[] = {"spanid", "sp", "ddspanid"};
constexpr std::string_view kParentNames[] = {"parentspanid", "parentid", "spanparentid", "ps",
                                             "ddparentid"};
std::vector<std::string> added_keys;

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

struct DurationKey {
  Nanoseconds unit = 0;  // 0: the key names none
  int rank = 0;          // the least counts: those that the user named
};

std::string_view without_unit(const KeyName& name, Nanoseconds& unit) {
  const std::string_view text = name.text();
  for (const Unit& each : kUnits) {
    if (!text.ends_with(each.suffix) || text.size() == each.suffix.size()) continue;
    const std::size_t stem = text.size() - each.suffix.size();
    const bool is_word = (name.words() >> stem & 1) != 0;
    // `duration_s` ends with `ns`, too.
    const bool is_known = !each.needs_word && is_one_of(text.substr(0, stem), kDurations);
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
  if (is_one_of(name.text(), kDurations)) {
    key.unit = is_one_of(name.text(), kSeconds) ? kNanosPerSecond : 0;
  } else if (!is_one_of(stem, kDurations)) {
    return std::nullopt;
  }
  return key;
}

std::optional<DurationKey> duration_key(const Field& field) {
  for (std::size_t i = 0; i < added_keys.size(); ++i) {
    const std::string_view added = added_keys[i];
    if (added != field.path && KeyName(added).text() != KeyName(field.path).text()) continue;
    DurationKey key{0, static_cast<int>(i) - static_cast<int>(added_keys.size())};
    without_unit(KeyName(field.key), key.unit);
    return key;
  }
  if (field.path == "event.duration") return DurationKey{1};  // ECS
  // A key may itself be a path: `http.request.duration_ms`.
  const auto known = known_duration(field.key);
  return known ? known : known_duration(field.key.substr(field.key.rfind('.') + 1));
}

bool has_fraction(std::string_view number) { return number.find_first_of(".eE") != number.npos; }

const JsonValue* find_member(const Record& record, std::string_view key) {
  const auto at = std::find_if(record.members.begin(), record.members.end(),
                               [key](const JsonMember& member) { return member.key == key; });
  return at == record.members.end() ? nullptr : &at->value;
}

bool begins_with(const JsonValue& value, std::string_view begin) {
  std::string scratch;
  return value.type == JsonType::string && decoded_text(value, scratch).starts_with(begin);
}

// Traefik's access log may have any of its fields dropped. Wherever it stands in the entry.
bool is_of_traefik(const Record& record) {
  constexpr std::string_view kMarks[] = {"StartUTC",   "StartLocal",     "DownstreamStatus",
                                         "RouterName", "OriginDuration", "entryPointName"};
  FieldWalk walk;
  return walk.any(
      record, [](std::string_view, std::uint32_t) { return true; },
      [&](const Field& field) { return is_one_of(field.key, kMarks); });
}

// What Caddy's HTTP server says of a request: by the loggers that write it, or, as these can be
// given other names, by what no access entry is without.
bool is_of_caddy(const Record& record) {
  if (const auto& logger = record.role(Role::logger)) {
    if (begins_with(logger->value, "http.log.") || begins_with(logger->value, "http.handlers.")) {
      return true;
    }
  }
  const JsonValue* request = find_member(record, "request");
  return request != nullptr && request->type == JsonType::object &&
         find_member(record, "resp_headers") != nullptr;
}

// By its own form of a time, or, as that can be set, by the file of Go that it names beside it.
bool is_of_zap(const Record& record) {
  const JsonValue* ts = find_member(record, "ts");
  if (ts == nullptr) return false;
  if (ts->type == JsonType::number) return has_fraction(ts->raw);
  const JsonValue* caller = find_member(record, "caller");
  return caller != nullptr && caller->type == JsonType::string &&
         caller->raw.find(".go:") != std::string_view::npos;
}

// Of a number whose key names no unit: what its producer means.
Nanoseconds unit_by_producer(const Record& record, const Field& field, std::string_view number) {
  if (has_fraction(number)) {
    return is_of_caddy(record) || is_of_zap(record) ? kNanosPerSecond : kNanosPerMilli;
  }
  if (field.key == "Duration" && is_of_traefik(record)) return 1;
  // Of seconds there are hardly ever whole ones, and both can be told to write milliseconds.
  return kNanosPerMilli;
}

std::optional<Nanoseconds> in_nanoseconds(const Record& record, const Field& field,
                                          Nanoseconds unit) {
  std::string scratch;
  const std::string text(decoded_text(field.value, scratch));
  if (!Decimal::parse(text)) return parse_duration(text);
  if (unit == 0) unit = unit_by_producer(record, field, text);
  const double length = std::round(std::strtod(text.c_str(), nullptr) * static_cast<double>(unit));
  // Longer than a century is no duration.
  constexpr double kMost = 3.2e18;
  if (!(length > 0 && length < kMost)) return std::nullopt;
  return static_cast<Nanoseconds>(length);
}

// The last two names of a path as one: `span.id`.
std::string_view last_two(std::string_view path) {
  const std::size_t last = path.rfind('.');
  if (last == path.npos || last == 0) return path;
  const std::size_t before = path.rfind('.', last - 1);
  return before == path.npos ? path : path.substr(before + 1);
}

class FactFinder {
 public:
  explicit FactFinder(const Record& record) : record_(record) {}

  void see(const Field& field) {
    if (field.value.is_container() || field.value.type == JsonType::null) return;
    if (const auto key = duration_key(field); key && (!facts_.duration || key->rank < rank_)) {
      const auto length = in_nanoseconds(record_, field, key->unit);
      if (length && *length > 0) {
        facts_.duration = length;
        rank_ = key->rank;
      }
    }
    const KeyName name(field.key), two(last_two(field.path));
    const auto take = [&](const auto& names, std::string& to) {
      if (!to.empty()) return;
      if (!is_one_of(name.text(), names) && !is_one_of(two.text(), names)) return;
      std::string scratch, lowered;
      const std::string_view id = decoded_text(field.value, scratch);
      if (!is_nil_id(id)) to = in_one_case(id, lowered);
    };
    take(kSpanNames, facts_.span);
    take(kParentNames, facts_.parent);
  }

  SpanFacts take() { return std::move(facts_); }

 private:
  const Record& record_;
  SpanFacts facts_;
  int rank_ = std::numeric_limits<int>::max();
};

}  // namespace

void set_duration_keys(std::span<const std::string> keys) {
  added_keys.assign(keys.begin(), keys.end());
}

SpanFacts span_facts(const Record& record) {
  if (record.malformed) return {};
  FactFinder finder(record);
  FieldWalk walk;
  walk.any(
      record, [](std::string_view, std::uint32_t) { return true; },
      [&finder](const Field& field) {
        finder.see(field);
        return false;
      });
  SpanFacts facts = finder.take();
  if (const auto service = find_service(record)) {
    std::string scratch;
    facts.service = decoded_text(*service, scratch);
  }
  return facts;
}

}  // namespace gsaw
