// A whole run: the query made ready, a pass, and what is to be said.
#include "pipeline/run.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/input_set.h"
#include "input/stdin_position.h"
#include "pipeline/around_view.h"
#include "pipeline/make_view.h"
#include "pipeline/newest_time.h"
#include "pipeline/pass.h"
#include "pipeline/run_notes.h"
#include "pipeline/run_stats.h"
#include "query/tree_walk.h"

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

// What is passed to a pass that comes before the one that shows something.
PassSettings first_pass(const Plan& plan) {
  PassSettings settings = plan.pass;
  settings.max_count.reset();
  settings.sample_head = false;
  settings.malformed = MalformedLines::skip;
  settings.malformed_selectable = false;
  return settings;
}

// Finds the time of the newest entry of the inputs, for `compile`. What cannot be read is added to
// `unread`, as messages; `all_named`: every input could be found.
Result<void> find_newest_time(const Plan& plan, InputSet& inputs, RunStats& stats, bool all_named,
                              std::string& unread, CompileSettings& compile) {
  Diagnostics diagnostics([&unread](std::string_view message) { unread += message; });
  NewestTimeView view;
  const auto all = prepare(make_node(MatchAll{}), {});
  const PassResult passed = run_pass(inputs, *all, view, first_pass(plan), diagnostics);
  stats.times += passed.times;
  if (passed.interrupted) return fail("interrupted before the newest entry was known");
  if (!view.newest()) {
    const bool all_read = all_named && unread.empty();
    return fail(fmt::format("times from the `end` of the input: no entry {}has a time",
                            all_read ? "" : "that could be read "));
  }
  compile.newest = *view.newest();
  if (!plan.time_limits) return {};
  return check_time_limits(*plan.time_limits, view.newest(), plan.render.zone);
}

// True for what `tree` is and for what is near it.
NodePtr with_near(const Node& tree, HostWindows windows) {
  std::vector<NodePtr> either;
  either.push_back(copy_of(tree));
  if (const auto hull = windows.hull()) {
    // By the time alone most entries, and their lines, are ruled out.
    const FieldName time{"time", false, Role::time, {}};
    std::vector<NodePtr> between, near;
    between.push_back(make_node(TimeOrdered{time, Order::greater_equal, {false, hull->first}, {}}));
    between.push_back(make_node(TimeOrdered{time, Order::less_equal, {false, hull->last}, {}}));
    near.push_back(make_node(And{std::move(between)}));
    near.push_back(make_node(Near{std::make_shared<const HostWindows>(std::move(windows))}));
    either.push_back(make_node(And{std::move(near)}));
  }
  return make_node(Or{std::move(either)});
}

// The query of which the entries are shown: `query`, and what is near its matches. As above.
Result<PreparedQuery> with_neighbours(const Plan& plan, const PreparedQuery& query,
                                      const CompileSettings& compile, InputSet& inputs,
                                      RunStats& stats, std::string& unread) {
  std::string messages;
  Diagnostics diagnostics([&](std::string_view message) { messages += message; });
  AroundView view(*plan.around);
  PassSettings settings = first_pass(plan);
  const PassResult passed = run_pass(inputs, query, view, settings, diagnostics);
  stats.times += passed.times;
  if (unread.empty()) unread = std::move(messages);
  if (passed.interrupted) return fail("interrupted before all matching entries were known");
  return prepare(with_near(*query.tree, view.take_windows()), compile);
}

// The query that is known only when the inputs were read: what is said of find_newest_time() holds.
Result<PreparedQuery> query_of_first_passes(const Plan& plan, InputSet& inputs, RunStats& stats,
                                            bool all_named, std::string& unread) {
  CompileSettings compile = plan.compile;
  if (plan.counts_from_newest) {
    const auto found = find_newest_time(plan, inputs, stats, all_named, unread, compile);
    if (!found) return tl::unexpected(found.error());
  }
  auto query = prepare(plan.query.tree, compile);
  if (query && plan.around) query = with_neighbours(plan, *query, compile, inputs, stats, unread);
  // As of the plan's own query.
  if (query && plan.query.finder == nullptr) query->finder.reset();
  return query;
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
  const PassResult passed = run_pass(inputs, query, *view, plan.pass, diagnostics);
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

// Several passes: those before the last find what `end` stands for, and what matches stand near.
ExitCode run_twice(const Plan& plan, InputSet& inputs, OutputStream& out, Diagnostics& diagnostics,
                   RunStats& stats) {
  std::string unread;
  const auto query = query_of_first_passes(plan, inputs, stats, !diagnostics.has_errors(), unread);
  if (!query) {
    diagnostics.repeat_errors(unread);
    diagnostics.error(query.error());
    return ExitCode::error;
  }
  const ExitCode exit = run_query(plan, *query, inputs, out, diagnostics, stats);
  const bool quiet_match = plan.product == Product::nothing && exit == ExitCode::matched;
  // The last pass has said again what cannot be read, unless it ended before.
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
  if (plan.counts_from_newest || plan.around) {
    return run_twice(plan, inputs, out, diagnostics, stats);
  }
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
