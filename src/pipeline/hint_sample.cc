// What a query meets in the first entries.
#include "pipeline/hint_sample.h"

#include <utility>

#include "input/chunk_source.h"
#include "pipeline/visit_line.h"
#include "query/predicate.h"

namespace gsaw {
namespace {

constexpr std::uint64_t kSampledEntries = 5000;

void count(const Record& record, HintSample& sample) {
  ++(record.malformed ? sample.malformed : sample.judged.count);
}

void judge(const Record& record, Predicate& predicate) {
  predicate.matches(record);
  predicate.observations().sample_names(record);
}

}  // namespace

HintSample sample_for_hints(const Plan& plan, std::vector<std::string> paths) {
  Diagnostics silent([](std::string_view) {});
  ChunkSource source(std::move(paths), ChunkSettings{}, silent);
  RecordParser parser;
  Predicate predicate(plan.query);
  HintSample sample;
  while (const auto chunk = source.next()) {
    std::string_view lines = chunk->usable_bytes();
    while (!lines.empty() && sample.size() < kSampledEntries) {
      visit_line(lines, parser, [&](const Record& record) {
        count(record, sample);
        // Not judged by the run either.
        if (record.malformed || plan.malformed == MalformedLines::only) return;
        judge(record, predicate);
      });
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
