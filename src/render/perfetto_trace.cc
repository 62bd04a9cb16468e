// Transactions in the Trace Event Format: the document of that name by the Chromium authors.
#include "render/perfetto_trace.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analyze/nesting_rows.h"
#include "render/number_fit.h"
#include "render/trace_words.h"

namespace gsaw {

// A logger of a lane.
struct PerfettoTrace::Thread {
  std::uint32_t lane;
  std::string logger;
  std::uint64_t process = 0;
  TimeSpan whole;                         // of its entries and their spans
  std::size_t entries = 0;                // those that have a time
  std::vector<std::size_t> spans;         // entries that have one, in the order of its begin
  std::vector<std::size_t> rows;          // of these
  std::vector<std::uint64_t> row_number;  // one for each row; the first is the thread's own
};

struct PerfettoTrace::Threads {
  std::vector<Thread> all;            // in order of their first entries
  std::vector<std::size_t> of_entry;  // of the trace; only where it has a time
};

namespace {

void take_in(TimeSpan& whole, const TimeSpan& part) {
  whole.begin = std::min(whole.begin, part.begin);
  whole.end = std::max(whole.end, part.end);
}

// What a flow leads to or from must lie within a slice, whose end is none of it.
constexpr Nanoseconds kMargin = kNanosPerMicro;

std::string process_name(const TraceLane& lane) {
  if (lane.service.empty()) return lane.host.empty() ? "an unnamed host" : lane.host;
  return lane.host.empty() ? lane.service : lane.service + " on " + lane.host;
}

void write_field(JsonWriter& json, EntryFields& fields, const EntryField& field) {
  json.key(field.name);
  std::string value;
  // A reader may take numbers for doubles, and no event with one that is none.
  if (field.value.type == JsonType::number && number_fit(field.value.raw) == NumberFit::neither) {
    return json.text(field.value.raw);
  }
  fields.append_json(value, field);
  json.raw(value);
}

}  // namespace

void PerfettoTrace::begin(std::string& out) {
  out += "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[";
}

void PerfettoTrace::end(std::string& out) {
  out += "\n],\"otherData\":";
  JsonWriter json(out);
  json.open('{');
  json.key("made_by").text("gsaw");
  if (base_) json.key("zero").time(*base_);
  json.close('}');
  out += "}\n";
}

void PerfettoTrace::append(std::string& out, const Trace& trace, const TraceSource& source) {
  const Threads threads = threads_of(trace);
  if (threads.all.empty()) return;
  set_base(threads);
  append_names(out, trace, threads);
  append_slices(out, trace, threads, source);
  append_instants(out, trace, threads, source);
  append_flows(out, trace, threads);
}

PerfettoTrace::Threads PerfettoTrace::threads_of(const Trace& trace) {
  Threads threads;
  threads.of_entry.resize(trace.entries.size());
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> numbers;
  std::map<std::uint32_t, std::uint64_t> processes;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const TraceEntry& entry = trace.entries[i];
    if (!entry.time) {
      ++left_out_;
      continue;
    }
    const auto [at, is_new] = numbers.try_emplace({entry.lane, entry.logger}, threads.all.size());
    if (is_new) {
      threads.all.push_back(
          {entry.lane, entry.logger, 0, {*entry.time, *entry.time}, 0, {}, {}, {}});
      std::uint64_t& process = processes[entry.lane];
      if (process == 0) process = ++last_number_;
      threads.all.back().process = process;
    }
    threads.of_entry[i] = at->second;
    Thread& thread = threads.all[at->second];
    ++thread.entries;
    take_in(thread.whole, {*entry.time, *entry.time});
    if (!entry.span) continue;
    take_in(thread.whole, *entry.span);
    thread.spans.push_back(i);
  }
  for (Thread& thread : threads.all) {
    std::stable_sort(
        thread.spans.begin(), thread.spans.end(), [&trace](std::size_t one, std::size_t other) {
          const TimeSpan &first = *trace.entries[one].span, &second = *trace.entries[other].span;
          return first.begin != second.begin ? first.begin < second.begin : first.end > second.end;
        });
    std::vector<TimeSpan> spans{thread.whole};
    for (const std::size_t span : thread.spans) spans.push_back(*trace.entries[span].span);
    thread.rows = nesting_rows(spans);
    thread.rows.erase(thread.rows.begin());  // the whole's, which is the first
    const std::size_t last =
        thread.rows.empty() ? 0 : *std::max_element(thread.rows.begin(), thread.rows.end());
    for (std::size_t row = 0; row <= last; ++row) thread.row_number.push_back(++last_number_);
  }
  return threads;
}

void PerfettoTrace::set_base(const Threads& threads) {
  if (base_) return;
  Nanoseconds first = threads.all.front().whole.begin;
  for (const Thread& thread : threads.all) first = std::min(first, thread.whole.begin);
  base_ = saturating_sub(first, floor_rest(first, kNanosPerDay));
}

JsonWriter PerfettoTrace::open_event(std::string& out, std::string_view phase,
                                     std::string_view name) {
  out += std::exchange(has_events_, true) ? ",\n" : "\n";
  JsonWriter json(out);
  json.open('{');
  json.key("ph").text(phase);
  json.key("name").text(name);
  return json;
}

