// Which fields the selected entries have.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "analyze/field_table.h"
#include "base/diagnostics.h"
#include "pipeline/fields_settings.h"
#include "pipeline/summed_view.h"

namespace gsaw {

// Holds a row for each name, some of its values, and no entries.
class FieldsView : public SummedView<FieldTable> {
 public:
  // `first`: -m, of the rows. All else must outlive it.
  FieldsView(const FieldsSettings& settings, std::optional<std::uint64_t> first,
             const RenderSettings& render, const Screen& screen, OutputStream& out,
             Diagnostics& diagnostics);

  ViewNeeds needs() const override { return {.every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override { return std::make_unique<Chunk>(); }

 private:
  void merge(FieldTable& later, const ChunkResult&) override { table_.merge(later); }
  void show() override;

  const FieldsSettings& settings_;
  const std::optional<std::uint64_t> first_;
  Diagnostics& diagnostics_;
};

}  // namespace gsaw
