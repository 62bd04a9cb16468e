// Entries on their way to be folded: each with what is compared of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "record/time_zone.h"
#include "render/key_filter.h"
#include "render/render_settings.h"
#include "render/renderer.h"

namespace gsaw {

// An entry as append_frame() writes it: `sameness` is what it shows but for its time, the same of
// those that are folded; `time` that of it, empty where it shows none.
struct EntryFrame {
  bool repeats = false;  // the one before it in its text; then sameness and shown are left out
  std::string_view sameness, time, shown;
};

void append_frame(std::string& out, const EntryFrame& frame);
// Takes the first frame off `frames`, which is not empty and holds whole ones.
EntryFrame take_frame(std::string_view& frames);

// Appends frames (entry_fold.h goes on with them) in place of text. Where something stands before
// in the same text, it is the frame of the entry appended before.
class FoldingRenderer final : public Renderer {
 public:
  explicit FoldingRenderer(const RenderSettings& settings);
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  std::string_view time_text(const Record& record);

  const RenderSettings shown_settings_, same_settings_;
  const bool asks_for_time_;
  const KeyFilter hidden_;
  const std::unique_ptr<Renderer> shown_, same_;
  TimeFormatter times_;
  std::string shown_text_, sameness_, last_sameness_;
};

}  // namespace gsaw
