// One engine that a query is handed on to: how it says each test of an entry. A file an engine;
// translate.cc walks the query.
//
// The documents are as GELF's writers make them (the man page, OTHER ENGINES, has the rule): one
// object a line whose values are strings and numbers, each key once. Of these an engine selects
// what gsaw does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nanoseconds.h"
#include "query/ast.h"
#include "query/query_error.h"
#include "translate/target.h"

namespace gsaw {

// The text of a condition, or why there is none.
using Said = QueryResult<std::string>;

// Where a test stands in the query.
struct Asked {
  SourceSpan span;       // of its term
  bool negated = false;  // under an odd number of nots
};

// One for each translation.
class Engine {
 public:
  explicit Engine(TargetNames names) : names_(std::move(names)) {}
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  virtual std::string_view name() const = 0;
  // What begins a line that is a comment; empty: there are none.
  virtual std::string_view comment() const = 0;

  // Tests of one field: true of an entry as it is in gsaw, and false where the field is missing. A
  // literal that ignores case says so. Those that an engine leaves out it refuses.
  virtual Said anywhere(const Asked& asked, const Literal& text, bool whole_words);
  virtual Said equals(const Asked& asked, const TargetField& field, const Literal& value) = 0;
  // `number` is JSON's; numbers in strings count as well.
  virtual Said ordered(const Asked& asked, const TargetField& field, Order order,
                       const std::string& number) = 0;
  // Of the entry's time.
  virtual Said moment(const Asked& asked, const TargetField& field, Order order,
                      Nanoseconds time) = 0;
  virtual Said holds(const Asked& asked, const TargetField& field, TextPlace place,
                     const Literal& text);
  virtual Said matches(const Asked& asked, const TargetField& field, const std::string& regex,
                       bool ignore_case);
  virtual Said exists(const Asked& asked, const TargetField& field, Presence presence);

  // A negated test is asked for as `Asked` says, and not said by negation().
  virtual bool negates_terms() const { return false; }
  virtual std::string everything() const = 0;
  virtual std::string negation(const std::string& condition) const = 0;
  // Of at least two.
  virtual std::string all_of(const std::vector<std::string>& conditions) const = 0;
  virtual std::string any_of(const std::vector<std::string>& conditions) const = 0;

  // All of what is to be run, without a final newline.
  virtual Said whole(const Translation& what, const std::string& condition) = 0;

  // Where a field of the query stands.
  TargetField field(const FieldName& name) const;

  // Why the condition selects more than gsaw does, each sentence once.
  const std::vector<std::string>& remarks() const { return remarks_; }

 protected:
  // What --translate-field says of the name; empty: nothing.
  std::string_view given_name(std::string_view name) const;
  tl::unexpected<QueryError> refuse(const Asked& asked, std::string_view what) const;
  // The test is said by one that selects more; refused where it is negated, as that selects less.
  QueryResult<void> selects_more(const Asked& asked, std::string_view why);
  // Refused where the field is the entry's time, which is kept as a time alone.
  QueryResult<void> check_not_time(const Asked& asked, const TargetField& field) const;

 private:
  // Of what no name is given for.
  virtual TargetField usual_field(const FieldName& name) const = 0;

  TargetNames names_;
  std::vector<std::string> remarks_;
};

// The conditions with `between` between them, in parentheses.
std::string joined_conditions(const std::vector<std::string>& conditions, std::string_view between);

// What a bound of time is in seconds since 1970, as a decimal number. None: it is finer than
// microseconds, which numbers of 64 bits do not hold.
std::optional<std::string> epoch_seconds(Nanoseconds time);

// GELF's own name of what plays the role, or of the field: `_` before all but its standard fields.
std::string gelf_name(const FieldName& name);
// Whether GELF itself has the key.
bool is_standard_gelf(std::string_view key);

}  // namespace gsaw
