// A transaction as one JSON object.
#include "render/trace_json.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

#include "base/line_ends.h"
#include "render/id_report.h"
#include "render/json_writer.h"
#include "render/trace_words.h"

namespace gsaw {
namespace {

void write_lane(JsonWriter& json, const TraceLane& lane) {
  if (!lane.host.empty()) json.key("host").text(lane.host);
  if (!lane.service.empty()) json.key("service").text(lane.service);
}

void write_place(JsonWriter& json, const Trace& trace, const TraceEntry& entry) {
  if (entry.says_time)
    json.key("offset_ms").milliseconds(saturating_sub(*entry.time, trace.whole.begin));
}

void write_origin(JsonWriter& json, const RenderSettings& settings, const EntryOrigin& origin) {
  if (settings.with_filename) json.key("file").text(origin.file);
  if (settings.with_line_number) json.key("line").number(origin.line_number);
}

void write_facts_of_entry(JsonWriter& json, const Trace& trace, std::size_t index) {
  const TraceEntry& entry = trace.entries[index];
  write_place(json, trace, entry);
  if (entry.delta) json.key("delta_ms").milliseconds(*entry.delta);
  if (entry.span) {
    json.key("span").open('{');
    json.key("offset_ms").milliseconds(saturating_sub(entry.span->begin, trace.whole.begin));
    json.key("duration_ms").milliseconds(entry.span->length());
    json.close('}');
  }
  write_lane(json, trace.lanes[entry.lane]);
  if (entry.level) json.key("level").text(level_name(*entry.level));
  if (!entry.message.empty()) json.key("message").text(entry.message);
}

void write_clocks(JsonWriter& json, const Trace& trace) {
  if (trace.set_clocks.empty()) return;
  json.key("clocks_set").open('[');
  for (const SetClock& clock : trace.set_clocks) {
    json.open('{');
    json.key("host").text(clock.host);
    json.key("ahead_ms").milliseconds(clock.ahead);
    json.close('}');
  }
  json.close(']');
}

void write_facts(JsonWriter& json, const Trace& trace) {
  if (trace.is_timed) {
    json.key("time").time(trace.whole.begin);
    json.key("duration_ms").milliseconds(trace.whole.length());
  }
  json.key("entry_count").number(trace.entries.size());
  json.key("files").number(trace.files);
  json.key("hosts").texts(trace.hosts);
  json.key("services").texts(trace.services);
  json.key("loggers").texts(trace.loggers);
  write_clocks(json, trace);
  if (trace.worst) json.key("worst_level").text(level_name(*trace.worst));
  json.key("errors").number(trace.errors);
  if (trace.first_error) {
    const TraceEntry& first = trace.entries[*trace.first_error];
    json.key("first_error").open('{');
    write_place(json, trace, first);
    json.key("message").text(first.message);
    json.close('}');
  }
  json.key("related").open('[');
  for (const RelatedId& related : trace.related) {
    json.open('{');
    json.key("key").text(related.key);
    json.key("id").text(related.id);
    json.key("entries").number(related.entries);
    json.close('}');
  }
  json.close(']');
}

void write_gaps(JsonWriter& json, const Trace& trace) {
  json.key("gaps").open('[');
  for (const Stretch& stretch : trace.stretches) {
    if (stretch.length <= 0) break;
    json.open('{');
    json.key("before_entry").number(stretch.entry);
    json.key("duration_ms").milliseconds(stretch.length);
    const double share =
        static_cast<double>(stretch.length) / static_cast<double>(trace.whole.length());
    json.key("share").raw(fmt::format("{:.4f}", share));
    json.key("from").text(trace.lanes[stretch.from].name);
    json.key("to").text(trace.lanes[stretch.to].name);
    json.close('}');
  }
  json.close(']');
}

void write_spent(JsonWriter& json, const Trace& trace) {
  json.key("self_times").open('[');
  for (const SelfTime& self : trace.self_times) {
    json.open('{');
    json.key("name").text(trace.lanes[self.lane].name);
    json.key("duration_ms").milliseconds(self.length);
    json.close('}');
  }
  json.close(']');
  json.key("critical_path").open('[');
  for (const std::size_t entry : trace.critical_path) json.number(entry);
  json.close(']');
}

}  // namespace

void TraceJson::append(std::string& out, const Trace& trace, const TraceSource& source) {
  RenderSettings as_logged = settings_;
  as_logged.with_filename = as_logged.with_line_number = false;
  const std::unique_ptr<Renderer> renderer = make_renderer(as_logged);
  JsonWriter json(out);
  json.open('{');
  json.key("txn").text(trace.id);
  if (const std::optional<DecodedId> id = decoded_id_of(trace)) {
    json.key("decoded").open('{');
    write_decoded_id(json, *id);
    json.close('}');
  }
  write_facts(json, trace);
  json.key("entries").open('[');
  std::string rendered;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const Record* const record = source.entry(i);
    const EntryOrigin origin = source.origin(i);
    rendered.clear();
    if (record != nullptr) renderer->append(rendered, *record, origin);
    const std::string_view object = without_line_ends(rendered);
    json.open('{');
    write_origin(json, settings_, origin);
    write_facts_of_entry(json, trace, i);
    if (!object.empty()) json.key("entry").raw(object);
    json.close('}');
  }
  json.close(']');
  write_gaps(json, trace);
  write_spent(json, trace);
  json.close('}');
  out += '\n';
}

}  // namespace gsaw
