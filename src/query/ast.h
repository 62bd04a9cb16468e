// The query as a tree: what the parser makes, what explain prints, what predicate
// compiles. Pure data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "query/time_expr.h"
#include "record/level.h"
#include "record/record.h"
#include "record/time_zone.h"

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
  std::optional<Role> role;  // a virtual field (role_names.h); never of quoted names and `.name`
  SourceSpan span;
  bool any = false;  // `*`: whatever field there is
};

// A value as written in a query.
struct Literal {
  std::string text;  // decoded; without quotes
  bool quoted = false;
  bool glob = false;  // unquoted, on the right of = or in a list, holds `*`
  SourceSpan span;
  bool ignore_case = false;  // "v"i
  bool range = false;        // 'a'..'b', without the quotes: nothing but a range
};

enum class Order { less, less_equal, greater, greater_equal };
// As it is typed.
constexpr std::string_view order_symbol(Order order) {
  constexpr std::string_view kSymbols[] = {"<", "<=", ">", ">="};
  return kSymbols[static_cast<std::size_t>(order)];
}

struct Node;
using NodePtr = std::unique_ptr<Node>;

// The empty query.
struct MatchAll {};
// word, "some words"
struct TextTerm {
  Literal value;
  bool whole_words = false;  // -w
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
// f contains v, f has "v" (as whole words, whole_words.h), f startswith v, f endswith v
enum class TextPlace { anywhere, words, start, end };
struct HoldsText {
  FieldName field;
  TextPlace place;
  Literal value;
};
// f before "v", f after "v": strings, by their code points.
struct TextOrdered {
  FieldName field;
  bool after;
  Literal value;
};
// f in 1..5: from one end up to and at the other, either of which may be open. Both are of one
// kind.
struct RangeEnd {
  std::string text;
  std::optional<TimeExpr> time = std::nullopt;
};
struct InRange {
  FieldName field;
  std::optional<RangeEnd> low, high;
  std::string text;  // as written: `10.0.0.0/8` is a range, too
};
// severity>=warn, of a field that a level goes by, whether or not it is the entry's level.
struct FieldLevelOrdered {
  FieldName field;
  Order order;
  Level level;
};
// a=field(b), a<field(b)
struct FieldsCompared {
  FieldName field;
  std::optional<Order> order;  // none: equal
  FieldName other;
};
// hour(time) in 2..4, weekday(time)=mon: the bits of `values`, 0 to 23, monday 0 to sunday 6.
enum class TimePart { hour, weekday };
struct TimePartIs {
  FieldName field;
  TimePart part;
  std::uint32_t values;
  TimeZone zone;
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
// And f is not null, f is not empty, whose negations are f is null, f is empty.
enum class Presence { present, not_null, not_empty };
struct Exists {
  FieldName field;
  Presence presence = Presence::present;
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
// items[].(k=a and ok=false): one of the objects that `field` names satisfies `term`, whose fields
// are the object's and have no role.
struct ElementMatches {
  FieldName field;
  NodePtr term;
};

struct Node {
  std::variant<MatchAll, TextTerm, Equals, Ordered, LevelEquals, LevelOrdered, TimeOrdered, Matches,
               HoldsText, TextOrdered, InRange, FieldLevelOrdered, FieldsCompared, TimePartIs,
               OneOf, Exists, TxnIs, Near, And, Or, Not, ElementMatches>
      kind;
  SourceSpan span;
};

template <class Kind>
NodePtr make_node(Kind kind, SourceSpan span = {}) {
  return std::make_unique<Node>(Node{std::move(kind), span});
}

}  // namespace gsaw