void PerfettoTrace::write_place(JsonWriter& json, const Place& place) const {
  json.key("pid").number(place.process);
  json.key("tid").number(place.thread);
  json.key("ts").microseconds(std::max<Nanoseconds>(0, saturating_sub(place.time, *base_)));
}

void PerfettoTrace::append_name(std::string& out, std::string_view what, std::string_view name,
                                std::uint64_t process, std::uint64_t thread) {
  JsonWriter json = open_event(out, "M", what);
  json.key("pid").number(process);
  json.key("tid").number(thread);
  json.key("args").open('{');
  json.key(what == "process_labels" ? "labels" : "name").text(name);
  json.close('}');
  json.close('}');
}

void PerfettoTrace::append_names(std::string& out, const Trace& trace, const Threads& threads) {
  std::uint64_t last_process = 0;
  for (const Thread& thread : threads.all) {
    const std::string process = process_name(trace.lanes[thread.lane]);
    if (thread.process > last_process) {
      last_process = thread.process;
      append_name(out, "process_name", process, thread.process, thread.row_number[0]);
      const std::string clock = clock_of(trace, trace.lanes[thread.lane].host);
      append_name(out, "process_labels", clock.empty() ? trace.id : trace.id + ", " + clock,
                  thread.process, thread.row_number[0]);
    }
    const std::string name = thread.logger.empty() ? process : thread.logger;
    for (std::size_t row = 0; row < thread.row_number.size(); ++row) {
      const std::string again = row == 0 ? "" : " #" + std::to_string(row + 1);
      append_name(out, "thread_name", name + again, thread.process, thread.row_number[row]);
    }
  }
}

void PerfettoTrace::append_slice(std::string& out, std::string_view category, std::string_view name,
                                 const Place& place, Nanoseconds end, std::string_view args) {
  JsonWriter json = open_event(out, "X", name);
  json.key("cat").text(category);
  write_place(json, place);
  const Nanoseconds begin = std::max(place.time, *base_);
  json.key("dur").microseconds(std::max<Nanoseconds>(0, saturating_sub(end, begin)));
  json.key("args").raw(args);
  json.close('}');
}

// Outer ones before those in them.
void PerfettoTrace::append_slices(std::string& out, const Trace& trace, const Threads& threads,
                                  const TraceSource& source) {
  for (const Thread& thread : threads.all) {
    std::string args;
    JsonWriter json(args);
    json.open('{');
    json.key("txn").text(trace.id);
    json.key("entries").number(thread.entries);
    json.close('}');
    append_slice(out, "txn", trace.id, {thread.process, thread.row_number[0], thread.whole.begin},
                 saturating_add(thread.whole.end, kMargin), args);
    for (std::size_t i = 0; i < thread.spans.size(); ++i) {
      const TraceEntry& entry = trace.entries[thread.spans[i]];
      append_slice(out, "span", short_name(entry),
                   {thread.process, thread.row_number[thread.rows[i]], entry.span->begin},
                   entry.span->end, args_of(trace, thread.spans[i], source));
    }
  }
}

void PerfettoTrace::append_instants(std::string& out, const Trace& trace, const Threads& threads,
                                    const TraceSource& source) {
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const TraceEntry& entry = trace.entries[i];
    if (!entry.time) continue;
    const Thread& thread = threads.all[threads.of_entry[i]];
    JsonWriter json = open_event(out, "i", short_name(entry));
    json.key("cat").text(entry.level ? level_name(*entry.level) : "entry");
    write_place(json, {thread.process, thread.row_number[0], *entry.time});
    json.key("s").text("t");  // it is the thread's
    json.key("args").raw(args_of(trace, i, source));
    json.close('}');
  }
}

void PerfettoTrace::append_flows(std::string& out, const Trace& trace, const Threads& threads) {
  const TraceEntry* before = nullptr;
  const Thread* from = nullptr;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const TraceEntry& entry = trace.entries[i];
    if (!entry.time) continue;
    const Thread* const to = &threads.all[threads.of_entry[i]];
    if (before != nullptr && from != to) {
      const std::uint64_t number = ++last_number_;
      const auto append_end = [&](std::string_view phase, const Thread& thread, Nanoseconds time) {
        JsonWriter json = open_event(out, phase, trace.id);
        json.key("cat").text("txn");
        json.key("id").number(number);
        write_place(json, {thread.process, thread.row_number[0], time});
        if (phase == "f") json.key("bp").text("e");  // the slice around it
        json.close('}');
      };
      append_end("s", *from, *before->time);
      append_end("f", *to, *entry.time);
    }
    before = &entry;
    from = to;
  }
}

std::string PerfettoTrace::args_of(const Trace& trace, std::size_t index,
                                   const TraceSource& source) {
  const TraceEntry& entry = trace.entries[index];
  std::string args;
  JsonWriter json(args);
  json.open('{');
  if (entry.says_time) json.key("time").time(*entry.time);
  if (entry.level) json.key("level").text(level_name(*entry.level));
  if (!entry.message.empty()) json.key("message").text(entry.message);
  const EntryOrigin origin = source.origin(index);
  if (settings_.with_filename) json.key("file").text(origin.file);
  if (settings_.with_line_number) json.key("line").number(origin.line_number);
  if (const Record* const record = source.entry(index)) {
    json.key("fields").open('{');
    fields_.each(*record, [&](const EntryField& field) { write_field(json, fields_, field); });
    json.close('}');
  }
  json.close('}');
  return args;
}

}  // namespace gsaw
