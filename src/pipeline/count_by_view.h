// The selected entries counted by the values of fields.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "analyze/count_table.h"
#include "base/diagnostics.h"
#include "pipeline/count_by_settings.h"
#include "pipeline/output_stream.h"
#include "pipeline/unread_roles.h"
#include "pipeline/view.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// Holds a row for each combination of values (see ValueGroups), and no entries.
class CountByView : public View {
 public:
  // `first`: -m, of the rows. All else must outlive it.
  CountByView(const CountBySettings& settings, std::optional<std::uint64_t> first,
              const RenderSettings& render, const Screen& screen, OutputStream& out,
              Diagnostics& diagnostics);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  std::string_view why_nothing() const override { return why_nothing_; }

 private:
  void write_rows();

  const CountBySettings& settings_;
  const std::optional<std::uint64_t> first_;
  const RenderSettings& render_;
  const Screen& screen_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  CountTable table_;
  UnreadRoles unread_;
  std::string_view why_nothing_;
};

}  // namespace gsaw
