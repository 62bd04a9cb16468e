// What a query meets in the first entries.
#include "pipeline/hint_sample.h"

#include <utility>

#include "input/chunk_source.h"
#include "pipeline/visit_line.h"
#include "query/predicate.h"

namespace gsaw {
namespace {

constexpr std::uint64_t kSampledEntries = 5000;

void judge(const Record& record, Predicate& predicate, HintSample& sample) {
  if (record.malformed) {
    ++sample.malformed;
    return;
  }
  predicate.matches(record);
  predicate.observations().sample_names(record);
  ++sample.judged.count;
}

}  // namespace

HintSample sample_for_hints(const CompiledQuery& query, std::vector<std::string> paths) {
  Diagnostics silent([](std::string_view) {});
  ChunkSource source(std::move(paths), ChunkSettings{}, silent);
  RecordParser parser;
  Predicate predicate(query);
  HintSample sample;
  while (const auto chunk = source.next()) {
    std::string_view lines = chunk->usable_bytes();
    while (!lines.empty() && sample.size() < kSampledEntries) {
      visit_line(lines, parser, [&](const Record& record) { judge(record, predicate, sample); });
    }
    if (!lines.empty()) {
      sample.judged.all = false;
      source.stop();
    }
  }
  sample.seen = std::move(predicate.observations());
  return sample;
}

}  // namespace gsaw
