// A transaction as a timeline: a head, a line for each entry, and where the time went.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "render/palette.h"
#include "render/render_settings.h"
#include "render/trace_renderer.h"

namespace gsaw {

// With an empty line between them. What each line shows behind the level is the entry as pretty
// output shows it, without what the head or the line itself says.
class Timeline final : public TraceRenderer {
 public:
  // All must outlive it.
  Timeline(const RenderSettings& settings, const Screen& screen);

  void append(std::string& out, const Trace& trace, const TraceSource& source) override;

 private:
  // Of the trace at hand.
  struct Layout;

  std::string painted(std::string_view text, const Sgr& style) const;
  std::string times_of(const Trace& trace) const;
  void append_head(std::string& out, const Trace& trace);
  void append_counts(std::string& out, const Trace& trace);
  std::vector<std::string> append_common(std::string& out, const Trace& trace,
                                         const TraceSource& source);
  std::string origin_text(const EntryOrigin& origin) const;
  std::size_t widest_origin(const Trace& trace, const TraceSource& source) const;
  void append_row(std::string& out, const Trace& trace, const Layout& layout, std::size_t index,
                  const EntryOrigin& origin, std::string_view rendered);
  void append_stretch(std::string& out, const Trace& trace, const Layout& layout,
                      const Stretch& stretch);
  void append_summary(std::string& out, const Trace& trace, const Layout& layout);

  const RenderSettings& settings_;
  const Screen screen_;
  const Palette& palette_;
  bool is_first_ = true;
};

}  // namespace gsaw
