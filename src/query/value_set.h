// The right side of `in`: many values, asked in constant time.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/text_matcher.h"
#include "query/text_set.h"
#include "record/json_value.h"

namespace gsaw {

// Holds values with the meaning of `=`: equal text, or equal numbers. Immutable after
// it is filled; safe to use from many threads.
class ValueSet {
 public:
  explicit ValueSet(bool ignore_case) : ignore_case_(ignore_case) {}
  ValueSet(const ValueSet&) = delete;
  ValueSet& operator=(const ValueSet&) = delete;

  // For so many values to come.
  void reserve(std::size_t values) { texts_.reserve(values); }
  // `number`: the value was written without quotes and counts as a number if it is one.
  void add(std::string_view text, bool number);
  void add_glob(std::string_view pattern);
  // The lines of a value file, as unquoted values. They are not copied unless case is ignored.
  void add_lines(std::shared_ptr<const std::string> text);

  // `scratch` is overwritten.
  bool holds(const JsonValue& value, std::string_view text, std::string& scratch) const;

 private:
  void add_kept(std::string_view text, bool number);
  std::string_view kept(std::string_view text);

  bool ignore_case_;
  TextSet texts_;    // folded when case is ignored
  TextSet numbers_;  // in canonical form
  std::vector<TextMatcher> globs_;
  // Who owns the texts: what is added one by one or was changed stands in blocks.
  std::vector<std::shared_ptr<const std::string>> files_;
  std::deque<std::string> blocks_;
  std::string scratch_;
};

}  // namespace gsaw
