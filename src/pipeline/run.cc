// Wires the stages: inputs to chunks to workers to ordered output.
#include "pipeline/run.h"

#include <mutex>
#include <utility>

#include "input/chunk_source.h"
#include "pipeline/chunk_worker.h"
#include "pipeline/collector.h"
#include "pipeline/ordered_writer.h"
#include "pipeline/run_notes.h"
#include "pipeline/run_stats.h"
#include "pipeline/worker_pool.h"
#include "query/observations.h"

namespace gsaw {
namespace {

// How far a worker may run ahead of the output: enough that none waits for a slower
// neighbour, few enough that rendered text stays within the memory promised. On two cores 1
// to 8 print a GB equally fast, to a pipe and to /dev/null.
constexpr std::uint64_t kResultsAhead = 4;

// With -m as well they are the last of the first, which only reading forward finds.
bool from_end(const Plan& plan) {
  return plan.tail && !plan.max_count && plan.product == Product::entries;
}

// Does the work; the time it takes is the stage's.
template <class Work>
void charge(Stage stage, const Plan& plan, RunStats& stats, Work work) {
  StageTimer timer(plan.stats);
  timer.enter(stage);
  work();
  stats.times += timer.stop();
}

// The run itself. Leaves in `stats` what it knows, whichever way it ends.
ExitCode run_stages(const Plan& plan, OutputStream& out, Diagnostics& diagnostics,
                    RunStats& stats) {
  if (plan.max_count == 0U) {
    Collector(plan, out).finish();
    return ExitCode::no_match;
  }

  const ChunkSettings settings{plan.chunk_size, plan.render.with_line_number, from_end(plan)};
  ChunkSource source(plan.paths, settings, diagnostics);
  Collector collector(plan, out, source.from_end());
  OrderedWriter writer(collector, plan.threads * kResultsAhead);
  Observations seen;
  std::mutex seen_mutex;
  WorkerPool(plan.threads).run([&](WorkerPool& pool) {
    ChunkWorker worker(plan);
    worker.timer().enter(Stage::read);
    while (const auto chunk = source.next()) {
      if (worth_a_helper(chunk->bytes.size(), plan.chunk_size)) pool.add_helper();
      ChunkResult result = worker.process(*chunk, writer.take_spent());
      worker.timer().enter(Stage::write);
      if (!writer.put(std::move(result))) source.stop();
      worker.timer().enter(Stage::read);
    }
    const std::lock_guard lock(seen_mutex);
    seen.merge(worker.observations());
    stats.times += worker.timer().stop();
    ++stats.threads;
  });
  charge(Stage::write, plan, stats, [&] { collector.finish(); });

  const Totals& totals = collector.totals();
  stats.counts = totals.counts;
  stats.matched = totals.selected;
  stats.malformed = totals.all_malformed;
  if (plan.product == Product::nothing && totals.selected > 0) return ExitCode::matched;
  if (!out.status()) diagnostics.error(out.status().error());
  report_malformed(plan, totals, diagnostics);
  if (totals.selected == 0 && plan.hints) {
    charge(Stage::hints, plan, stats, [&] { give_hints(plan, seen, totals, diagnostics); });
  }
  if (diagnostics.has_errors()) return ExitCode::error;
  return totals.selected > 0 ? ExitCode::matched : ExitCode::no_match;
}

}  // namespace

ExitCode run(const Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  RunStats stats;
  const Nanoseconds begin = plan.stats ? steady_now() : 0;
  const ExitCode exit = run_stages(plan, out, diagnostics, stats);
  if (!plan.stats) return exit;
  stats.wall = steady_now() - begin;
  stats.written_bytes = out.bytes_written();
  diagnostics.note(describe(stats));
  return exit;
}

}  // namespace gsaw
