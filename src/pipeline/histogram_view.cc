// The selected entries over time: buckets of each chunk, merged.
#include "pipeline/histogram_view.h"

#include <fmt/format.h>

#include "base/amount_text.h"
#include "pipeline/bar_parts.h"
#include "pipeline/bucket_taker.h"
#include "pipeline/grouping.h"
#include "pipeline/histogram_data.h"
#include "render/duration_text.h"

namespace gsaw {
namespace {

// Whoever keeps times by carbon expects multiples since 1970, whatever is shown.
TimeZone zone_of(const RenderSettings& render) {
  return render.format == OutputFormat::graphite ? TimeZone() : render.zone;
}

}  // namespace

HistogramView::HistogramView(const HistogramSettings& settings, const RenderSettings& render,
                             const Screen& screen, OutputStream& out, Diagnostics& diagnostics)
    : SummedView(TimeBuckets(settings.step, settings.by.size(), zone_of(render),
                             TimeBuckets::kMostGroupBytes),
                 render, screen, out),
      settings_(settings),
      diagnostics_(diagnostics) {}

std::unique_ptr<EntryTaker> HistogramView::make_taker() {
  return std::make_unique<BucketTaker>(settings_);
}

std::unique_ptr<ChunkProduct> HistogramView::make_product() {
  return std::make_unique<Chunk>(
      TimeBuckets(settings_.step, settings_.by.size(), zone_of(render_)));
}

void HistogramView::write(const Histogram& histogram) {
  std::vector<std::uint64_t> counts;
  for (const Histogram::Bucket& bucket : histogram.buckets) counts.push_back(bucket.count);
  const std::vector<Standing> standings = standing_out(counts);
  const HistogramData data{histogram, standings, settings_.by, table_.groups()};
  std::string text;
  switch (render_.format) {
    case OutputFormat::json:
      append_json(text, data);
      break;
    case OutputFormat::graphite:
      append_graphite(text, data, settings_.graphite_prefix);
      break;
    case OutputFormat::csv:
    case OutputFormat::tsv:
      write_columns(data, render_, screen_,
                    [this](std::string_view piece) { return out_.write(piece); });
      break;
    default: {
      BarParts parts = bar_parts(settings_.by, table_.groups(), histogram);
      append_bars(text, {histogram, standings, std::move(parts.parts), std::move(parts.of_group)},
                  render_, screen_);
    }
  }
  out_.write(text);
}

void HistogramView::note_longer(const Histogram& histogram) {
  if (!settings_.step || histogram.step == *settings_.step) return;
  diagnostics_.note(fmt::format("--histogram: there would be more than {} steps of {}; they are {}",
                                grouped(TimeBuckets::kMostAsked),
                                duration_text(*settings_.step, screen_.utf8),
                                duration_text(histogram.step, screen_.utf8)));
}

void HistogramView::show() {
  // Carbon has one value for a second.
  const Nanoseconds least = render_.format == OutputFormat::graphite ? kNanosPerSecond : 1;
  const Histogram histogram = table_.histogram(settings_.most_shown, least);
  if (histogram.buckets.empty()) {
    why_nothing_ = "the matching entries have no time";
  } else if (settings_.is_by_asked) {
    why_nothing_ = why_no_values(settings_.by, table_.groups());
  }
  if (!why_nothing_.empty()) return;
  write(histogram);
  note_longer(histogram);
  if (const std::uint64_t left_out = table_.left_out()) {
    diagnostics_.note(
        fmt::format("--histogram: there are more values than memory is set aside for: {} with "
                    "values that came late {} in the counts of all alone",
                    counted_entries(left_out), left_out == 1 ? "is" : "are"));
  }
}

}  // namespace gsaw
