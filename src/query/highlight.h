// What of an entry's text the query was looking for: shown in colour.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "query/ast.h"

namespace re2 {
class RE2;
}

namespace gsaw {

// Finds the text terms, the values of `=`, `in` and `contains` and the regular expressions of the
// query, other than negated ones. Not the ids of transactions: every entry has them. Immutable;
// shared by threads.
class Highlighter {
 public:
  // Null when there is nothing to find, or too much to be worth it.
  static std::shared_ptr<const Highlighter> make(const Node& root, bool ignore_case);

  // Calls `use` for the places in `text`, from the first on: bytes [begin, end), never empty
  // nor overlapping. The cost is linear in the text: where expressions look far beyond their
  // matches again and again, the places after the first hundred may be left out.
  void for_each_place(std::string_view text,
                      FunctionRef<void(std::size_t begin, std::size_t end)> use) const;

 private:
  Highlighter() = default;

  std::shared_ptr<const re2::RE2> regex_;  // all terms, one beside the other
  std::size_t reach_ = 0;                  // no match of a term is longer
  std::size_t words_group_ = 0;            // of whole words; 0: there are none
};

}  // namespace gsaw
