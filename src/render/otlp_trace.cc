// Transactions for OpenTelemetry, as opentelemetry-proto's trace.proto and the JSON encoding of
// OTLP have them: ids in hexadecimal, 64-bit numbers as text, enumerations as numbers.
#include "render/otlp_trace.h"

#include <map>

#include "render/number_fit.h"
#include "render/otlp_ids.h"
#include "render/trace_words.h"

namespace gsaw {
namespace {

// Of trace.proto.
constexpr std::uint64_t kSpanKindInternal = 1, kStatusError = 2;

void write_time(JsonWriter& json, std::string_view key, Nanoseconds time) {
  json.key(key).text(std::to_string(time));
}

// Opens an attribute, up to its value.
void open_attribute(JsonWriter& json, std::string_view name) {
  json.open('{');
  json.key("key").text(name);
  json.key("value").open('{');
}

void close_attribute(JsonWriter& json) {
  json.close('}');
  json.close('}');
}

void write_attribute(JsonWriter& json, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  open_attribute(json, name);
  json.key("stringValue").text(text);
  close_attribute(json);
}

// Those of an event that are no fields of its entry.
constexpr std::string_view kOwnNames[] = {"gsaw.time", "gsaw.level", "gsaw.logger", "gsaw.file",
                                          "gsaw.line"};

// The specification has no attribute without a name.
void name_the_nameless(std::string& name) {
  if (name.empty()) name = "_";
}

// What a backend lists a trace by.
std::string_view service_name(const TraceLane& lane) {
  if (!lane.service.empty()) return lane.service;
  return lane.host.empty() ? "unknown_service" : std::string_view(lane.host);
}

}  // namespace

OtlpTrace::OtlpTrace(const RenderSettings& settings)
    : settings_(settings), fields_(settings, {.clean = name_the_nameless}) {}

void OtlpTrace::append(std::string& out, const Trace& trace, const TraceSource& source) {
  for (const TraceEntry& entry : trace.entries) left_out_ += has_otlp_time(entry) ? 0 : 1;
  const std::vector<OtlpSpan> spans = otlp_spans(trace);
  if (spans.empty()) return;
  trace_id_ = otlp_trace_id(trace.id);
  JsonWriter json(out);
  json.open('{');
  json.key("resourceSpans").open('[');
  std::map<std::uint32_t, std::vector<const OtlpSpan*>> by_lane;
  for (const OtlpSpan& span : spans) by_lane[span.lane].push_back(&span);
  for (const auto& [lane, of_lane] : by_lane) write_resource(json, trace, source, of_lane);
  json.close(']');
  json.close('}');
  out += '\n';
}

// `spans`: those of one lane.
void OtlpTrace::write_resource(JsonWriter& json, const Trace& trace, const TraceSource& source,
                               const std::vector<const OtlpSpan*>& spans) {
  const TraceLane& lane = trace.lanes[spans.front()->lane];
  json.open('{');
  json.key("resource").open('{');
  json.key("attributes").open('[');
  write_attribute(json, "service.name", service_name(lane));
  write_attribute(json, "host.name", lane.host);
  write_attribute(json, "gsaw.clock", clock_of(trace, lane.host));
  json.close(']');
  json.close('}');
  json.key("scopeSpans").open('[');
  json.open('{');
  json.key("scope").open('{');
  json.key("name").text("gsaw");
  json.close('}');
  json.key("spans").open('[');
  for (const OtlpSpan* span : spans) write_span(json, trace, source, *span);
  json.close(']');
  json.close('}');
  json.close(']');
  json.close('}');
}

void OtlpTrace::write_span(JsonWriter& json, const Trace& trace, const TraceSource& source,
                           const OtlpSpan& span) {
  json.open('{');
  json.key("traceId").text(trace_id_);
  json.key("spanId").text(span.id);
  if (!span.parent.empty()) json.key("parentSpanId").text(span.parent);
  json.key("name").text(span.found ? short_name(trace.entries[*span.found]) : "transaction");
  json.key("kind").number(kSpanKindInternal);
  write_time(json, "startTimeUnixNano", span.time.begin);
  write_time(json, "endTimeUnixNano", span.time.end);
  json.key("attributes").open('[');
  write_attribute(json, "gsaw.txn", trace.id);
  if (span.found) {
    const TraceEntry& entry = trace.entries[*span.found];
    write_attribute(json, "gsaw.logger", entry.logger);
    write_attribute(json, "gsaw.span", entry.span_id);
  }
  json.close(']');
  json.key("events").open('[');
  for (const std::size_t entry : span.events) write_event(json, trace, source, entry);
  json.close(']');
  json.key("status").open('{');
  if (span.error) {
    json.key("code").number(kStatusError);
    json.key("message").text(trace.entries[*span.error].message);
  }
  json.close('}');
  json.close('}');
}

void OtlpTrace::write_event(JsonWriter& json, const Trace& trace, const TraceSource& source,
                            std::size_t index) {
  const TraceEntry& entry = trace.entries[index];
  json.open('{');
  write_time(json, "timeUnixNano", *entry.time);
  json.key("name").text(entry.message.empty() ? short_name(entry) : entry.message);
  json.key("attributes").open('[');
  if (!entry.says_time) write_attribute(json, "gsaw.time", "of the entry before");
  if (entry.level) write_attribute(json, "gsaw.level", level_name(*entry.level));
  write_attribute(json, "gsaw.logger", entry.logger);
  const EntryOrigin origin = source.origin(index);
  if (settings_.with_filename) write_attribute(json, "gsaw.file", origin.file);
  if (settings_.with_line_number) {
    open_attribute(json, "gsaw.line");
    json.key("intValue").text(std::to_string(origin.line_number));
    close_attribute(json);
  }
  if (const Record* const record = source.entry(index); record && fields_.start(*record)) {
    for (const std::string_view name : kOwnNames) fields_.own_name(name);
    fields_.each_left([&](const EntryField& field) { write_field(json, field); });
  }
  json.close(']');
  json.close('}');
}

void OtlpTrace::write_field(JsonWriter& json, const EntryField& field) {
  open_attribute(json, field.name);
  const NumberFit fit =
      field.value.type == JsonType::number ? number_fit(field.value.raw) : NumberFit::neither;
  if (fit == NumberFit::integer) {
    json.key("intValue").text(field.value.raw);
  } else if (fit == NumberFit::real) {
    json.key("doubleValue").raw(field.value.raw);
  } else if (field.value.type == JsonType::boolean) {
    json.key("boolValue").raw(field.value.raw);
  } else if (field.value.type != JsonType::null) {
    std::string scratch;
    json.key("stringValue").text(fields_.text(field, scratch));
  }
  close_attribute(json);
}

}  // namespace gsaw
