// What a run says on standard error when its output is written.
#include "pipeline/run_notes.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/terminal_escape.h"
#include "input/rereadable.h"
#include "pipeline/hint_sample.h"
#include "query/hints.h"

namespace gsaw {
namespace {

std::string malformed_lines_are(std::uint64_t count) {
  return fmt::format("{} {} no JSON object", count, count == 1 ? "line is" : "lines are");
}

}  // namespace

void report_malformed(const Plan& plan, const Totals& totals, Diagnostics& diagnostics) {
  if (totals.malformed == 0 || plan.malformed == MalformedLines::skip) return;
  std::string place = printable(totals.first_malformed->file);
  if (totals.first_malformed->line != 0) place += fmt::format(":{}", totals.first_malformed->line);
  const std::string text =
      fmt::format("{} (first: {})", malformed_lines_are(totals.malformed), place);
  if (plan.malformed == MalformedLines::fail) {
    diagnostics.error({text, ""});
  } else if (plan.hints) {
    diagnostics.note(text);
  }
}

void give_hints(const Plan& plan, const Observations& seen, const Totals& totals,
                Diagnostics& diagnostics) {
  HintSample sample{{}, {totals.entries, true}, totals.all_malformed};
  // The prefilter has kept most entries from being judged; it is used on files only.
  std::vector<std::string> files = plan.paths;
  std::erase_if(files, [](const std::string& path) { return !can_be_read_twice(path); });
  const bool sampled = plan.candidates && !files.empty();
  if (sampled) sample = sample_for_hints(plan, std::move(files));
  sample.seen.merge(seen);
  // Lines that the prefilter ruled out are not counted; now they may be the reason.
  if (totals.malformed == 0 && sample.malformed > 0 && plan.malformed == MalformedLines::show) {
    std::string text = malformed_lines_are(sample.malformed);
    if (!sample.judged.all) text += fmt::format(", of the first {}", sample.size());
    diagnostics.note(text);
  }
  if (sampled) sample.judged.count += seen.entries;  // of the other inputs
  for (const std::string& hint :
       no_match_hints(plan.query, sample.seen, sample.judged, plan.render.zone)) {
    diagnostics.note(hint);
  }
}

}  // namespace gsaw
