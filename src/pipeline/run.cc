// Wires the stages: inputs to chunks to workers to ordered output.
#include "pipeline/run.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <mutex>

#include "input/chunk_source.h"
#include "pipeline/chunk_worker.h"
#include "pipeline/collector.h"
#include "pipeline/ordered_writer.h"
#include "pipeline/run_stats.h"
#include "pipeline/worker_pool.h"
#include "query/hints.h"

namespace gsaw {
namespace {

// How far a worker may run ahead of the output: enough that none waits for a slower
// neighbour, few enough that rendered text stays within the memory promised.
constexpr std::uint64_t kResultsAhead = 4;

// Two chunks' worth of work pays for a thread; a chunk far from full is the only one, or
// comes from a slow pipe.
bool worth_a_helper(const Chunk& chunk, std::size_t chunk_size) {
  return chunk.bytes.size() >= chunk_size / 2;
}

// With -m as well they are the last of the first, which only reading forward finds.
bool from_end(const Plan& plan) {
  return plan.tail && !plan.max_count && plan.product == Product::entries;
}

std::string malformed_lines_are(std::uint64_t count) {
  return fmt::format("{} {} no JSON object", count, count == 1 ? "line is" : "lines are");
}

void report_malformed(const Plan& plan, const Totals& totals, Diagnostics& diagnostics) {
  if (totals.malformed == 0 || plan.malformed == MalformedLines::skip) return;
  std::string place = printable(totals.first_malformed->file);
  if (totals.first_malformed->line != 0) place += fmt::format(":{}", totals.first_malformed->line);
  const std::string text =
      fmt::format("{} (first: {})", malformed_lines_are(totals.malformed), place);
  if (plan.malformed == MalformedLines::fail) {
    diagnostics.error({text, ""});
  } else if (plan.hints) {
    diagnostics.note(text);
  }
}

// What a run without the prefilter sees of the first entries, of files that can be read
// again. One thread, in order, so that it is the same whatever the schedule of the run.
struct Sample {
  Observations seen;
  JudgedEntries judged;
  std::uint64_t malformed = 0;
};

Sample observe_sample(const Plan& plan, std::vector<std::string> paths) {
  constexpr std::uint64_t kSampledEntries = 5000;
  Diagnostics silent([](std::string_view) {});
  ChunkSource source(std::move(paths), {kDefaultChunkSize, false}, silent);
  RecordParser parser;
  Predicate predicate(plan.query);
  Sample sample;
  while (const auto chunk = source.next()) {
    for (std::string_view bytes = chunk->usable_bytes(); !bytes.empty();) {
      if (sample.judged.count + sample.malformed >= kSampledEntries) {
        sample.judged.all = false;
        source.stop();
        break;
      }
      const std::string_view line =
          bytes.substr(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
      bytes.remove_prefix(line.size());
      const std::size_t count = parser.parse(line);
      for (std::size_t i = 0; i < count; ++i) {
        const Record& record = parser.record(i);
        if (record.malformed) {
          ++sample.malformed;
          continue;
        }
        ++sample.judged.count;
        // Not judged by the run either.
        if (plan.malformed == MalformedLines::only) continue;
        predicate.matches(record);
        predicate.observations().sample_names(record);
      }
    }
  }
  sample.seen = std::move(predicate.observations());
  return sample;
}

void give_hints(const Plan& plan, const Observations& seen, const Totals& totals,
                Diagnostics& diagnostics) {
  Sample sample{{}, {totals.entries, true}, totals.all_malformed};
  // The prefilter has kept most entries from being judged; it is used on files only.
  std::vector<std::string> files = plan.paths;
  std::erase_if(files, [](const std::string& path) { return !can_be_read_twice(path); });
  const bool sampled = plan.candidates && !files.empty();
  if (sampled) sample = observe_sample(plan, std::move(files));
  sample.seen.merge(seen);
  // Lines that the prefilter ruled out are not counted; now they may be the reason.
  if (totals.malformed == 0 && sample.malformed > 0 && plan.malformed == MalformedLines::show) {
    diagnostics.note(malformed_lines_are(sample.malformed) +
                     (sample.judged.all ? ""
                                        : ", of the first " + std::to_string(sample.judged.count +
                                                                             sample.malformed)));
  }
  if (sampled) sample.judged.count += seen.entries;  // of the other inputs
  for (const std::string& hint :
       no_match_hints(plan.query, sample.seen, sample.judged, plan.render.zone)) {
    diagnostics.note(hint);
  }
}

}  // namespace

bool can_be_read_twice(const std::string& path) {
  struct stat status {};
  return path != "-" && ::stat(path.c_str(), &status) == 0 &&
         (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

namespace {

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
      if (worth_a_helper(*chunk, plan.chunk_size)) pool.add_helper();
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

std::optional<Nanoseconds> find_newest_time(const std::vector<std::string>& paths,
                                            unsigned threads) {
  Diagnostics silent([](std::string_view) {});
  ChunkSource source(paths, {kDefaultChunkSize, false}, silent);
  Observations seen;
  std::mutex seen_mutex;
  WorkerPool(threads).run([&](WorkerPool& pool) {
    RecordParser parser;
    Observations mine;
    while (const auto chunk = source.next()) {
      if (worth_a_helper(*chunk, kDefaultChunkSize)) pool.add_helper();
      std::string_view bytes = chunk->usable_bytes();
      while (!bytes.empty()) {
        const std::size_t length = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        const std::size_t count = parser.parse(bytes.substr(0, length));
        for (std::size_t i = 0; i < count; ++i) {
          if (const auto time = parser.record(i).time()) mine.saw_time(*time);
        }
        bytes.remove_prefix(length);
      }
    }
    const std::lock_guard lock(seen_mutex);
    seen.merge(mine);
  });
  return seen.latest;
}

}  // namespace gsaw
