// A query made ready for a pass over the inputs.
#include "query/prepared_query.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace gsaw {
namespace {

// What `tree` asks of the entry's time, as far as it does so of all that match.
void add_limits(const Node& tree, Nanoseconds newest, PreparedQuery& query) {
  if (const And* const both = std::get_if<And>(&tree.kind)) {
    for (const NodePtr& term : both->terms) add_limits(*term, newest, query);
  }
  const TimeOrdered* const limit = std::get_if<TimeOrdered>(&tree.kind);
  if (limit == nullptr || limit->field.role != Role::time) return;
  const Nanoseconds time = limit->time.resolve(newest);
  if (limit->order == Order::greater || limit->order == Order::greater_equal) {
    query.earliest = std::max(query.earliest.value_or(time), time);
  } else {
    query.latest = std::min(query.latest.value_or(time), time);
  }
}

}  // namespace

Result<PreparedQuery> prepare(std::shared_ptr<const Node> tree, const CompileSettings& settings) {
  CompileSettings shared = settings;
  shared.value_sets = std::make_shared<ValueSets>();
  auto compiled = compile_query(*tree, shared);
  if (!compiled) return tl::unexpected(compiled.error());
  PreparedQuery query{std::move(tree), *std::move(compiled), {}, nullptr};
  add_limits(*query.tree, settings.newest, query);
  query.prefilter = make_prefilter(*query.tree, shared.ignore_case);
  if (query.prefilter.active()) {
    auto finder = std::make_shared<CandidateFinder>(query.prefilter, shared);
    if (finder->usable()) query.finder = std::move(finder);
    query.journal_finder = std::make_shared<JournalFinder>(query.prefilter, shared);
  }
  return query;
}

}  // namespace gsaw
