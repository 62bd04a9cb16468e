// What must be known of the inputs before a query can be asked of them.
#include "pipeline/first_pass.h"

#include <fmt/format.h>

#include <limits>
#include <string_view>
#include <utility>

#include "pipeline/around_view.h"
#include "pipeline/moments_view.h"
#include "pipeline/newest_time.h"
#include "pipeline/pass.h"
#include "pipeline/txn_ids_view.h"
#include "query/tree_walk.h"
#include "record/pasted_id.h"

namespace gsaw {
namespace {

constexpr const char* kInterrupted = "interrupted before all matching entries were known";

// True for what is near a match, and for the matches of `tree` itself; where only some of these
// count, `limited`, for them alone, which are near.
NodePtr with_near(const Node& tree, HostWindows windows, bool limited) {
  std::vector<NodePtr> either;
  if (!limited) either.push_back(copy_of(tree));
  if (const auto hull = windows.hull()) {
    // By the time alone most entries, and their lines, are ruled out.
    const FieldName time{"time", false, Role::time, {}};
    std::vector<NodePtr> between, near;
    between.push_back(make_node(TimeOrdered{time, Order::greater_equal, {false, hull->first}, {}}));
    between.push_back(make_node(TimeOrdered{time, Order::less_equal, {false, hull->last}, {}}));
    near.push_back(make_node(And{std::move(between)}));
    near.push_back(make_node(Near{std::make_shared<const HostWindows>(std::move(windows))}));
    either.push_back(make_node(And{std::move(near)}));
  } else if (limited) {
    // None that counts has a time: as if nothing matched.
    std::vector<NodePtr> none;
    none.push_back(copy_of(tree));
    none.push_back(make_node(Near{std::make_shared<const HostWindows>(std::move(windows))}));
    either.push_back(make_node(And{std::move(none)}));
  }
  return make_node(Or{std::move(either)});
}

// The entries that would be shown without --around, of those that have a time.
MomentsView::Choice chosen_moments(const Plan& plan, bool several) {
  const bool is_sorted = plan.is_sorted(several);
  const bool by_time = is_sorted && plan.sort->by == SortSettings::By::time;
  return {plan.around_limits.first, plan.around_limits.last, by_time,
          by_time || (!is_sorted && several), is_sorted && plan.sort->turned};
}

// Those of `tree` that have a time, be it any.
NodePtr with_time(const Node& tree) {
  std::vector<NodePtr> both;
  both.push_back(copy_of(tree));
  both.push_back(make_node(TimeOrdered{{"time", false, Role::time, {}},
                                       Order::greater_equal,
                                       {false, std::numeric_limits<Nanoseconds>::min()},
                                       {}}));
  return make_node(And{std::move(both)});
}

}  // namespace

// To fail on any malformed line every line must be read.
Result<PreparedQuery> FirstPass::prepared(std::shared_ptr<const Node> tree,
                                          const CompileSettings& compile) const {
  auto query = prepare(std::move(tree), compile);
  if (query && plan_.pass.malformed == MalformedLines::fail) query->finder.reset();
  return query;
}

Result<void> FirstPass::find_newest_time() {
  Diagnostics diagnostics([this](std::string_view message) { unread_ += message; });
  NewestTimeView view;
  const auto all = prepare(make_node(MatchAll{}), {});
  PassSettings settings = for_all_entries(plan_.pass);
  settings.newest_only = true;
  const PassResult passed = run_pass(inputs_, *all, view, settings, diagnostics);
  stats_.times += passed.times;
  if (passed.interrupted) return fail("interrupted before the newest entry was known");
  if (!view.newest()) {
    const bool all_read = all_named_ && unread_.empty();
    return fail(fmt::format("times from the `end` of the input: no entry {}has a time",
                            all_read ? "" : "that could be read "));
  }
  compile_.newest = *view.newest();
  if (!plan_.time_limits) return {};
  return check_time_limits(*plan_.time_limits, view.newest(), plan_.render.zone);
}

Result<PreparedQuery> FirstPass::with_neighbours(const PreparedQuery& query) {
  const bool limited = plan_.around_limits.any();
  auto windows = limited ? windows_of_some(query) : windows_of_all(query);
  if (!windows) return tl::unexpected(windows.error());
  return prepared(with_near(*query.tree, *std::move(windows), limited), compile_);
}

Result<HostWindows> FirstPass::windows_of_all(const PreparedQuery& query) {
  AroundView view(*plan_.around);
  if (!find_windows(query, view, {})) return fail(kInterrupted);
  return view.take_windows();
}

// Which entries count among those that match is known here alone, and so who has no time.
Result<HostWindows> FirstPass::windows_of_some(const PreparedQuery& query) {
  const MomentsView::Choice choice = chosen_moments(plan_, inputs_.lane(1) != nullptr);
  const auto timed = prepared(with_time(*query.tree), compile_);
  if (!timed) return tl::unexpected(timed.error());
  MomentsView view(choice);
  if (!find_windows(*timed, view, choice.stops_early() ? choice.first : std::nullopt)) {
    return fail(kInterrupted);
  }
  left_out_ = view.lines();
  return view.windows(*plan_.around);
}

// False when it was interrupted.
bool FirstPass::find_windows(const PreparedQuery& query, View& view,
                             std::optional<std::uint64_t> max_count) {
  std::string messages;
  Diagnostics diagnostics([&](std::string_view message) { messages += message; });
  PassSettings settings = for_all_entries(plan_.pass);
  settings.max_count = max_count;
  const PassResult passed = run_pass(inputs_, query, view, settings, diagnostics);
  stats_.times += passed.times;
  if (unread_.empty()) unread_ = std::move(messages);
  return !passed.interrupted;
}

Result<PreparedQuery> FirstPass::complete_query() {
  if (plan_.counts_from_newest) {
    const auto found = find_newest_time();
    if (!found) return tl::unexpected(found.error());
  }
  auto query = prepared(plan_.query.tree, compile_);
  if (query && plan_.around) query = with_neighbours(*query);
  return query;
}

Result<void> FirstPass::complete(std::optional<SideQuery>& side) const {
  if (!side || !plan_.counts_from_newest) return {};
  auto query = prepare(side->query.tree, compile_);
  if (!query) return tl::unexpected(query.error());
  side->query = *std::move(query);
  return {};
}

// Said to `diagnostics`: how they were chosen.
std::optional<ChosenEntries> FirstPass::last_of(const PreparedQuery& query,
                                                Diagnostics& diagnostics) {
  std::string messages;
  Diagnostics kept_back([&](std::string_view message) { messages += message; });
  LastChoice view({*plan_.tail, plan_.pass.max_count.has_value(), inputs_.lane(1) != nullptr});
  PassSettings settings = plan_.pass;
  settings.sample_head = false;
  settings.in_order.reset();
  const PassResult passed = run_pass(inputs_, query, view, settings, kept_back);
  stats_.times += passed.times;
  if (unread_.empty()) unread_ = std::move(messages);
  if (passed.interrupted) return std::nullopt;
  view.report_untimed(diagnostics);
  return view.take();
}

FirstPass::Transactions FirstPass::transactions_of(const PreparedQuery& query) {
  Diagnostics diagnostics([this](std::string_view message) { unread_ += message; });
  TxnIdsView view(plan_.txns);
  const PassResult passed =
      run_pass(inputs_, query, view, for_all_entries(plan_.pass), diagnostics);
  stats_.times += passed.times;
  return {view.take(), view.without_id(), passed.interrupted};
}

Result<PreparedQuery> FirstPass::query_for(const AskedTxns& txns) const {
  CompileSettings exactly;
  exactly.ignore_case = txns.ignore_case;
  const bool are_asked_for = !plan_.txns.empty();
  return prepared(make_node(TxnIs{are_asked_for ? readings_of_all(txns.ids) : txns.ids}), exactly);
}

}  // namespace gsaw
