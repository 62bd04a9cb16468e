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
};

// One piece of a regular expression: a character, or any with `.`; `repeat` is 0 for
// once, or one of * + ?.
struct RegexPiece {
  char32_t character = U'.';
  char repeat = 0;
};

struct SlowQuery {
  enum class Kind { text, equals, order, regex, contains, one_of, exists, all, any, negation };
  Kind kind = Kind::text;
  Name name;
  std::vector<Value> values;  // one, or those of a list
  std::string order;          // < <= > >=
  std::vector<RegexPiece> regex;
  bool from_start = false, to_end = false;  // ^ and $
  std::vector<SlowQuery> parts;             // of all, any and negation
};

SlowQuery random_query(Random& random, int depth);

// As query text, in one of its spellings.
std::string spell(const SlowQuery& query, Random& random);

}  // namespace gsaw::property
