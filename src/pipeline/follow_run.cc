// A run that goes on as its inputs grow: one pass over what is there, one over what comes.
#include "pipeline/follow_run.h"

#include <algorithm>
#include <cassert>
#include <deque>
#include <memory>
#include <utility>

#include "input/followed_set.h"
#include "pipeline/follow_views.h"
#include "pipeline/run_notes.h"
#include "pipeline/unknown_names.h"

namespace gsaw {
namespace {

// One pass and its notes. `max_count`: of the entries that count.
PassResult show(const Plan& plan, std::deque<LaneInputs> lanes, View& view,
                std::optional<std::uint64_t> max_count, Diagnostics& diagnostics) {
  PassSettings settings = plan.pass;
  const bool goes_on = !lanes.empty() && lanes.front().followed != nullptr;
  settings.inputs_see_interrupt = goes_on;
  settings.sample_head = settings.sample_head && !goes_on;
  InputSet inputs(std::move(lanes));
  settings.max_count = view.needs().every_entry ? std::nullopt : max_count;
  PassResult passed = run_pass(inputs, plan.query, view, settings, diagnostics);
  report_lines(plan, view.lines(), diagnostics);
  const bool may_hint = plan.hints && !passed.interrupted && !diagnostics.has_errors();
  if (may_hint && !goes_on) {
    const bool from_end = view.needs().from_end;
    for (const std::string& note :
         name_hints(plan, plan.query, settings, from_end, passed, inputs).notes) {
      diagnostics.note(note);
    }
  }
  if (passed.totals.selected == 0 || view.why_nothing().empty()) return passed;
  passed.totals.selected = 0;
  if (plan.hints && !diagnostics.has_errors()) diagnostics.note(view.why_nothing());
  return passed;
}

// What --stats tells of the pass before.
void add_figures(const PassResult& before, PassResult& passed) {
  passed.totals.entries += before.totals.entries;
  passed.totals.selected += before.totals.selected;
  passed.totals.all_malformed += before.totals.all_malformed;
  passed.totals.counts += before.totals.counts;
  passed.left_out += before.left_out;
  passed.times += before.times;
  passed.threads = std::max(passed.threads, before.threads);
}

}  // namespace

PassResult run_followed(const Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  assert(plan.follow && !plan.tail && !plan.sort);
  const auto followed = std::make_shared<FollowedSet>(plan.paths, diagnostics, plan.pass.interrupt);
  if (plan.product != Product::nothing) followed->end_with_reader_of(out.descriptor());
  std::deque<LaneInputs> so_far = followed->take_so_far();
  const FollowViews views = make_follow_views(plan, so_far.size() > 1, out, diagnostics);
  PassResult shown;
  if (views.so_far != nullptr && !so_far.empty()) {
    shown = show(plan, std::move(so_far), *views.so_far, std::nullopt, diagnostics);
    if (shown.totals.selected == 0 && !shown.interrupted && !diagnostics.has_errors()) {
      give_hints_so_far(plan, shown, views.so_far->lines(), diagnostics);
    }
  }
  std::deque<LaneInputs> lanes;
  if (out.open()) lanes.emplace_back().followed = followed;  // else nothing need come
  PassResult passed = show(plan, std::move(lanes), *views.coming, plan.pass.max_count, diagnostics);
  out.end_entries();
  add_figures(shown, passed);
  return passed;
}

}  // namespace gsaw
