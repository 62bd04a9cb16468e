// A run that goes on as its inputs grow: one pass over what is there, one over what comes.
#include "pipeline/follow_run.h"

#include <cassert>
#include <memory>
#include <utility>
#include <vector>

#include "input/followed_set.h"
#include "pipeline/last_entries_view.h"
#include "pipeline/make_view.h"
#include "pipeline/run_notes.h"

namespace gsaw {
namespace {

// Entries that were shown.
std::uint64_t show_last(const Plan& plan, std::deque<LaneInputs> so_far, OutputStream& out,
                        Diagnostics& diagnostics) {
  if (*plan.follow == 0 || so_far.empty()) return 0;
  const LastEntriesSettings last{*plan.follow, false, so_far.size() > 1};
  InputSet inputs(std::move(so_far));
  LastEntriesView view(last, plan.render, out, diagnostics);
  PassSettings settings = plan.pass;
  settings.max_count.reset();
  const PassResult passed = run_pass(inputs, plan.query, view, settings, diagnostics);
  report_lines(plan, view.lines(), diagnostics);
  return passed.totals.selected;
}

}  // namespace

PassResult run_followed(const Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  assert(plan.follow && !plan.tail && !plan.sort);
  const auto followed = std::make_shared<FollowedSet>(plan.paths, diagnostics);
  const std::uint64_t shown = show_last(plan, followed->take_so_far(), out, diagnostics);
  std::deque<LaneInputs> lanes(1);
  lanes.front().followed = followed;
  InputSet inputs(std::move(lanes));
  const std::unique_ptr<View> view = make_view(plan, {}, false, out, diagnostics);
  PassResult passed = run_pass(inputs, plan.query, *view, plan.pass, diagnostics);
  out.end_entries();
  report_lines(plan, view->lines(), diagnostics);
  passed.totals.selected += shown;
  return passed;
}

}  // namespace gsaw
