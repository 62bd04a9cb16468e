// A whole run: the query made ready, a pass, and what is to be said.
#include "pipeline/run.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "input/input_set.h"
#include "input/stdin_position.h"
#include "pipeline/first_pass.h"
#include "pipeline/follow_run.h"
#include "pipeline/head_of_files.h"
#include "pipeline/make_view.h"
#include "pipeline/missing_id.h"
#include "pipeline/pass.h"
#include "pipeline/run_notes.h"
#include "pipeline/run_stats.h"
#include "pipeline/unknown_names.h"
#include "query/id_mentions.h"
#include "render/entry_fold.h"
#include "render/renderer.h"
#include "render/screen_layout.h"

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

void take_figures(const PassResult& passed, RunStats& stats) {
  stats.counts = passed.totals.counts;
  stats.matched = passed.totals.selected;
  stats.malformed = passed.totals.all_malformed;
  stats.threads = passed.threads;
  stats.left_out = passed.left_out;
  stats.skips = passed.skips;
  stats.times += passed.times;
}

// Where all entries with one of several ids of -t are gone through, it can be said which have none.
std::shared_ptr<IdsMet> ids_to_meet(const Plan& plan) {
  const bool shows_all = !plan.tail && !plan.near && plan.product != Product::nothing;
  if (plan.txns.size() < 2 || !shows_all || !plan.hints) return nullptr;
  return std::make_shared<IdsMet>(plan.txns);
}

// What entries of other transactions may say; null where that is not told.
std::unique_ptr<const IdMentions> mentions_to_tell(const Plan& plan) {
  const bool shows_entries = plan.product == Product::entries || plan.product == Product::traces ||
                             plan.product == Product::txns || plan.product == Product::count;
  const bool tells = plan.hints && shows_entries && plan.pass.malformed != MalformedLines::only;
  if (!tells || plan.txns.empty()) return nullptr;
  auto mentions = std::make_unique<const IdMentions>(plan.txns.ids, plan.compile.ignore_case);
  return mentions->empty() ? nullptr : std::move(mentions);
}

// Of the pass that shows something.
PassSettings showing(const Plan& plan, const ViewNeeds& needs, const ToldOf& told_of,
                     IdsMet* ids_met) {
  PassSettings settings = plan.pass;
  if (needs.every_entry) settings.max_count.reset();
  // What stands around an entry may have any time, and so may a line that is no entry.
  if (plan.context || plan.pass.malformed == MalformedLines::fail) settings.in_order.reset();
  if (told_of.is_anywhere) settings.likely.reset();
  settings.taken = told_of.shown.get();
  if (!settings.max_count) settings.ids_met = ids_met;
  return settings;
}

// How far the pass got. Whoever has left the pager need not be told.
void tell_interrupt(const Plan& plan, const PassResult& passed, InputSet& inputs,
                    Diagnostics& diagnostics) {
  if (plan.pass.interrupt->signal() == 0) return;
  std::optional<std::uint64_t> size = inputs.size();
  if (size && inputs.holds_packed()) size.reset();
  report_interrupt(plan, passed.totals, size, diagnostics);
}

