// Ways through the tree of a query.
#pragma once

#include <variant>

#include "query/ast.h"

namespace gsaw {

// Calls `use` with each of the nodes right below `node`, in order. Kinds of nodes that have
// such name them `terms` or `term`.
template <class SomeNode, class Use>
void for_each_child(SomeNode& node, Use use) {
  std::visit(
      [&](auto& kind) {
        if constexpr (requires { kind.terms; }) {
          for (auto& term : kind.terms) use(static_cast<SomeNode&>(*term));
        } else if constexpr (requires { kind.term; }) {
          use(static_cast<SomeNode&>(*kind.term));
        }
      },
      node.kind);
}

// Whether `test` holds for `node` or any node below it.
template <class Test>
bool any_node(const Node& node, Test test) {
  bool found = test(node);
  for_each_child(node, [&](const Node& child) { found = found || any_node(child, test); });
  return found;
}

}  // namespace gsaw
