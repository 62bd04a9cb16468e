// One dash before the name of a long option.
#include "cli/single_dash.h"

#include <string>
#include <string_view>

#include "base/in_quotes.h"
#include "cli/flags.h"

namespace gsaw {
namespace {

// `-vs` is -v and -s.
constexpr std::size_t kShortestName = 3;

bool takes_next(const Flag& flag) { return flag.takes_value() && !flag.value_attached(); }

// Whether the argument behind this one is the value of an option.
bool has_value_behind(std::string_view argument) {
  if (argument.starts_with("--")) {
    const Flag* flag = find_flag(argument.substr(2));
    return flag && takes_next(*flag);
  }
  if (!argument.starts_with('-')) return false;
  for (std::size_t i = 1; i < argument.size(); ++i) {
    const Flag* flag = find_flag(argument[i]);
    if (!flag) return false;
    if (takes_next(*flag)) return i + 1 == argument.size();
  }
  return false;
}

const Flag* named_with_one_dash(std::string_view argument) {
  if (!argument.starts_with('-') || argument.starts_with("--")) return nullptr;
  const std::string_view name = argument.substr(1, argument.find('=') - 1);
  return name.size() < kShortestName ? nullptr : find_flag(name);
}

}  // namespace

std::optional<Error> single_dash_option(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") return std::nullopt;
    if (const Flag* flag = named_with_one_dash(argument)) {
      const std::string typed(argument.substr(0, argument.find('=')));
      return Error{"unknown option " + in_quotes(typed), "did you mean " + flag_name(*flag) + "?"};
    }
    if (has_value_behind(argument)) ++i;
  }
  return std::nullopt;
}

}  // namespace gsaw
