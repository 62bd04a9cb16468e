// Transactions for OpenTelemetry: requests that its collector, Jaeger and Tempo take.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyze/trace.h"
#include "render/entry_fields.h"
#include "render/json_writer.h"
#include "render/otlp_spans.h"
#include "render/trace_renderer.h"

namespace gsaw {

// Each transaction as an ExportTraceServiceRequest in OTLP/JSON on a line of its own: a resource
// for each lane, with its spans (otlp_spans.h), entries as their events. Of an event no two
// attributes have the same name, and none has an empty one.
class OtlpTrace final : public TraceRenderer {
 public:
  // They must outlive it.
  explicit OtlpTrace(const RenderSettings& settings);

  void append(std::string& out, const Trace& trace, const TraceSource& source) override;
  std::uint64_t left_out() const override { return left_out_; }
  std::string_view lacking() const override { return "a time since 1970"; }

 private:
  void write_resource(JsonWriter& json, const Trace& trace, const TraceSource& source,
                      const std::vector<const OtlpSpan*>& spans);
  void write_span(JsonWriter& json, const Trace& trace, const TraceSource& source,
                  const OtlpSpan& span);
  void write_event(JsonWriter& json, const Trace& trace, const TraceSource& source,
                   std::size_t index);
  void write_field(JsonWriter& json, const EntryField& field);

  const RenderSettings& settings_;
  EntryFields fields_;
  std::string trace_id_;  // of the trace at hand
  std::uint64_t left_out_ = 0;
};

}  // namespace gsaw
