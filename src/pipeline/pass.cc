// Wires the stages: inputs to chunks to workers to ordered results to the view.
#include "pipeline/pass.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <utility>

#include "input/block_pool.h"
#include "input/chunk_feed.h"
#include "input/file_identity.h"
#include "input/newlines.h"
#include "pipeline/chunk_worker.h"
#include "pipeline/ordered_writer.h"
#include "pipeline/progress.h"
#include "pipeline/worker_pool.h"
#include "record/date_order.h"
#include "record/record_parser.h"

namespace gsaw {
namespace {

void append_entry_times(std::string_view lines, DateOrder dates, std::vector<Nanoseconds>& times) {
  const DateOrderScope scope(dates);
  RecordParser parser;
  while (!lines.empty()) {
    const std::string_view whole = first_line(lines);
    const std::string_view line = whole.empty() ? lines : whole;
    const std::size_t count = parser.parse(line);
    for (std::size_t i = 0; i < count; ++i) {
      const Record& record = parser.record(i);
      if (const auto time = record.malformed ? std::nullopt : record.time()) times.push_back(*time);
    }
    lines.remove_prefix(line.size());
  }
}

ReadSettings read_settings(const PreparedQuery& query, const ViewNeeds& needs,
                           const PassSettings& settings) {
  ReadSettings read;
  read.chunk_size =
      settings.chunk_size != 0 ? settings.chunk_size : chunk_size_for(settings.threads);
  read.count_lines = needs.line_numbers;
  read.from_end = needs.from_end;
  read.at_least_every = needs.at_least_every;
  read.threads = settings.threads;
  read.output = identity_of_output();
  read.long_lines.max_line = settings.max_line;
  read.chunk_size = std::min(read.chunk_size, settings.max_line);
  read.dates.max_line = settings.max_line;
  if (date_order_setting() == DateOrder::open) {
    read.dates.clue = date_clue;
    read.dates.may_tell = may_hold_date;
  }
  if (query.finder != nullptr) {
    read.long_lines.may_match = [finder = query.finder](std::string_view piece) {
      return finder->may_match_around(piece) || may_hold_listed_message(piece);
    };
  }
  const auto& likely = settings.likely;
  if (likely && !settings.newest_only) {
    read.wanted = WantedTimes{
        likely->since,
        likely->until,
        false,
        likely->slack,
        append_entry_times,
        likely->seekable_only ? WantedTimes::Others::none : WantedTimes::Others::by_last_write};
  } else if (settings.in_order && (query.earliest || query.latest || settings.newest_only)) {
    read.wanted = WantedTimes{query.earliest, query.latest, settings.newest_only,
                              *settings.in_order, append_entry_times};
  }
  return read;
}

}  // namespace

PassResult run_pass(InputSet& inputs, const PreparedQuery& query, View& view,
                    const PassSettings& settings, Diagnostics& diagnostics) {
  SharedLeftOut left_out;
  ReadSettings read = read_settings(query, view.needs(), settings);
  read.left_out = &left_out;
  TimeSkips skips;
  read.skips = &skips;
  // Beside those at work one is being filled, and another waits for whoever comes next.
  BlockPool pool(read.chunk_size, std::size_t{settings.threads} + 2);
  ChunkFeed feed(inputs, read, pool, settings.inputs_see_interrupt ? nullptr : settings.interrupt);
  Collector collector(settings, view, feed, diagnostics);
  OrderedWriter writer(collector, MemoryShares::kWaiting);
  PassResult passed;
  if (settings.progress != nullptr) settings.progress->begin_pass();
  std::mutex mutex;  // guards `passed` and what follows
  std::exception_ptr failure;
  const auto go_through_chunks = [&](WorkerPool& workers) {
    ChunkWorker worker(query, settings, view, read.long_lines);
    worker.timer().enter(Stage::read);
    while (std::optional<Chunk> chunk = feed.next()) {
      workers.note_work(chunk->block.size());
      if (settings.progress != nullptr) settings.progress->add(chunk->block.size());
      ChunkResult result = worker.process(*std::move(chunk), writer.take_spent());
      worker.timer().enter(Stage::write);
      if (!writer.put(std::move(result))) feed.stop();
      worker.timer().enter(Stage::read);
    }
    writer.no_more_chunks();
    const std::lock_guard lock(mutex);
    passed.seen.merge(worker.observations());
    passed.times += worker.timer().stop();
    ++passed.threads;
  };
  WorkerPool(settings.threads).run([&](WorkerPool& workers) {
    try {
      go_through_chunks(workers);
    } catch (...) {
      // Memory ran out where no chunk could tell. What is in order before that is still written.
      const std::lock_guard lock(mutex);
      if (failure == nullptr) failure = std::current_exception();
      feed.stop();
      writer.no_more_chunks();
    }
  });
  if (settings.progress != nullptr) settings.progress->clear();
  if (failure != nullptr) std::rethrow_exception(failure);
  passed.interrupted = settings.interrupt != nullptr && settings.interrupt->requested() &&
                       !collector.has_enough() &&
                       (settings.inputs_see_interrupt || !feed.is_exhausted());
  StageTimer timer(settings.stats);
  timer.enter(Stage::write);
  collector.finish(passed.interrupted);
  passed.times += timer.stop();
  passed.totals = collector.totals();
  passed.stdin_use = collector.stdin_use();
  passed.head = collector.take_head();
  passed.left_out = left_out.all();
  passed.skips = skips.totals();
  return passed;
}

}  // namespace gsaw
