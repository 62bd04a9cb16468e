// Takes the chunks' results in order: limits, totals, and the view.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "base/diagnostics.h"
#include "input/chunk_feed.h"
#include "input/stdin_position.h"
#include "pipeline/chunk_result.h"
#include "pipeline/head_sample.h"
#include "pipeline/pass_settings.h"
#include "pipeline/view.h"

namespace gsaw {

struct Totals {
  std::uint64_t entries = 0;
  std::uint64_t selected = 0;       // seen; never more than -m allows
  std::uint64_t all_malformed = 0;  // of all lines that were parsed
  RunCounts counts;                 // for --stats, and of a run that is interrupted
};

class Collector {
 public:
  // All must outlive it. `feed` is told when no more is wanted.
  Collector(const PassSettings& settings, View& view, FeedControl& feed, Diagnostics& diagnostics)
      : settings_(settings), view_(view), feed_(feed), diagnostics_(diagnostics) {}

  // The next result, whose product it leaves in place. False when no more are needed.
  bool add(ChunkResult& result);

  // After the last; or when there are to be no more, `interrupted`.
  void finish(bool interrupted = false);

  // All entries that count were seen; be it that more is shown behind them.
  bool has_enough() const { return has_enough_; }
  const Totals& totals() const { return totals_; }
  const StdinUse& stdin_use() const { return stdin_use_; }
  HeadSample take_head() { return std::move(head_); }

 private:
  Wanted take(ChunkResult& result, std::uint64_t entries);
  void start_file(const ChunkResult& result);

  const PassSettings& settings_;
  View& view_;
  FeedControl& feed_;
  Diagnostics& diagnostics_;
  Totals totals_;
  bool has_enough_ = false;
  StdinUse stdin_use_;
  HeadSample head_;
  std::shared_ptr<const InputFile> file_;  // that has begun last
};

}  // namespace gsaw
