// Which views a plan asks for of what is followed.
#include "pipeline/follow_views.h"

#include <cassert>
#include <utility>

#include "base/stage_timer.h"
#include "base/wall_clock.h"
#include "pipeline/graphite_feed.h"
#include "pipeline/last_entries_view.h"
#include "pipeline/make_view.h"
#include "pipeline/synced_view.h"
#include "pipeline/trace_feed.h"
#include "pipeline/txn_feed.h"

namespace gsaw {
namespace {

std::unique_ptr<View> make_coming_entries(const Plan& plan, OutputStream& out,
                                          Diagnostics& diagnostics) {
  if (!plan.sync) return make_view(plan, {}, false, out, diagnostics);
  return std::make_unique<SyncedView>(*plan.sync, plan.render, out, diagnostics, steady_now);
}

}  // namespace

FollowViews make_follow_views(const Plan& plan, bool several, OutputStream& out,
                              Diagnostics& diagnostics) {
  assert(plan.follow);
  const LastEntriesSettings last{*plan.follow, false, several};
  switch (plan.product) {
    case Product::entries: {
      FollowViews views{make_coming_entries(plan, out, diagnostics), nullptr};
      if (*plan.follow > 0) {
        views.so_far = std::make_unique<LastEntriesView>(last, plan.render, out, diagnostics);
      }
      return views;
    }
    case Product::traces: {
      auto feed =
          std::make_unique<TraceFeed>(plan.txns, plan.render, plan.screen, out, diagnostics);
      auto so_far = *plan.follow > 0 ? feed->make_first_view(last) : nullptr;
      return {std::move(feed), std::move(so_far)};
    }
    case Product::histogram:
      return {std::make_unique<GraphiteFeed>(plan.histogram, out, diagnostics, wall_clock),
              nullptr};
    case Product::txns:
      return {std::make_unique<TxnFeed>(plan.txn_feed, plan.txns, plan.pass.max_count, plan.render,
                                        plan.screen, out, diagnostics, steady_now),
              nullptr};
    default:
      return {make_view(plan, {}, false, out, diagnostics), nullptr};
  }
}

}  // namespace gsaw
