// The entries of transactions as they come, each with how long after the first it is (-f --trace).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "pipeline/followed_traces.h"
#include "pipeline/last_entries.h"
#include "pipeline/line_log.h"
#include "pipeline/output_stream.h"
#include "pipeline/view.h"
#include "query/txn_membership.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

class TraceFeed : public View {
 public:
  // `ids`: as of a TraceView. All else must outlive it.
  TraceFeed(const AskedTxns& ids, const RenderSettings& render, const Screen& screen,
            OutputStream& out, Diagnostics& diagnostics);

  // Shows in the same way what is there, before anything comes. The feed must outlive it.
  std::unique_ptr<View> make_first_view(const LastEntriesSettings& last);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  std::string_view why_nothing() const override;

 private:
  const RenderSettings& render_;
  const TxnMembership membership_;
  FollowedTraces traces_;
  OutputStream& out_;
  Diagnostics& diagnostics_;
  CountedLines without_id_;
};

}  // namespace gsaw
