// The query made ready to judge records: what predicate.cc walks for every entry.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/nanoseconds.h"
#include "base/result.h"
#include "query/ast.h"
#include "query/ordered_operand.h"
#include "query/text_matcher.h"
#include "query/txn_ids.h"
#include "query/value_set.h"
#include "record/field_path.h"

namespace gsaw {

// A field of the query: its virtual meaning first, then the keys of the entry.
struct CompiledField {
  std::optional<Role> role;
  FieldPath path;
  bool may_be_listed = false;  // the key of texts that are written as arrays (listed_text.h)
  bool every = false;          // `*`: whatever value there is
  bool of_entry = true;        // not of an object within it, which has no roles

  // As FieldPath::any.
  bool any(const Record& record, FunctionRef<bool(const JsonValue&)> use) const;
};

namespace compiled {

struct All {};
struct Text {
  TextMatcher matcher;
  // Set when the text holds only bytes that every JSON writer leaves alone or escapes as
  // \u: then it stands in the raw line, or the line holds such an escape. In lower case
  // when case is ignored.
  std::string plain_needle;
  bool ignore_case = false;
};
struct Equals {
  CompiledField field;
  TextMatcher matcher;
  std::shared_ptr<const OrderedOperand> number;  // set when the value is a number
};
struct Ordered {
  CompiledField field;
  Order order;
  std::shared_ptr<const OrderedOperand> operand;
};
struct LevelEquals {
  Level level;
};
struct LevelOrdered {
  Order order;
  Level level;
};
struct TimeOrdered {
  CompiledField field;
  Order order;
  Nanoseconds time;
};
struct Matches {
  CompiledField field;
  TextMatcher matcher;
};
// Strings, folded where case is ignored.
struct TextOrdered {
  CompiledField field;
  bool after;
  std::string text;
  bool ignore_case;
};
// An end that is null is open.
struct InRange {
  CompiledField field;
  std::shared_ptr<const OrderedOperand> low, high;
};
struct FieldLevelOrdered {
  CompiledField field;
  std::string key;  // the last of the path
  LevelOrdered level;
};
struct FieldsCompared {
  CompiledField field, other;
  std::optional<Order> order;
  bool ignore_case;
  std::size_t other_term;  // number of the other field, for its counts
};
struct TimePartIs {
  CompiledField field;
  TimePart part;
  std::uint32_t values;
  TimeZone zone;
};
struct OneOf {
  CompiledField field;
  std::shared_ptr<const ValueSet> values;
};
struct Exists {
  CompiledField field;
  Presence presence;
};
struct TxnIs {
  std::shared_ptr<const TxnIds> ids;
};

struct Near {
  std::shared_ptr<const HostWindows> windows;
};

struct Node;
struct And {
  std::vector<Node> terms;
};
struct Or {
  std::vector<Node> terms;
};
struct Not {
  std::unique_ptr<Node> term;
};
struct ElementMatches {
  CompiledField field;
  std::unique_ptr<Node> term;  // about an element
};

struct Node {
  std::variant<All, Text, Equals, Ordered, LevelEquals, LevelOrdered, TimeOrdered, Matches,
               TextOrdered, InRange, FieldLevelOrdered, FieldsCompared, TimePartIs, OneOf, Exists,
               TxnIs, Near, And, Or, Not, ElementMatches>
      kind;
  std::size_t term = 0;  // number among the terms, for their counts; unused for and/or/not
};

}  // namespace compiled

// One end of a time range.
struct TimeBound {
  Order order;
  Nanoseconds time;
};

// What a term asks for, in the user's words: for the hints.
struct TermDescription {
  enum class Kind { text, field, ordered, time, txn };
  Kind kind = Kind::text;
  std::string field;               // as typed, empty for text and txn terms
  std::string value;               // as typed: the right side, or the text, or the ids
  std::optional<TimeBound> bound;  // of terms about the entry's own time
  bool negated = false;            // stands under an odd number of nots
  bool bare = false;               // of a text, or what a field equals: without quotes or `*`
  // Of what is asked about elements: the term that looks at these, whose field is the array.
  std::optional<std::size_t> elements = std::nullopt;
};

struct CompiledQuery {
  compiled::Node root;
  std::vector<TermDescription> terms;
};

// Lists of values made ready, by where they stand in a tree.
using ValueSets = std::map<const OneOf*, std::shared_ptr<const ValueSet>>;

struct CompileSettings {
  bool ignore_case = false;
  Nanoseconds newest = 0;  // what `end` stands for in times
  // May be null. Lists may be long: with this, each of a tree's is made ready once, however
  // often it, or a part of it, is compiled. For one tree, with the same settings.
  std::shared_ptr<ValueSets> value_sets = nullptr;
};

// Value files must have been loaded (value_file.h). Fails on a field name that is no path
// and an expression that RE2 refuses.
Result<CompiledQuery> compile_query(const Node& root, const CompileSettings& settings);

}  // namespace gsaw