// One pass and its notes. Leaves in `stats` what it knows.
ExitCode run_query(const Plan& plan, const PreparedQuery& query, const ToldOf& told_of,
                   InputSet& inputs, OutputStream& out, Diagnostics& diagnostics, RunStats& stats) {
  const bool several = inputs.lane(1) != nullptr;
  const std::unique_ptr<View> view = make_view(plan, told_of, several, out, diagnostics);
  const StdinPosition stdin_position(plan.reads_stdin());
  const auto ids_met = told_of.ids_met ? told_of.ids_met : ids_to_meet(plan);
  PassSettings settings = showing(plan, view->needs(), told_of, ids_met.get());
  const std::unique_ptr<const IdMentions> mentions = mentions_to_tell(plan);
  settings.mentions = mentions.get();
  const PassResult passed = run_pass(inputs, query, *view, settings, diagnostics);
  out.end_entries();
  stdin_position.leave(passed.stdin_use);
  take_figures(passed, stats);
  stats.left_out += inputs.left_out();
  const std::uint64_t selected = passed.totals.selected + told_of.shown_count;
  stats.matched = selected;
  if (plan.product == Product::nothing && selected > 0) return ExitCode::matched;
  if (!out.status()) diagnostics.error(out.status().error());
  if (passed.interrupted && plan.hints) tell_interrupt(plan, passed, inputs, diagnostics);
  report_lines(plan, view->lines(), diagnostics);
  report_mentions(plan, view->lines().mentions, diagnostics);
  // Of what was not read or judged a hint could be wrong.
  const auto may_hint = [&] {
    return plan.hints && !passed.interrupted && !diagnostics.has_errors();
  };
  NameHints names;
  if (may_hint() && out.open()) {
    charge(Stage::hints, plan, stats, [&] {
      names = name_hints(plan, query, settings, view->needs().from_end, passed, inputs);
    });
  }
  const bool shows_nothing = selected > 0 && !view->why_nothing().empty();
  if (shows_nothing && may_hint()) {
    if (!names.lack_needed) diagnostics.note(view->why_nothing());
    charge(Stage::hints, plan, stats, [&] { give_side_hints(plan, passed, diagnostics); });
  }
  if (told_of.shown_count > 0 && passed.totals.selected > 0) {
    report_found_elsewhere(passed.totals.selected, diagnostics);
  }
  if (!plan.near) report_unordered(passed.skips, diagnostics);
  if (plan.hints) report_near(plan, diagnostics);
  if (selected == 0 && may_hint()) {
    charge(Stage::hints, plan, stats, [&] {
      give_hints(plan, query, passed, view->lines(), diagnostics);
      report_left_out(passed.left_out, diagnostics);
      report_missing_ids(plan, query, inputs, diagnostics);
    });
  }
  if (selected > 0 && passed.totals.entries == 0 && may_hint()) {
    report_spread_entries(plan, passed, diagnostics);
  }
  if (selected > 0 && settings.ids_met != nullptr && may_hint() && out.open()) {
    report_ids_not_met(plan, query, ids_met->not_met(), diagnostics);
  }
  if (may_hint()) {
    for (const std::string& note : names.notes) diagnostics.note(note);
  }
  if (diagnostics.has_errors()) return ExitCode::error;
  return selected > 0 && !shows_nothing ? ExitCode::matched : ExitCode::no_match;
}

// What a pass before this one could not read, this one has said again, unless it ended before.
ExitCode with_unread(const Plan& plan, const std::string& unread, ExitCode exit,
                     Diagnostics& diagnostics) {
  const bool quiet_match = plan.product == Product::nothing && exit == ExitCode::matched;
  if (unread.empty() || quiet_match || diagnostics.has_errors()) return exit;
  diagnostics.repeat_errors(unread);
  return ExitCode::error;
}

// What was likely logged with the ids of -t is shown at once, wherever it stands. What there is to
// say the pass that follows will say: it reads all.
ToldOf show_likely(const Plan& plan, InputSet& inputs, OutputStream& out, RunStats& stats) {
  ToldOf told_of{.txns = plan.txns, .shown = std::make_shared<TakenOnce>()};
  Diagnostics unsaid([](std::string_view) {});
  const auto view = make_view(plan, told_of, inputs.lane(1) != nullptr, out, unsaid);
  PassSettings settings = plan.pass;
  settings.likely = plan.likely_first;
  settings.taken = told_of.shown.get();
  told_of.ids_met = ids_to_meet(plan);
  settings.ids_met = told_of.ids_met.get();
  settings.sample_head = false;
  const PassResult passed = run_pass(inputs, plan.query, *view, settings, unsaid);
  stats.times += passed.times;
  told_of.shown_count = passed.totals.selected;
  return told_of;
}

