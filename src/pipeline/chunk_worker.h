// The hot loop: takes a chunk through parse, query and render.
#pragma once

#include <memory>
#include <string_view>

#include "base/stage_timer.h"
#include "input/chunk.h"
#include "input/chunk_buffer.h"
#include "pipeline/chunk_result.h"
#include "pipeline/filter_gauge.h"
#include "pipeline/plan.h"
#include "query/observations.h"
#include "query/predicate.h"
#include "record/record_parser.h"
#include "render/renderer.h"

namespace gsaw {

// One per thread. `plan` must outlive it.
class ChunkWorker {
 public:
  explicit ChunkWorker(const Plan& plan);

  // Judges and renders the chunk's lines. The result owns all it holds; what it holds text
  // in is taken from `spent`, a result that is no longer needed.
  ChunkResult process(const Chunk& chunk, ChunkResult spent = {});

  // What was seen so far in the chunks that the prefilter leaves alone.
  const Observations& observations() { return predicate_.observations(); }

  // Of this thread; off without --stats.
  StageTimer& timer() { return timer_; }

 private:
  // The lines of a chunk on their way through the stages.
  struct Progress {
    const Chunk& chunk;
    std::string_view bytes;
    std::size_t at = 0;  // the next line begins here
    EntryOrigin origin;  // of that line
    ChunkResult result;

    bool done(std::uint64_t enough) const {
      return at >= bytes.size() || result.selected >= enough;
    }
  };

  void process_lines(Progress& progress, std::size_t end);
  void process_candidates(Progress& progress);
  void process_line(Progress& progress);
  void process_record(const Record& record, std::string_view line, Progress& progress);
  void count_read(Progress& progress);
  void count_malformed(bool selected, Progress& progress) const;
  void skip_to(std::size_t line_begin, Progress& progress) const;
  bool selects(const Record& record);
  void emit(const Record& record, Progress& progress);

  const Plan& plan_;
  StageTimer timer_;
  std::uint64_t enough_;  // selected entries of one chunk after which no more are needed
  bool malformed_selectable_;
  bool places_malformed_;  // among the selected entries
  ChunkBuffer buffer_;
  RecordParser parser_;
  Predicate predicate_;
  // For lines that the prefilter chose: what is seen in them proves nothing of the others.
  Predicate candidate_predicate_;
  Predicate* judge_ = &predicate_;  // one of the two
  FilterGauge gauge_;
  std::unique_ptr<Renderer> renderer_;
  unsigned sampled_ = 0;  // entries of this chunk whose names were remembered
};

}  // namespace gsaw
