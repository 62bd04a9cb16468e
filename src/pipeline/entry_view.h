// The selected entries, rendered by the workers and written in order.
#pragma once

#include <string>
#include <vector>

#include "pipeline/output_stream.h"
#include "pipeline/view.h"
#include "render/render_settings.h"

namespace gsaw {

class EntryView : public View {
 public:
  // Both must outlive it.
  EntryView(const RenderSettings& settings, OutputStream& out) : settings_(settings), out_(out) {}

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;

 private:
  const RenderSettings& settings_;
  OutputStream& out_;
};

}  // namespace gsaw