// Where the last entries are shown with others, a pass finds them before.
ExitCode run_choosing(const Plan& plan, const PreparedQuery& query, ToldOf told_of,
                      FirstPass& first, InputSet& inputs, OutputStream& out,
                      Diagnostics& diagnostics, RunStats& stats) {
  if (plan.chooses_last()) {
    auto last = first.last_of(query, diagnostics);
    if (!last) {
      diagnostics.error({"interrupted before the last entries were known", ""});
      return ExitCode::error;
    }
    told_of.entries = std::make_shared<const ChosenEntries>(*std::move(last));
  }
  return run_query(plan, query, told_of, inputs, out, diagnostics, stats);
}

// No entry is of any transaction: a count says so, of each file where these are counted.
void count_none(const Plan& plan, const FirstPass& first, InputSet& inputs, OutputStream& out,
                RunStats& stats) {
  const auto none = first.query_for({});
  if (!none) return;
  Diagnostics unsaid([](std::string_view) {});
  const auto view = make_view(plan, {}, false, out, unsaid);
  stats.times += run_pass(inputs, *none, *view, for_all_entries(plan.pass), unsaid).times;
}

// Two passes: the first finds the transactions.
ExitCode run_whole_txns(const Plan& plan, const PreparedQuery& query, FirstPass& first,
                        InputSet& inputs, OutputStream& out, Diagnostics& diagnostics,
                        RunStats& stats) {
  const FirstPass::Transactions found = first.transactions_of(query);
  if (plan.hints && found.without_id.count > 0) {
    report_without_id(found.without_id, diagnostics);
  }
  if (found.interrupted) {
    diagnostics.error({"interrupted before the transactions were known", ""});
    return ExitCode::error;
  }
  if (found.ids.empty()) {
    // What is to be said of a query that selects nothing, or nothing of use.
    // Where not all could be read nothing is known, and this query would show what it selects.
    if (found.without_id.count > 0 || !first.unread().empty()) {
      if (plan.product == Product::count) count_none(plan, first, inputs, out, stats);
      return diagnostics.has_errors() ? ExitCode::error : ExitCode::no_match;
    }
    return run_choosing(plan, query, {plan.txns}, first, inputs, out, diagnostics, stats);
  }
  const AskedTxns txns{found.ids, plan.txns.ignore_case};
  const auto all = first.query_for(txns);
  if (all) {
    const ToldOf whole{.txns = txns, .is_anywhere = true};
    return run_choosing(plan, *all, whole, first, inputs, out, diagnostics, stats);
  }
  diagnostics.error(all.error());
  return ExitCode::error;
}

// Passes before the one that shows something find what its query depends on, and what that is
// compared with in the plan.
ExitCode run_passes(Plan& plan, InputSet& inputs, OutputStream& out, Diagnostics& diagnostics,
                    RunStats& stats) {
  FirstPass first(plan, inputs, stats, !diagnostics.has_errors());
  Result<PreparedQuery> query = first.complete_query();
  for (std::optional<SideQuery>* side : {&plan.why.query, &plan.patterns.versus}) {
    const Result<void> completed = query ? first.complete(*side) : Result<void>();
    if (!completed) query = tl::unexpected(completed.error());
  }
  if (!query) {
    diagnostics.repeat_errors(first.unread());
    diagnostics.error(query.error());
    return ExitCode::error;
  }
  report_lines(plan, first.left_out(), diagnostics);
  const ExitCode exit =
      plan.whole_txns
          ? run_whole_txns(plan, *query, first, inputs, out, diagnostics, stats)
          : run_choosing(plan, *query, {plan.txns}, first, inputs, out, diagnostics, stats);
  return with_unread(plan, first.unread(), exit, diagnostics);
}

ExitCode follow(const Plan& plan, OutputStream& out, Diagnostics& diagnostics, RunStats& stats) {
  const PassResult passed = run_followed(plan, out, diagnostics);
  take_figures(passed, stats);
  if (!out.status()) diagnostics.error(out.status().error());
  if (diagnostics.has_errors()) return ExitCode::error;
  return passed.totals.selected > 0 ? ExitCode::matched : ExitCode::no_match;
}

