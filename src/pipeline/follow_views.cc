// Which views a plan asks for of what is followed.
#include "pipeline/follow_views.h"

#include <cassert>

#include "base/stage_timer.h"
#include "base/wall_clock.h"
#include "pipeline/graphite_feed.h"
#include "pipeline/last_entries_view.h"
#include "pipeline/make_view.h"
#include "pipeline/synced_view.h"

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
  switch (plan.product) {
    case Product::entries: {
      FollowViews views{nullptr, make_coming_entries(plan, out, diagnostics)};
      if (*plan.follow == 0) return views;
      const LastEntriesSettings last{*plan.follow, false, several};
      views.so_far = std::make_unique<LastEntriesView>(last, plan.render, out, diagnostics);
      return views;
    }
    case Product::histogram:
      return {nullptr,
              std::make_unique<GraphiteFeed>(plan.histogram, out, diagnostics, wall_clock)};
    default:
      return {nullptr, make_view(plan, {}, false, out, diagnostics)};
  }
}

}  // namespace gsaw
