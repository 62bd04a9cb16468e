// The entries of what is followed, in order of time as far as they come in time (-f -s).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "analyze/sync_window.h"
#include "base/diagnostics.h"
#include "input/block.h"
#include "pipeline/line_log.h"
#include "pipeline/output_stream.h"
#include "pipeline/view.h"
#include "render/render_settings.h"

namespace gsaw {

// Holds each entry for a while (sync_window.h). One without a time stays behind the one before it
// in its file. How many came too late is said at the end.
class SyncedView : public View {
 public:
  using Clock = Nanoseconds (*)();  // never goes back

  // `length`: of the window, not negative. All must outlive it.
  SyncedView(Nanoseconds length, const RenderSettings& render, OutputStream& out,
             Diagnostics& diagnostics, Clock clock);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;

 private:
  // By the name of its file.
  struct Source {
    std::uint32_t number = 0;
    Nanoseconds last = SyncWindow::kNoTime;  // time of its last entry that has one
  };

  Source& source_of(const InputFile& file);
  void add_entries(const ChunkResult& result, std::uint64_t entries, std::string& text);
  void report();

  const Nanoseconds length_;
  const RenderSettings& render_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  const Clock clock_;
  SyncWindow window_;
  std::map<std::string, Source> sources_;
  CountedLines late_, untimed_;
};

}  // namespace gsaw
