// The selected entries over time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analyze/time_buckets.h"
#include "base/diagnostics.h"
#include "pipeline/histogram_settings.h"
#include "pipeline/summed_view.h"

namespace gsaw {

// Entries without a time are counted as such.
class HistogramView : public SummedView<TimeBuckets> {
 public:
  // All must outlive it.
  HistogramView(const HistogramSettings& settings, const RenderSettings& render,
                const Screen& screen, OutputStream& out, Diagnostics& diagnostics);

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;

 private:
  void merge(TimeBuckets& later, const ChunkResult&) override { table_.merge(later); }
  void show() override;
  void write(const Histogram& histogram);
  void note_longer(const Histogram& histogram);

  const HistogramSettings& settings_;
  Diagnostics& diagnostics_;
};

}  // namespace gsaw
