// The hot loop: takes a chunk through parse, query and view.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/stage_timer.h"
#include "input/chunk.h"
#include "input/chunk_buffer.h"
#include "pipeline/candidate_look.h"
#include "pipeline/chunk_result.h"
#include "pipeline/filter_gauge.h"
#include "pipeline/line_run.h"
#include "pipeline/pass_settings.h"
#include "pipeline/view.h"
#include "query/observations.h"
#include "query/predicate.h"
#include "query/prepared_query.h"
#include "record/record_parser.h"

namespace gsaw {

// One per thread. What it is given must outlive it.
class ChunkWorker {
 public:
  ChunkWorker(const PreparedQuery& query, const PassSettings& settings, View& view,
              const LongLineLimit& long_lines);

  // Judges the chunk's lines and hands the selected ones to the view's taker, which fills
  // `product`: empty, or null to have one made. Where memory runs out the result says so, and
  // holds what there was before.
  ChunkResult process(Chunk chunk, std::unique_ptr<ChunkProduct> product = nullptr);

  // What was seen so far. Under a prefilter it proves nothing of the lines that it left out.
  const Observations& observations() { return predicate_.observations(); }

  // Of this thread; off without --stats.
  StageTimer& timer() { return timer_; }

 private:
  // The lines of a chunk on their way through the stages.
  struct Progress {
    const Chunk& chunk;
    ChunkResult& result;
    std::size_t at = 0;  // the next line begins here
    // How far lines have been counted: from behind to `at` when a number is asked for.
    std::size_t counted_to = 0;
    std::uint64_t line_there = 0;  // 0 where lines are not counted
    bool is_candidate = false;     // the line at `at` was found by the prefilter
    std::size_t records = 0;       // that it holds, if it was parsed

    std::string_view bytes() const { return chunk.block.bytes; }
    bool done(std::uint64_t enough) const {
      return at >= bytes().size() || result.tally.selected >= enough;
    }
    std::uint64_t line_number();
    // The line at `at` is done. PERF: one line after another need not be counted by newlines.
    void pass(std::string_view line) {
      if (counted_to == at && line_there != 0) {
        counted_to += line.size();
        line_there += line.ends_with('\n') ? 1U : 0U;
      }
      at += line.size();
    }
    LinePlace place() { return {chunk.file, line_number(), chunk.block.offset + at}; }
  };

  void go_through(Chunk& chunk, Progress& progress);
  std::optional<Glance::Lines> look_at(const Block& block);
  void process_picked(Progress& progress);
  static void interrupt(Progress& progress, Interruption::Reason reason);
  void process_lines(Progress& progress, std::size_t end);
  void process_candidates(Progress& progress);
  std::string_view next_line(const Progress& progress);
  void process_line(std::string_view line, Progress& progress);
  void process_record(const Record& record, std::string_view line, std::uint32_t number,
                      Progress& progress);
  bool may_match(std::string_view line, const Progress& progress) const;
  void note(const Record& record, bool selected, Progress& progress);
  void note_mention(const Record& record, std::string_view line, Progress& progress);
  unsigned unread_roles() const;
  RunCounts count_passed_over(const Block& block) const;
  void process_long_line(LongLine long_line, ChunkTally& tally) const;
  bool is_too_long(std::string_view line) const;
  void count_read(std::string_view lines, std::optional<std::uint64_t> newlines,
                  Progress& progress);
  std::optional<std::uint64_t> tell_lines(const Glance::Lines& lines,
                                          const Progress& progress) const;
  bool selects(const Record& record);
  bool is_taken_before(std::uint32_t number, const Progress& progress) const;
  bool may_stop_at_entry(const Chunk& chunk) const;
  void take(const Record& record, std::string_view line, std::uint32_t number, Progress& progress);
  void hand_over(const Record& record, std::string_view line, std::uint32_t number,
                 Progress& progress);

  const PreparedQuery& query_;
  const PassSettings& settings_;
  View& view_;
  const LongLineLimit& long_lines_;
  const ViewNeeds needs_;
  const std::uint64_t enough_;  // selected entries of one chunk after which no more are needed
  StageTimer timer_;
  CandidateLook look_;
  ChunkBuffer buffer_;
  const CandidateFinder* finder_ = nullptr;  // for the log at hand
  LineRun lines_;
  RecordParser parser_;
  Predicate predicate_;
  FilterGauge gauge_;
  std::unique_ptr<EntryTaker> taker_;
};

}  // namespace gsaw
