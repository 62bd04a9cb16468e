// All selected entries, or the first or last of them, in the order of time or of a field.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "analyze/sort_key.h"
#include "analyze/sorted_runs.h"
#include "base/diagnostics.h"
#include "pipeline/entry_store.h"
#include "pipeline/inherited_times.h"
#include "pipeline/kept_writer.h"
#include "pipeline/output_stream.h"
#include "pipeline/sort_settings.h"
#include "pipeline/view.h"
#include "render/render_settings.h"

namespace gsaw {

// An entry without a time stays behind the one before it in its input, and one that has none
// before it comes first. Equal entries stay in the order of the inputs and lines; the last first
// is exactly the reverse. Of a field the largest comes first (sort_key.h), and of a field that is
// a level the worst.
class SortedView : public View {
 public:
  struct Limits {
    std::optional<std::uint64_t> first;  // -m
    std::optional<std::uint64_t> last;   // -n: of those
  };
  // All but `limits` must outlive it.
  SortedView(const SortSettings& sort, const Limits& limits, const RenderSettings& render,
             const KeptWriter::Settings& writing, OutputStream& out, Diagnostics& diagnostics);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;

 private:
  bool has_excess(std::size_t slack) const;
  void cut_to_limits(bool is_last);
  void forget_others(std::vector<KeptEntry>& entries);
  void count_unread();

  const SortSettings& sort_;
  const Limits limits_;
  const RenderSettings& render_;
  const KeptWriter::Settings writing_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  EntryStore store_;
  SortKeys keys_;
  SortedRuns runs_;
  InheritedTimes times_;
  CountedLines untimed_;  // entries that are no malformed lines
};

}  // namespace gsaw
