// The selected entries counted by the patterns of their messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "analyze/joined_patterns.h"
#include "analyze/pattern_table.h"
#include "base/diagnostics.h"
#include "pipeline/patterns_settings.h"
#include "pipeline/summed_view.h"

namespace gsaw {

// Holds a row for each pattern, and no entries; patterns are joined when all are known.
class PatternsView : public SummedView<PatternTable> {
 public:
  // `first`: -m, of the rows. All else must outlive it.
  PatternsView(const PatternsSettings& settings, std::optional<std::uint64_t> first,
               const RenderSettings& render, const Screen& screen, OutputStream& out,
               Diagnostics& diagnostics);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override { return std::make_unique<Chunk>(); }

  // After finish(): how many rows there are, those that -m leaves out as well.
  std::size_t size() const { return size_; }
  // After finish(): the same patterns as another table. Not more than `first`; says how many
  // there are. `settings` are of the same sides.
  std::size_t write(const PatternsSettings& settings, std::optional<std::uint64_t> first,
                    OutputStream& out) const;

 private:
  void merge(PatternTable& later, const ChunkResult&) override { table_.merge(later); }
  void show() override;

  const PatternsSettings& settings_;
  const std::optional<std::uint64_t> first_;
  Diagnostics& diagnostics_;
  std::vector<JoinedPattern> patterns_;  // of all entries
  std::size_t size_ = 0;
};

}  // namespace gsaw
