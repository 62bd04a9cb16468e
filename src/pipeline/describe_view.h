// How the numbers of fields are spread in the selected entries.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyze/spread_table.h"
#include "base/diagnostics.h"
#include "pipeline/describe_settings.h"
#include "pipeline/summed_view.h"

namespace gsaw {

class DescribeView : public SummedView<SpreadTable> {
 public:
  // `first`: -m, of the groups. All else must outlive it.
  DescribeView(const DescribeSettings& settings, std::optional<std::uint64_t> first,
               const RenderSettings& render, const Screen& screen, OutputStream& out,
               Diagnostics& diagnostics);

  ViewNeeds needs() const override {
    return {.line_places = true, .counted_later = true, .every_entry = true};
  }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;

 private:
  void merge(SpreadTable& later, const ChunkResult& of) override;
  void show() override;
  std::string why_no_numbers() const;

  const DescribeSettings& settings_;
  const std::optional<std::uint64_t> first_;
  Diagnostics& diagnostics_;
  std::vector<std::shared_ptr<const InputFile>> files_;
};

}  // namespace gsaw
