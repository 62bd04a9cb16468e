// The query as a tree: what the parser makes, what explain prints, what predicate
// compiles. Pure data.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/time_expr.h"
#include "record/level.h"
#include "record/record.h"

namespace gsaw {

class HostWindows;

// Bytes [offset, offset + length) of the query text.
struct SourceSpan {
  std::size_t offset = 0;
  std::size_t length = 0;
};

// A field as named in a query.
struct FieldName {
  std::string text;          // without the leading `.` of `.name`
  bool quoted = false;       // "any key": that exact top-level key
  std::optional<Role> role;  // a virtual field (time level message host logger txn stack);
                             // never of quoted names and `.name`
  SourceSpan span;
};

// A value as written in a query.
struct Literal {
  std::string text;  // decoded; without quotes
  bool quoted = false;
  bool glob = false;  // unquoted, on the right of = or in a list, holds `*`
  SourceSpan span;
};

enum class Order { less, less_equal, greater, greater_equal };

struct Node;
using NodePtr = std::unique_ptr<Node>;

// The empty query.
struct MatchAll {};
// word, "some words"
struct TextTerm {
  Literal value;
};
struct Equals {
  FieldName field;
  Literal value;
};
struct Ordered {
  FieldName field;
  Order order = Order::less;
  Literal value;
};
// level=warn, level>=warn with a level's name: by severity, in every format.
struct LevelEquals {
  Level level;
};
// Greater is more severe.
struct LevelOrdered {
  Order order;
  Level level;
};
// time<X, time>=X ... on the virtual field, and other fields against a date. time=X is an
// And of two. `text` is the time as written.
struct TimeOrdered {
  FieldName field;
  Order order;
  TimeExpr time;
  std::string text;
};
struct Matches {
  FieldName field;
  std::string regex;
  bool ignore_case = false;
  SourceSpan span;
};
struct Contains {
  FieldName field;
  Literal value;
};
// f in (a, b) and f in @file (`-`: standard input). Values of a file are never globs.
// Never on the virtual fields level and time: their lists are an Or, their files an error.
struct OneOf {
  FieldName field;
  std::vector<Literal> values;
  std::string file;
  // What the file holds, once it is loaded (value_file.h): its lines are values too, and so many
  // of them are not empty. Shared, as there may be millions of them.
  std::shared_ptr<const std::string> file_text = {};
  std::size_t file_lines = 0;
};
struct Exists {
  FieldName field;
};
// -t ID: any of these in any of the entry's correlation keys.
struct TxnIs {
  std::vector<std::string> ids;
};
// --around: near something that happened on the entry's host. In no query's text.
struct Near {
  std::shared_ptr<const HostWindows> windows;
};
struct And {
  std::vector<NodePtr> terms;
};
struct Or {
  std::vector<NodePtr> terms;
};
// Also f!=v and f!~re.
struct Not {
  NodePtr term;
};

struct Node {
  std::variant<MatchAll, TextTerm, Equals, Ordered, LevelEquals, LevelOrdered, TimeOrdered, Matches,
               Contains, OneOf, Exists, TxnIs, Near, And, Or, Not>
      kind;
  SourceSpan span;
};

template <class Kind>
NodePtr make_node(Kind kind, SourceSpan span = {}) {
  return std::make_unique<Node>(Node{std::move(kind), span});
}

}  // namespace gsaw
