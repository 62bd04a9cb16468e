// What must be known of the inputs before a query can be asked of them.
#include "pipeline/first_pass.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "pipeline/around_view.h"
#include "pipeline/newest_time.h"
#include "pipeline/pass.h"
#include "pipeline/txn_ids_view.h"
#include "query/tree_walk.h"

namespace gsaw {
namespace {

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

}  // namespace

// To fail on any malformed line every line must be read.
Result<PreparedQuery> FirstPass::prepared(std::shared_ptr<const Node> tree,
                                          const CompileSettings& compile) const {
  auto query = prepare(std::move(tree), compile);
  if (query && plan_.pass.malformed == MalformedLines::fail) query->finder.reset();
  return query;
}

Result<void> FirstPass::find_newest_time(CompileSettings& compile) {
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
  compile.newest = *view.newest();
  if (!plan_.time_limits) return {};
  return check_time_limits(*plan_.time_limits, view.newest(), plan_.render.zone);
}

Result<PreparedQuery> FirstPass::with_neighbours(const PreparedQuery& query,
                                                 const CompileSettings& compile) {
  std::string messages;
  Diagnostics diagnostics([&](std::string_view message) { messages += message; });
  AroundView view(*plan_.around);
  const PassResult passed =
      run_pass(inputs_, query, view, for_all_entries(plan_.pass), diagnostics);
  stats_.times += passed.times;
  if (unread_.empty()) unread_ = std::move(messages);
  if (passed.interrupted) return fail("interrupted before all matching entries were known");
  return prepared(with_near(*query.tree, view.take_windows()), compile);
}

Result<PreparedQuery> FirstPass::complete_query() {
  CompileSettings compile = plan_.compile;
  if (plan_.counts_from_newest) {
    const auto found = find_newest_time(compile);
    if (!found) return tl::unexpected(found.error());
  }
  auto query = prepared(plan_.query.tree, compile);
  if (query && plan_.around) query = with_neighbours(*query, compile);
  return query;
}

FirstPass::Transactions FirstPass::transactions_of(const PreparedQuery& query) {
  Diagnostics diagnostics([this](std::string_view message) { unread_ += message; });
  TxnIdsView view(plan_.txns);
  const PassResult passed =
      run_pass(inputs_, query, view, for_all_entries(plan_.pass), diagnostics);
  stats_.times += passed.times;
  return {view.take(), view.without_id(), passed.interrupted};
}

Result<PreparedQuery> FirstPass::query_for(const std::vector<std::string>& txns) const {
  return prepared(make_node(TxnIs{txns}), {});
}

}  // namespace gsaw
