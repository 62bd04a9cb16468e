// The selected entries counted by the values of fields.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "analyze/count_table.h"
#include "base/diagnostics.h"
#include "pipeline/count_by_settings.h"
#include "pipeline/summed_view.h"

namespace gsaw {

// Holds a row for each combination of values (see ValueGroups), and no entries.
class CountByView : public SummedView<CountTable> {
 public:
  // `first`: -m, of the rows. All else must outlive it.
  CountByView(const CountBySettings& settings, std::optional<std::uint64_t> first,
              const RenderSettings& render, const Screen& screen, OutputStream& out,
              Diagnostics& diagnostics);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;

 private:
  void merge(CountTable& later, const ChunkResult&) override { table_.merge(later); }
  void show() override;
  void write_rows();

  const CountBySettings& settings_;
  const std::optional<std::uint64_t> first_;
  Diagnostics& diagnostics_;
};

}  // namespace gsaw
