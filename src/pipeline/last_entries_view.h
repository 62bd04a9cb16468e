// Shows the last N entries (-n).
#pragma once

#include <memory>
#include <vector>

#include "base/diagnostics.h"
#include "pipeline/last_entries.h"
#include "pipeline/output_stream.h"
#include "render/render_settings.h"
#include "render/renderer.h"

namespace gsaw {

class LastEntriesView : public LastEntries {
 public:
  // `render`, `out` and `diagnostics` must outlive it.
  LastEntriesView(const LastEntriesSettings& settings, const RenderSettings& render,
                  OutputStream& out, Diagnostics& diagnostics);
  // The same, as another renderer than that of `render` shows them.
  LastEntriesView(const LastEntriesSettings& settings, const RenderSettings& render,
                  std::unique_ptr<Renderer> renderer, OutputStream& out, Diagnostics& diagnostics);

  ViewNeeds needs() const override;
  void finish() override;

 private:
  void count_lines(std::vector<HeldEntry>& shown);
  void write(const std::vector<HeldEntry>& shown);

  const RenderSettings& render_;
  const std::unique_ptr<Renderer> renderer_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
};

}  // namespace gsaw
