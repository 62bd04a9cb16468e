// The literals that every text matching a regular expression must hold.
#pragma once

#include <string>
#include <vector>

namespace gsaw {

struct RegexLiterals {
  // Every matching text holds at least one of these; empty when nothing is known.
  std::vector<std::string> any_of;
  // They may stand in either case (RE2 tells them in lower case).
  bool ignore_case = true;
};

// Asks RE2, which knows best what its expressions need.
RegexLiterals regex_literals(const std::string& expression, bool ignore_case);

}  // namespace gsaw
