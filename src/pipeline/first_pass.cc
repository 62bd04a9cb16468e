// What must be known of the inputs before a query can be asked of them.
#include "pipeline/first_pass.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "pipeline/newest_time.h"
#include "pipeline/pass.h"
#include "pipeline/txn_ids_view.h"

namespace gsaw {

PassSettings FirstPass::settings() const {
  PassSettings settings = plan_.pass;
  settings.max_count.reset();
  settings.sample_head = false;
  settings.malformed = MalformedLines::skip;
  settings.malformed_selectable = false;
  return settings;
}

Result<PreparedQuery> FirstPass::with_newest_time() {
  Diagnostics diagnostics([this](std::string_view message) { unread_ += message; });
  NewestTimeView view;
  const auto all = prepare(make_node(MatchAll{}), {});
  const PassResult passed = run_pass(inputs_, *all, view, settings(), diagnostics);
  stats_.times += passed.times;
  if (passed.interrupted) return fail("interrupted before the newest entry was known");
  if (!view.newest()) {
    const bool all_read = all_named_ && unread_.empty();
    return fail(fmt::format("times from the `end` of the input: no entry {}has a time",
                            all_read ? "" : "that could be read "));
  }
  if (plan_.time_limits) {
    const auto checked = check_time_limits(*plan_.time_limits, view.newest(), plan_.render.zone);
    if (!checked) return tl::unexpected(checked.error());
  }
  CompileSettings compile = plan_.compile;
  compile.newest = *view.newest();
  return prepare(plan_.query.tree, compile);
}

FirstPass::Transactions FirstPass::transactions_of(const PreparedQuery& query) {
  Diagnostics diagnostics([this](std::string_view message) { unread_ += message; });
  TxnIdsView view(plan_.txns);
  const PassResult passed = run_pass(inputs_, query, view, settings(), diagnostics);
  stats_.times += passed.times;
  return {view.take(), view.without_id(), passed.interrupted};
}

Result<PreparedQuery> query_for(const std::vector<std::string>& txns) {
  return prepare(make_node(TxnIs{txns}), {});
}

}  // namespace gsaw
