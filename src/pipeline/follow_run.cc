// A run that goes on as its inputs grow: one pass over what is there, one over what comes.
#include "pipeline/follow_run.h"

#include <cassert>
#include <deque>
#include <memory>
#include <utility>

#include "input/followed_set.h"
#include "pipeline/follow_views.h"
#include "pipeline/run_notes.h"

namespace gsaw {
namespace {

// One pass and its notes. `max_count`: of the entries that count.
PassResult show(const Plan& plan, std::deque<LaneInputs> lanes, View& view,
                std::optional<std::uint64_t> max_count, Diagnostics& diagnostics) {
  PassSettings settings = plan.pass;
  settings.inputs_see_interrupt = !lanes.empty() && lanes.front().followed != nullptr;
  InputSet inputs(std::move(lanes));
  settings.max_count = view.needs().every_entry ? std::nullopt : max_count;
  PassResult passed = run_pass(inputs, plan.query, view, settings, diagnostics);
  report_lines(plan, view.lines(), diagnostics);
  if (passed.totals.selected == 0 || view.why_nothing().empty()) return passed;
  passed.totals.selected = 0;
  if (plan.hints && !diagnostics.has_errors()) diagnostics.note(view.why_nothing());
  return passed;
}

}  // namespace

PassResult run_followed(const Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  assert(plan.follow && !plan.tail && !plan.sort);
  const auto followed = std::make_shared<FollowedSet>(plan.paths, diagnostics, plan.pass.interrupt);
  std::deque<LaneInputs> so_far = followed->take_so_far();
  const FollowViews views = make_follow_views(plan, so_far.size() > 1, out, diagnostics);
  std::uint64_t shown = 0;
  if (views.so_far != nullptr && !so_far.empty()) {
    shown = show(plan, std::move(so_far), *views.so_far, std::nullopt, diagnostics).totals.selected;
  }
  std::deque<LaneInputs> lanes(1);
  lanes.front().followed = followed;
  PassResult passed = show(plan, std::move(lanes), *views.coming, plan.pass.max_count, diagnostics);
  out.end_entries();
  passed.totals.selected += shown;
  return passed;
}

}  // namespace gsaw
