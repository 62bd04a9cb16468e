// What `end` stands for in a time: the newest entry of the files.
#include "pipeline/newest_time.h"

#include <algorithm>
#include <mutex>

#include "input/chunk_source.h"
#include "pipeline/visit_line.h"
#include "pipeline/worker_pool.h"

namespace gsaw {

std::optional<Nanoseconds> find_newest_time(const std::vector<std::string>& paths,
                                            unsigned threads) {
  Diagnostics silent([](std::string_view) {});
  const ChunkSettings settings;
  ChunkSource source(paths, settings, silent);
  std::optional<Nanoseconds> newest;  // none is less than any time
  std::mutex newest_mutex;
  WorkerPool(threads).run([&](WorkerPool& pool) {
    RecordParser parser;
    std::optional<Nanoseconds> mine;
    while (const auto chunk = source.next()) {
      if (worth_a_helper(chunk->bytes.size(), settings.chunk_size)) pool.add_helper();
      std::string_view lines = chunk->usable_bytes();
      while (!lines.empty()) {
        visit_line(lines, parser,
                   [&](const Record& record) { mine = std::max(mine, record.time()); });
      }
    }
    const std::lock_guard lock(newest_mutex);
    newest = std::max(newest, mine);
  });
  return newest;
}

}  // namespace gsaw
