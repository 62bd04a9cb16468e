// Transactions that end while logs are followed: those that are worth a look (-f --txns).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/quiet_txns.h"
#include "analyze/slow_rule.h"
#include "base/diagnostics.h"
#include "pipeline/output_stream.h"
#include "pipeline/txn_feed_settings.h"
#include "pipeline/unread_roles.h"
#include "pipeline/view.h"
#include "query/txn_membership.h"
#include "render/render_settings.h"
#include "render/screen.h"
#include "render/txn_list.h"

namespace gsaw {

// A transaction has ended when nothing has come of it for kQuiet; by when entries come, not by
// their times. Its row is shown then, if the settings want it; of those that go on at the end the
// same. Entries that come later begin another row.
class TxnFeed : public View {
 public:
  static constexpr Nanoseconds kQuiet = 2 * kNanosPerSecond;

  using Clock = Nanoseconds (*)();  // never goes back

  // `ids`: as of a TxnsView. `first`: -m, of the rows. All else must outlive it.
  TxnFeed(const TxnFeedSettings& settings, const AskedTxns& ids, std::optional<std::uint64_t> first,
          const RenderSettings& render, const Screen& screen, OutputStream& out,
          Diagnostics& diagnostics, Clock clock);

  ViewNeeds needs() const override {
    return {.line_places = true, .at_least_every = kNanosPerSecond / 4, .every_entry = true};
  }
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  std::string_view why_nothing() const override;

 private:
  void show(const TxnRows& ended);
  bool is_wanted(const TxnRow& row);

  const TxnFeedSettings settings_;
  const std::optional<std::uint64_t> first_;
  const RenderSettings& render_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  const Clock clock_;
  const TxnMembership membership_;
  QuietTxns going_on_;
  SlowRule slow_;
  TxnTable table_;
  UnreadRoles unread_;
  std::uint64_t ended_ = 0, shown_ = 0;
};

}  // namespace gsaw
