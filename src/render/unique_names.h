// Names of which no two are the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/text_table.h"

namespace gsaw {

// One that comes again is told from the first by a number: `a`, `a#2`, `a#3`. Linear in their
// bytes, whatever names come.
class UniqueNames {
 public:
  // `mark` stands before the number.
  explicit UniqueNames(char mark) : mark_(mark) {}

  // All are new again.
  void clear();
  // Valid until the next call.
  std::string_view own(std::string_view name);

 private:
  bool is_new(std::string_view name);

  const char mark_;
  TextTable names_;
  std::vector<std::uint32_t> times_;  // how often each name came
  std::string own_;
};

}  // namespace gsaw
