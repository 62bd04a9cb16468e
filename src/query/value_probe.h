// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "query/prefilter.h"
#include "query/value_test.h"

namespace gsaw {

// Goes with a prefilter whose one literal is a whole key and the quote behind it
// (`status"`). A line matches only if behind some place of that literal there is a value
// for which the key's comparison holds. Immutable; shared by threads.
class ValueProbe {
 public:
  // Null when the prefilter is of another kind, or any value will do.
  static std::shared_ptr<const ValueProbe> make(const Prefilter& prefilter,
                                                const CompileSettings& settings);

  // `at`: where the literal stands in `text`. False only when what is there is no key, or
  // its value is plain to read and fails the comparison; whatever else is there may match.
  bool may_match(std::string_view text, std::size_t at, ValueScratch& scratch) const;

 private:
  ValueProbe(CompiledQuery term, std::size_t literal_length)
      : term_(std::move(term)), literal_length_(literal_length) {}

  bool holds(const JsonValue& value, ValueScratch& scratch) const;

  CompiledQuery term_;  // of the one comparison
  std::size_t literal_length_;
};

}  // namespace gsaw
