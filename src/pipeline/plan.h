// What a run is to do: validated, complete, and immutable while it runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/malformed_lines.h"
#include "query/candidate_scan.h"
#include "query/compiled_query.h"
#include "render/render_settings.h"

namespace gsaw {

// What a run writes to standard output.
enum class Product { entries, count, nothing };

// 1 MiB: long enough that a chunk's fixed cost does not show, short enough that the
// buffers of all workers stay in the cache and the first output comes at once.
inline constexpr std::size_t kDefaultChunkSize = std::size_t{1} << 20;

inline constexpr std::size_t kDefaultMaxLine = std::size_t{64} << 20;

struct Plan {
  std::vector<std::string> paths;  // `-` is standard input
  CompiledQuery query;
  // What lines are searched for before they are parsed; null when every line is parsed.
  std::shared_ptr<const CandidateFinder> candidates;
  bool prefilter = true;  // false: parse every line all the same (a testing aid)
  RenderSettings render;
  Product product = Product::entries;
  MalformedLines malformed = MalformedLines::show;
  std::size_t max_line = kDefaultMaxLine;  // bytes; a longer line is not held in memory
  std::optional<std::uint64_t> max_count;  // -m
  std::optional<std::uint64_t> tail;       // -n
  unsigned threads = 1;
  std::size_t chunk_size = kDefaultChunkSize;
  bool hints = true;   // speak of malformed lines and, after no match, of what may be wrong
  bool stats = false;  // figures of the run, on standard error
};

}  // namespace gsaw
