// The figures of a run, and how --stats tells them.
#pragma once

#include <cstdint>
#include <string>

#include "base/nanoseconds.h"
#include "base/stage_timer.h"
#include "input/left_out.h"
#include "input/wanted_times.h"

namespace gsaw {

// What became of the bytes and lines of a chunk, or of all. Lines, and rendered bytes, are
// counted only under --stats.
struct RunCounts {
  std::uint64_t bytes = 0;             // read; where the run stopped early, up to there
  std::uint64_t lines = 0;             // in them, blank ones and one without its newline too
  std::uint64_t unsearched_bytes = 0;  // of lines that were parsed without a search
  std::uint64_t candidates = 0;        // lines that the prefilter chose
  std::uint64_t parsed = 0;            // lines: the candidates and the unsearched ones
  std::uint64_t parsed_bytes = 0;
  std::uint64_t rendered_bytes = 0;

  RunCounts& operator+=(const RunCounts& other);
};

struct RunStats {
  RunCounts counts;
  std::uint64_t matched = 0;    // entries; never more than -m allows
  std::uint64_t malformed = 0;  // of the lines parsed
  std::uint64_t written_bytes = 0;
  LeftOut left_out;  // files in directories
  TimeSkips::Totals skips;
  StageTimes times;      // of all threads together
  Nanoseconds wall = 0;  // from the begin of the run to its end
  unsigned threads = 0;  // that took part
};

// Several lines, without the last newline: a sentence; the exact counts, a label and a
// number a line; a table of the stages. The labels are for scripts too: they do not change.
std::string describe(const RunStats& stats);

}  // namespace gsaw
