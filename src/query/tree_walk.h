// Ways through the tree of a query.
#pragma once

#include <type_traits>
#include <utility>
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

// All of the tree once more.
inline NodePtr copy_of(const Node& node) {
  const auto copy = [&](const auto& kind) {
    using Kind = std::decay_t<decltype(kind)>;
    if constexpr (requires { kind.terms; }) {
      Kind copied;
      for (const NodePtr& term : kind.terms) copied.terms.push_back(copy_of(*term));
      return make_node(std::move(copied), node.span);
    } else if constexpr (requires { kind.field, kind.term; }) {
      return make_node(Kind{kind.field, copy_of(*kind.term)}, node.span);
    } else if constexpr (requires { kind.term; }) {
      return make_node(Kind{copy_of(*kind.term)}, node.span);
    } else {
      return make_node(kind, node.span);
    }
  };
  return std::visit(copy, node.kind);
}

}  // namespace gsaw
