// The one interface of every form in which transactions are shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "analyze/trace.h"
#include "base/function_ref.h"
#include "record/record.h"
#include "render/render_settings.h"
#include "render/renderer.h"
#include "render/screen.h"

namespace gsaw {

// How a trace's entries are got at. `entry(i)` is the record of entry i, valid until the next call;
// none when its file was changed. `origin(i)` is where that entry stands.
struct TraceSource {
  FunctionRef<const Record*(std::size_t)> entry;
  FunctionRef<EntryOrigin(std::size_t)> origin;
};

// Shows traces, one after another: begin(), append() for each, end(); what these append makes the
// whole output. When there is no trace none of them is called.
class TraceRenderer {
 public:
  virtual ~TraceRenderer() = default;
  virtual void begin(std::string& out);
  virtual void append(std::string& out, const Trace& trace, const TraceSource& source) = 0;
  virtual void end(std::string& out);

  // Entries of those traces that this form has no place for, as they lack something, and what
  // that is: "a time".
  virtual std::uint64_t left_out() const;
  virtual std::string_view lacking() const;
};

// In the format of `settings`, of those that transactions have. Both must outlive it.
std::unique_ptr<TraceRenderer> make_trace_renderer(const RenderSettings& settings,
                                                   const Screen& screen);

}  // namespace gsaw
