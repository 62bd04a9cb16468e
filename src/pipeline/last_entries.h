// Finds the last N entries (-n): of one input its last ones, of several the last by time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "analyze/keeper.h"
#include "analyze/last_by_time.h"
#include "base/diagnostics.h"
#include "pipeline/lane_tail.h"
#include "pipeline/view.h"

namespace gsaw {

struct LastEntriesSettings {
  std::uint64_t limit = 1;  // N, not 0
  bool first_limited =
      false;             // -m: they are the last of the first, which only reading forward finds
  bool several = false;  // there is more than one input
};

// Collects them; what becomes of them is the business of whoever derives from it.
class LastEntries : public View {
 public:
  explicit LastEntries(const LastEntriesSettings& settings);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;

  // After finish(): of several inputs, which entries time could not order.
  void report_untimed(Diagnostics& diagnostics) const;

 protected:
  // A file that some kept entry stands in.
  struct File {
    std::shared_ptr<const InputFile> file;
    std::uint32_t lane;
    bool counted = false;  // its entries' places are line numbers; else offsets
  };

  // When all is read, once: those that are to be shown, in order; lines() is final then.
  std::vector<HeldEntry> take_last();
  const File& file_of(const HeldEntry& held) const { return files_[held.entry.file]; }

 private:
  // What a lane that is done leaves behind, beside its entries.
  struct LaneRest {
    std::uint32_t lane;
    std::size_t kept;  // entries
    LineLog malformed;
  };

  std::uint32_t number_of(const ChunkResult& result);
  void end_lane();
  void count_malformed(const std::vector<HeldEntry>& shown);

  const LastEntriesSettings settings_;
  Keeper keeper_;
  LastByTime last_;
  std::optional<LaneTail> tail_;  // of the lane at hand
  std::uint32_t lane_ = 0;        // which that is
  std::vector<File> files_;
  std::vector<LaneRest> rests_;
  // Entries that time cannot order against those of other inputs.
  std::uint64_t untimed_ = 0;
  std::uint32_t untimed_file_ = 0;  // of the first
  bool some_timed_ = false;
};

}  // namespace gsaw
