// Takes the chunks' results in order: output, limits and totals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/chunk_result.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"
#include "pipeline/tail.h"

namespace gsaw {

// The place of a malformed line.
struct LinePlace {
  std::string file;
  std::uint64_t line = 0;  // from 1; 0 when it is not known
};

struct Totals {
  std::uint64_t entries = 0;
  std::uint64_t selected = 0;   // seen; never more than -m allows
  std::uint64_t malformed = 0;  // lines that are no JSON object and were not shown
  std::optional<LinePlace> first_malformed;
  std::uint64_t all_malformed = 0;  // of all lines that were parsed
  RunCounts counts;                 // for --stats
};

class Collector {
 public:
  // Both must outlive it. `from_end`: with -n, the results come in the reverse of their order.
  Collector(const Plan& plan, OutputStream& out, bool from_end = false);

  // The next result in that order, whose text it leaves in place. False when no more are needed.
  bool add(ChunkResult& result);
  bool add(ChunkResult&& result) { return add(result); }

  // After the last: writes what could only be written now (the count, the tail).
  void finish();

  const Totals& totals() const { return totals_; }

 private:
  static void leave_out_malformed(ChunkResult& result, std::uint64_t wanted);
  void count_malformed(const MalformedCount& malformed);
  bool has_enough() const;
  void start_file(const ChunkResult& result);
  void write_file_count();

  const Plan& plan_;
  OutputStream& out_;
  Totals totals_;
  std::shared_ptr<const InputFile> file_;  // of the last result
  std::uint64_t file_selected_ = 0;
  const bool from_end_;
  std::optional<Tail> tail_;  // with -n
};

}  // namespace gsaw
