// What those of the selected entries that match a query have, and the others have not.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "analyze/contrast_table.h"
#include "base/diagnostics.h"
#include "pipeline/summed_view.h"
#include "pipeline/why_settings.h"

namespace gsaw {

// Holds the values of fields, and no entries.
class WhyView : public SummedView<ContrastTable> {
 public:
  // `first`: -m, of the rows. All else must outlive it.
  WhyView(const WhySettings& settings, std::optional<std::uint64_t> first,
          const RenderSettings& render, const Screen& screen, OutputStream& out,
          Diagnostics& diagnostics);

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override { return std::make_unique<Chunk>(); }

 private:
  void merge(ContrastTable& later, const ChunkResult&) override { table_.merge(later); }
  void show() override;

  const WhySettings& settings_;
  const std::optional<std::uint64_t> first_;
  Diagnostics& diagnostics_;
};

}  // namespace gsaw
