// How the numbers of fields are spread in the selected entries.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "analyze/spread_table.h"
#include "base/diagnostics.h"
#include "pipeline/describe_settings.h"
#include "pipeline/output_stream.h"
#include "pipeline/unread_roles.h"
#include "pipeline/view.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// Holds what SpreadTable does, and no entries.
class DescribeView : public View {
 public:
  // `first`: -m, of the groups. All else must outlive it.
  DescribeView(const DescribeSettings& settings, std::optional<std::uint64_t> first,
               const RenderSettings& render, const Screen& screen, OutputStream& out,
               Diagnostics& diagnostics);

  ViewNeeds needs() const override { return {.line_places = true, .every_entry = true}; }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  std::string_view why_nothing() const override { return why_nothing_; }

 private:
  std::uint32_t number_of(const std::shared_ptr<const InputFile>& file);

  const DescribeSettings& settings_;
  const std::optional<std::uint64_t> first_;
  const RenderSettings& render_;
  const Screen& screen_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  SpreadTable table_;
  std::vector<std::shared_ptr<const InputFile>> files_;
  UnreadRoles unread_;
  std::string_view why_nothing_;
};

}  // namespace gsaw
