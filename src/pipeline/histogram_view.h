// The selected entries over time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/time_buckets.h"
#include "base/diagnostics.h"
#include "pipeline/histogram_settings.h"
#include "pipeline/output_stream.h"
#include "pipeline/unread_roles.h"
#include "pipeline/view.h"
#include "render/histogram_bars.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// Holds what TimeBuckets does, and no entries. Entries without a time are counted as such.
class HistogramView : public View {
 public:
  // All must outlive it.
  HistogramView(const HistogramSettings& settings, const RenderSettings& render,
                const Screen& screen, OutputStream& out, Diagnostics& diagnostics);

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  std::string_view why_nothing() const override { return why_nothing_; }

 private:
  void write(const Histogram& histogram);
  void note_longer(const Histogram& histogram);

  const HistogramSettings& settings_;
  const RenderSettings& render_;
  const Screen& screen_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  TimeBuckets buckets_;
  UnreadRoles unread_;
  std::string_view why_nothing_;
};

}  // namespace gsaw
