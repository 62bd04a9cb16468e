// Transactions in the Trace Event Format, which ui.perfetto.dev, chrome://tracing and speedscope
// open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyze/trace.h"
#include "render/entry_fields.h"
#include "render/json_writer.h"
#include "render/trace_renderer.h"

namespace gsaw {

// One JSON object, with an event a line. A lane of a transaction is a process, each of its loggers
// a thread, which has a slice from its first entry to its last, named by the transaction's id;
// within that its spans, those that overlap on further threads. Entries are instants, and where the
// next one is of another thread a flow leads there. Numbers of processes and threads are unique.
//
// Times are microseconds from the begin of the day, in UTC, on which the first transaction begins
// (`otherData`), so that nanoseconds survive in a double; what began before is cut there.
class PerfettoTrace final : public TraceRenderer {
 public:
  // They must outlive it.
  explicit PerfettoTrace(const RenderSettings& settings) : settings_(settings), fields_(settings) {}

  void begin(std::string& out) override;
  void append(std::string& out, const Trace& trace, const TraceSource& source) override;
  void end(std::string& out) override;
  std::uint64_t left_out() const override { return left_out_; }
  std::string_view lacking() const override { return "a time"; }

 private:
  struct Thread;
  struct Threads;
  struct Place {  // of an event
    std::uint64_t process, thread;
    Nanoseconds time;
  };

  Threads threads_of(const Trace& trace);
  void set_base(const Threads& threads);
  JsonWriter open_event(std::string& out, std::string_view phase, std::string_view name);
  void write_place(JsonWriter& json, const Place& place) const;
  void append_names(std::string& out, const Trace& trace, const Threads& threads);
  void append_name(std::string& out, std::string_view what, std::string_view name,
                   std::uint64_t process, std::uint64_t thread);
  void append_slice(std::string& out, std::string_view category, std::string_view name,
                    const Place& place, Nanoseconds end, std::string_view args);
  void append_slices(std::string& out, const Trace& trace, const Threads& threads,
                     const TraceSource& source);
  void append_instants(std::string& out, const Trace& trace, const Threads& threads,
                       const TraceSource& source);
  void append_flows(std::string& out, const Trace& trace, const Threads& threads);
  std::string args_of(const Trace& trace, std::size_t index, const TraceSource& source);

  const RenderSettings& settings_;
  EntryFields fields_;
  std::optional<Nanoseconds> base_;
  std::uint64_t last_number_ = 0;  // of processes, threads and flows
  bool has_events_ = false;
  std::uint64_t left_out_ = 0;
};

}  // namespace gsaw
