// What an entry says of the work that it belongs to: tables of names, and one walk.
#include "analyze/span_facts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

#include "base/decimal.h"
#include "query/clock_span.h"
#include "record/duration_key.h"
#include "record/field_path.h"
#include "record/field_walk.h"
#include "record/id_envelope.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/service_name.h"

namespace gsaw {
namespace {

constexpr std::string_view kSpanNames[] = {"spanid", "sp", "ddspanid"};
constexpr std::string_view kParentNames[] = {"parentspanid", "parentid", "spanparentid", "ps",
                                             "ddparentid"};
template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool has_fraction(std::string_view number) { return number.find_first_of(".eE") != number.npos; }

const JsonValue* find_member(const Record& record, std::string_view key) {
  const auto at = std::find_if(record.members.begin(), record.members.end(),
                               [key](const JsonMember& member) { return key_is(member.key, key); });
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
  std::string scratch;
  return caller != nullptr && caller->type == JsonType::string &&
         decoded_text(*caller, scratch).find(".go:") != std::string_view::npos;
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
  if (!Decimal::parse(text)) return span_of_value(text, has_clock_spans(field.path));
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
    if (const auto key = duration_key(field.path, field.key);
        key && (!facts_.duration || key->rank < rank_)) {
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
