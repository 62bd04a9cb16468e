// The right side of `in`: many values, asked in constant time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "query/text_matcher.h"
#include "record/json_value.h"

namespace gsaw {

// Holds values with the meaning of `=`: equal text, or equal numbers. Immutable after
// it is filled; safe to use from many threads.
class ValueSet {
 public:
  explicit ValueSet(bool ignore_case) : ignore_case_(ignore_case) {}

  // For so many values to come.
  void reserve(std::size_t values) { texts_.reserve(values); }
  // `number`: the value was written without quotes and counts as a number if it is one.
  void add(std::string_view text, bool number);
  void add_glob(std::string_view pattern);

  // `scratch` is overwritten.
  bool holds(const JsonValue& value, std::string_view text, std::string& scratch) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Texts = std::unordered_set<std::string, Hash, std::equal_to<>>;

  bool ignore_case_;
  Texts texts_;    // folded when case is ignored
  Texts numbers_;  // in canonical form
  std::vector<TextMatcher> globs_;
};

}  // namespace gsaw
