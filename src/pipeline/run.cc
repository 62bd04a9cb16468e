// A whole run: the query made ready, a pass, and what is to be said.
#include "pipeline/run.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "input/input_set.h"
#include "input/stdin_position.h"
#include "pipeline/make_view.h"
#include "pipeline/newest_time.h"
#include "pipeline/pass.h"
#include "pipeline/run_notes.h"
#include "pipeline/run_stats.h"

namespace gsaw {
namespace {

// Does the work; the time it takes is the stage's.
template <class Work>
void charge(Stage stage, const Plan& plan, RunStats& stats, Work work) {
  StageTimer timer(plan.pass.stats);
  timer.enter(stage);
  work();
  stats.times += timer.stop();
}

// The plan's query with the time of the newest entry of the inputs in it. What cannot be read is
// added to `unread`, as messages; `all_named`: every input could be found.
Result<PreparedQuery> with_newest_time(const Plan& plan, InputSet& inputs, RunStats& stats,
                                       bool all_named, std::string& unread) {
  Diagnostics diagnostics([&unread](std::string_view message) { unread += message; });
  PassSettings settings = plan.pass;
  settings.max_count.reset();
  settings.sample_head = false;
  settings.malformed = MalformedLines::skip;
  settings.malformed_selectable = false;
  NewestTimeView view;
  const auto all = prepare(make_node(MatchAll{}), {});
  const PassResult passed = run_pass(inputs, *all, view, settings, diagnostics);
  stats.times += passed.times;
  if (passed.interrupted) return fail("interrupted before the newest entry was known");
  if (!view.newest()) {
    const bool all_read = all_named && unread.empty();
    return fail(fmt::format("times from the `end` of the input: no entry {}has a time",
                            all_read ? "" : "that could be read "));
  }
  if (plan.time_limits) {
    const auto checked = check_time_limits(*plan.time_limits, view.newest(), plan.render.zone);
    if (!checked) return tl::unexpected(checked.error());
  }
  CompileSettings compile = plan.compile;
  compile.newest = *view.newest();
  return prepare(plan.query.tree, compile);
}

void take_figures(const PassResult& passed, RunStats& stats) {
  stats.counts = passed.totals.counts;
  stats.matched = passed.totals.selected;
  stats.malformed = passed.totals.all_malformed;
  stats.threads = passed.threads;
  stats.times += passed.times;
}

// One pass and its notes. Leaves in `stats` what it knows.
ExitCode run_query(const Plan& plan, const PreparedQuery& query, InputSet& inputs,
                   OutputStream& out, Diagnostics& diagnostics, RunStats& stats) {
  const bool several = inputs.lane(1) != nullptr;
  const std::unique_ptr<View> view = make_view(plan, several, out, diagnostics);
  const StdinPosition stdin_position(plan.reads_stdin());
  PassSettings settings = plan.pass;
  if (view->needs().every_entry) settings.max_count.reset();
  const PassResult passed = run_pass(inputs, query, *view, settings, diagnostics);
  stdin_position.leave(passed.stdin_use);
  take_figures(passed, stats);
  const std::uint64_t selected = passed.totals.selected;
  if (plan.product == Product::nothing && selected > 0) return ExitCode::matched;
  if (!out.status()) diagnostics.error(out.status().error());
  // Whoever has left the pager need not be told.
  const bool by_signal = passed.interrupted && plan.pass.interrupt->signal() != 0;
  if (by_signal && plan.hints) report_interrupt(plan, passed.totals, inputs.size(), diagnostics);
  report_lines(plan, view->lines(), diagnostics);
  // Of what was not read or judged a hint could be wrong.
  if (selected == 0 && plan.hints && !passed.interrupted && !diagnostics.has_errors()) {
    charge(Stage::hints, plan, stats,
           [&] { give_hints(plan, query, passed, view->lines(), diagnostics); });
  }
  if (diagnostics.has_errors()) return ExitCode::error;
  return selected > 0 ? ExitCode::matched : ExitCode::no_match;
}

// Two passes: the first finds what `end` stands for.
ExitCode run_from_newest(const Plan& plan, InputSet& inputs, OutputStream& out,
                         Diagnostics& diagnostics, RunStats& stats) {
  std::string unread;
  const auto query = with_newest_time(plan, inputs, stats, !diagnostics.has_errors(), unread);
  if (!query) {
    diagnostics.repeat_errors(unread);
    diagnostics.error(query.error());
    return ExitCode::error;
  }
  const ExitCode exit = run_query(plan, *query, inputs, out, diagnostics, stats);
  const bool quiet_match = plan.product == Product::nothing && exit == ExitCode::matched;
  // The second pass has said again what cannot be read, unless it ended before.
  if (unread.empty() || quiet_match || diagnostics.has_errors()) return exit;
  diagnostics.repeat_errors(unread);
  return ExitCode::error;
}

// As grep -m 0: nothing is looked at, not even whether the inputs are there.
bool wants_no_entry(const Plan& plan) {
  return plan.pass.max_count == 0U || (plan.product == Product::entries && plan.tail == 0U);
}

ExitCode run_nothing(const Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  // Only a count is shown of nothing, too.
  if (plan.product == Product::count) make_view(plan, false, out, diagnostics)->finish();
  if (out.status()) return ExitCode::no_match;
  diagnostics.error(out.status().error());
  return ExitCode::error;
}

ExitCode run_stages(const Plan& plan, OutputStream& out, Diagnostics& diagnostics,
                    RunStats& stats) {
  if (wants_no_entry(plan)) return run_nothing(plan, out, diagnostics);
  InputSet inputs(plan.paths, diagnostics);
  if (plan.counts_from_newest) return run_from_newest(plan, inputs, out, diagnostics, stats);
  return run_query(plan, plan.query, inputs, out, diagnostics, stats);
}

}  // namespace

ExitCode run(const Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  RunStats stats;
  const Nanoseconds begin = plan.pass.stats ? steady_now() : 0;
  const ExitCode exit = run_stages(plan, out, diagnostics, stats);
  if (!plan.pass.stats) return exit;
  stats.wall = steady_now() - begin;
  stats.written_bytes = out.bytes_written();
  diagnostics.note(describe(stats));
  return exit;
}

}  // namespace gsaw
