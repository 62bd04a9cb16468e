// A query of the property tests: its own small tree, made at random, printed as query
// text for gsaw, judged by slow_evaluator.
#pragma once

#include <string>
#include <vector>

#include "property/random.h"

namespace gsaw::property {

struct Name {
  std::string text;
  bool quoted = false;
};

struct Value {
  std::string text;
  bool quoted = false;
  bool glob = false;
  bool ignore_case = false;  // "v"i
};

// One piece of a regular expression: a character, or any with `.`; `repeat` is 0 for
// once, or one of * + ?.
struct RegexPiece {
  char32_t character = U'.';
  char repeat = 0;
};

struct SlowQuery {
  enum class Kind {
    text,
    equals,
    order,
    regex,
    contains,
    words,
    starts,
    ends,
    before,
    after,
    range,
    network,    // an address in it
    time_part,  // hour or weekday, one of the numbers
    fields,     // equal, or in `order` if that is set
    one_of,
    exists,
    not_null,
    not_empty,
    element,  // one object of the array satisfies the part
    all,
    any,
    negation
  };
  Kind kind = Kind::text;
  Name name;                  // `*` where it is not quoted: any field
  Name other;                 // of fields
  std::vector<Value> values;  // one, those of a list, or the ends of a range
  std::string order;          // < <= > >=
  std::string part;           // `hour` or `weekday`
  std::vector<int> numbers;   // of that
  std::vector<RegexPiece> regex;
  bool from_start = false, to_end = false;  // ^ and $
  std::vector<SlowQuery> parts;             // of all, any, negation and element
};

SlowQuery random_query(Random& random, int depth);

// As query text, in one of its spellings.
std::string spell(const SlowQuery& query, Random& random);

}  // namespace gsaw::property
