// A query made ready for a pass over the inputs.
#include "query/prepared_query.h"

#include <utility>

namespace gsaw {

Result<PreparedQuery> prepare(std::shared_ptr<const Node> tree, const CompileSettings& settings) {
  CompileSettings shared = settings;
  shared.value_sets = std::make_shared<ValueSets>();
  auto compiled = compile_query(*tree, shared);
  if (!compiled) return tl::unexpected(compiled.error());
  PreparedQuery query{std::move(tree), *std::move(compiled), {}, nullptr};
  query.prefilter = make_prefilter(*query.tree, shared.ignore_case);
  if (query.prefilter.active()) {
    auto finder = std::make_shared<CandidateFinder>(query.prefilter, shared);
    if (finder->usable()) query.finder = std::move(finder);
  }
  return query;
}

}  // namespace gsaw