// As grep -m 0: nothing is looked at, not even whether the inputs are there.
bool wants_no_entry(const Plan& plan) {
  return plan.pass.max_count == 0U || (plan.product == Product::entries && plan.tail == 0U);
}

ExitCode run_nothing(const Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  // Only a count is shown of nothing, too.
  if (plan.product == Product::count) make_view(plan, {}, false, out, diagnostics)->finish();
  if (out.status()) return ExitCode::no_match;
  diagnostics.error(out.status().error());
  return ExitCode::error;
}

// What the first entries of files have is likely what those have that are shown.
void foresee_columns(const Plan& plan, InputSet& inputs, ScreenLayout& layout) {
  constexpr std::uint64_t kEntries = 200;
  const auto head = head_of_files(plan, inputs, kEntries);
  if (!head) return;
  RenderSettings settings = plan.render;
  settings.folds = false;
  const std::unique_ptr<Renderer> renderer = make_renderer(settings);
  std::string text;
  std::uint64_t count = 0;
  head->read(plan.pass.max_line, [&](const Record& record, FunctionRef<LinePlace()>) {
    if (!record.malformed) renderer->append(text, record, {});
    return ++count < kEntries;
  });
  layout.foresee(text);
}

// `layout`: none where entries are written as they are.
ExitCode run_stages(Plan& plan, ScreenLayout* layout, OutputStream& out, Diagnostics& diagnostics,
                    RunStats& stats) {
  if (plan.product == Product::entries) out.write(make_renderer(plan.render)->heading());
  if (wants_no_entry(plan)) return run_nothing(plan, out, diagnostics);
  if (plan.follow) return follow(plan, out, diagnostics, stats);
  InputSet inputs(plan.paths, diagnostics);
  if (layout != nullptr) foresee_columns(plan, inputs, *layout);
  if (plan.counts_from_newest || plan.around || plan.whole_txns || plan.chooses_last()) {
    inputs.keep_streams();
    return run_passes(plan, inputs, out, diagnostics, stats);
  }
  ToldOf told_of{.txns = plan.txns};
  if (plan.likely_first) told_of = show_likely(plan, inputs, out, stats);
  return run_query(plan, plan.query, told_of, inputs, out, diagnostics, stats);
}

// What entries are on their way from the renderers to the output: folded, laid out for a screen.
ExitCode run_laid_out(Plan& plan, OutputStream& out, Diagnostics& diagnostics, RunStats& stats) {
  std::optional<EntryFold> fold;
  if (plan.render.folds) fold.emplace(plan.render.palette, plan.screen.utf8);
  std::optional<ScreenLayout> layout;
  if (plan.render.on_screen.laid_out()) layout.emplace(plan.render);
  if (fold || layout) {
    const auto lay_out = [&](std::string_view entries, bool settled) {
      if (fold) entries = fold->fold(entries);
      if (!layout) return entries;
      if (settled) layout->foresee(entries);
      return layout->lay_out(entries);
    };
    out.lay_out_entries(lay_out, [&] { return fold ? fold->finish() : std::string_view(); });
  }
  const ExitCode exit = run_stages(plan, layout ? &*layout : nullptr, out, diagnostics, stats);
  out.lay_out_entries({});
  if (layout && plan.hints) report_cut(layout->cut_entries(), plan.screen, diagnostics);
  return exit;
}

}  // namespace

ExitCode run(Plan& plan, OutputStream& out, Diagnostics& diagnostics) {
  RunStats stats;
  const Nanoseconds begin = plan.pass.stats ? steady_now() : 0;
  const ExitCode exit = run_laid_out(plan, out, diagnostics, stats);
  if (!plan.pass.stats) return exit;
  stats.wall = steady_now() - begin;
  stats.written_bytes = out.bytes_written();
  diagnostics.note(describe(stats));
  return exit;
}

}  // namespace gsaw
