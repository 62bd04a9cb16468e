// Entries over time as they come, for carbon: each stretch of time once it is over.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "analyze/value_groups.h"
#include "base/diagnostics.h"
#include "pipeline/histogram_settings.h"
#include "pipeline/output_stream.h"
#include "pipeline/unread_roles.h"
#include "pipeline/view.h"

namespace gsaw {

// Writes the lines of a stretch when this machine's clock says that it is over, empty ones too;
// with its whole count again when entries of it come later, as carbon takes the last line of a
// second. The first is the one that begins after the feed was made, so that none is sent in part;
// the last one is sent early when nothing more can come, and not at all when the run is
// interrupted. Entries whose time is further than kNear from the clock are counted in none of them,
// which is said.
class GraphiteFeed : public View {
 public:
  static constexpr Nanoseconds kNear = kNanosPerHour;
  // Or so many stretches, where these are more.
  static constexpr std::int64_t kNearStretches = 10;

  using Clock = Nanoseconds (*)();

  // `settings` has a step, of whole seconds. All must outlive it.
  GraphiteFeed(const HistogramSettings& settings, OutputStream& out, Diagnostics& diagnostics,
               Clock clock);

  ViewNeeds needs() const override {
    return {.line_places = true, .at_least_every = kNanosPerSecond / 2, .every_entry = true};
  }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  void cut_short() override;

 private:
  struct Stretch {
    std::uint64_t count = 0;
    std::map<std::uint32_t, std::uint64_t> groups;
    bool is_changed = true;  // since it was sent
  };

  Nanoseconds near() const;
  void merge(ChunkProduct& product);
  void send_until(std::int64_t end);
  void forget_until(std::int64_t end);
  void end();

  const HistogramSettings& settings_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  const Clock clock_;
  const Nanoseconds step_;
  const std::int64_t first_;  // stretch, by the number of steps since 1970
  std::int64_t next_;         // that was never sent
  ValueGroups groups_;
  std::map<std::int64_t, Stretch> stretches_;
  UnreadRoles unread_;
  std::atomic<std::uint64_t> early_ = 0, far_ = 0;  // entries that are counted nowhere
};

}  // namespace gsaw
