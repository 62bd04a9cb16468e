// How the query's regular expressions are compiled: the same wherever one is.
#include "query/regex.h"

namespace gsaw {

re2::RE2::Options regex_options(bool ignore_case) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignore_case);
  return options;
}

bool is_too_large(const re2::RE2& regex) {
  // A thousand ids take some 40,000, .{0,1000} takes 9,000.
  constexpr int kLargestProgram = 50'000;
  return regex.ProgramSize() > kLargestProgram;
}

bool is_literal_regex(const std::string& expression) {
  return expression.find_first_of("\\.+*?()[]{}|^$") == std::string::npos;
}

}  // namespace gsaw
