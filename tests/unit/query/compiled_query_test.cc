// What a compiled query shares with others of the same tree.
#include "query/compiled_query.h"

#include <doctest/doctest.h>

#include "unit/query/judge_fixture.h"

namespace gsaw {
namespace {

TEST_CASE("a list of values is made ready once for all that is compiled of a tree") {
  const NodePtr tree = testing::parsed("f in (a, b)");
  const auto values = [](const CompiledQuery& query) {
    return std::get<compiled::OneOf>(query.root.kind).values;
  };
  CompileSettings settings;
  CHECK(values(*compile_query(*tree, settings)) != values(*compile_query(*tree, settings)));
  settings.value_sets = std::make_shared<ValueSets>();
  CHECK(values(*compile_query(*tree, settings)) == values(*compile_query(*tree, settings)));
}

}  // namespace
}  // namespace gsaw
