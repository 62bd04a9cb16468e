// Words that stand where another program would take them for the value of an option.
#include "cli/detached_value.h"

#include <fmt/format.h>

#include <string_view>
#include <variant>

#include "base/in_quotes.h"
#include "base/shell_word.h"
#include "query/duration.h"

namespace gsaw {
namespace {

// Whether `word` is more likely this option's value than a text to be searched for.
bool is_value_of(FlagId flag, const std::string& word) {
  switch (flag) {
    case FlagId::sort:  // any word may be a field
      return true;
    case FlagId::txns:
      return word == "open";
    case FlagId::histogram:
    case FlagId::in_order:
      return parse_duration(word).has_value();
    default:
      return false;
  }
}

}  // namespace

std::vector<DetachedValue> detached_values(int argc, const char* const* argv) {
  std::vector<DetachedValue> values;
  for (int i = 1; i + 1 < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    if (!argument.starts_with("--")) continue;
    const Flag* flag = find_flag(argument.substr(2));
    if (flag && flag->value_attached()) values.push_back({flag->id, argv[i + 1]});
  }
  return values;
}

std::string detached_value_note(const std::vector<DetachedValue>& values, const std::string& text,
                                const Node& query) {
  if (!std::holds_alternative<TextTerm>(query.kind)) return {};
  for (const DetachedValue& each : values) {
    if (each.word != text || !is_value_of(each.flag, each.word)) continue;
    const std::string flag = flag_name(flag_of(each.flag));
    return fmt::format("{} was taken as the query: for {} it stands behind a =, as in {}={}",
                       in_quotes(text), flag, flag, shell_word(text));
  }
  return {};
}

}  // namespace gsaw
