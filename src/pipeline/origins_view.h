// Who wrote the selected entries: services and hosts, and how many of the entries are errors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "analyze/count_table.h"
#include "base/diagnostics.h"
#include "pipeline/summed_view.h"
#include "render/result_table.h"

namespace gsaw {

// A row for each service, or where an entry names none its logger, and host: those with the most
// errors (level err and worse) first. Holds no entries.
class OriginsView : public SummedView<CountTable> {
 public:
  // `first`: so many rows are shown. All else must outlive it.
  OriginsView(std::size_t first, const RenderSettings& render, const Screen& screen,
              OutputStream& out, Diagnostics& diagnostics);

  ViewNeeds needs() const override { return {.every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;

  // After finish(), of all entries: `first`, `last` where there is a time.
  struct Totals {
    CountRow entries, errors;
    std::size_t rows = 0;
  };
  const Totals& totals() const { return totals_; }

 private:
  struct Row {
    std::uint32_t group;  // one that has its values
    std::uint64_t entries = 0, errors = 0;
    Nanoseconds last = CountRow().last;
  };

  void merge(CountTable& later, const ChunkResult&) override { table_.merge(later); }
  void show() override;
  std::vector<Row> rows();
  void set_cells(const Row& row, std::vector<ResultCell>& cells) const;

  const std::size_t first_;
  Diagnostics& diagnostics_;
  Totals totals_;
};

}  // namespace gsaw
