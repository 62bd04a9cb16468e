// Transactions as a page for a browser: one file, without anything from elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyze/trace.h"
#include "record/time_zone.h"
#include "render/duration_text.h"
#include "render/entry_fields.h"
#include "render/trace_renderer.h"

namespace gsaw {

// An article for each transaction: its head, a waterfall (page_waterfall.h), where the time went,
// then the entries, each folded over its fields; what is the same in all of them stands in the
// head. All that comes from logs goes through base/html_escape.h, as text of elements and in
// no attribute that a browser acts on; the page's own Content-Security-Policy lets it load nothing
// and run its own script alone. It can be read without that script.
//
// What is past these limits is left out, which the page says.
class TracePage final : public TraceRenderer {
 public:
  static constexpr std::size_t kMostEntries = 10'000;      // on the page
  static constexpr std::size_t kMostBytes = 64U << 20U;    // after which no entry begins
  static constexpr std::size_t kMostOfValue = 16U << 10U;  // bytes of one value

  // They must outlive it.
  explicit TracePage(const RenderSettings& settings);

  void append(std::string& out, const Trace& trace, const TraceSource& source) override;
  void end(std::string& out) override;

 private:
  void append_article(std::string& out, const Trace& trace, const TraceSource& source);
  void append_head(std::string& out, const Trace& trace, const TraceSource& source);
  void append_common(std::string& out, const Trace& trace, const TraceSource& source);
  void append_entries(std::string& out, const Trace& trace, const TraceSource& source);
  void append_row(std::string& out, const Trace& trace, const TraceSource& source,
                  const OffsetScale& scale, std::size_t index);
  void append_summary(std::string& out, const Trace& trace, const OffsetScale& scale,
                      std::size_t index);
  void append_details(std::string& out, const Trace& trace, const TraceSource& source,
                      std::size_t index);
  void append_field(std::string& out, const EntryField& field);
  std::string time_text(Nanoseconds time);

  const RenderSettings& settings_;
  EntryFields fields_;
  TimeFormatter times_;
  std::size_t articles_ = 0;
  std::size_t entries_ = 0, bytes_ = 0;  // on the page so far
  std::uint64_t traces_left_out_ = 0;
};

}  // namespace gsaw
