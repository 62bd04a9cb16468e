// The options that choose what is made of the entries.
#include "cli/view_options.h"

#include <string>
#include <utility>

#include "base/in_quotes.h"
#include "base/named_value.h"
#include "base/shell_word.h"
#include "cli/field_option.h"
#include "query/duration.h"

namespace gsaw {

// Of transactions, and with several inputs, the story is what is asked for: time order, unless said
// otherwise.
Result<std::optional<SortSettings>> sort_settings(const Options& options) {
  using By = SortSettings::By;
  std::optional<SortSettings> sort(std::in_place);
  sort->turned = options.reverse;
  if (!options.sort && !options.reverse) {
    sort->of_several_inputs = true;
    if (!options.whole_txn && options.txns.empty()) sort.reset();
    return sort;
  }
  const std::string name = options.sort.value_or("");
  if (name == "none") {
    sort->by = By::input;
    if (!sort->turned) sort.reset();
    return sort;
  }
  if (name.empty() || name == "time") return sort;
  auto field = field_option(name, "--sort");
  if (!field) return tl::unexpected(field.error());
  sort->by = By::field;
  sort->field = *std::move(field);
  return sort;
}

Result<TraceSettings> trace_settings(const Options& options, const Environment& environment) {
  TraceSettings settings;
  settings.is_terminal = environment.output_is_terminal;
  settings.align = options.align;
  for (const std::string& skew : options.skews) {
    const std::size_t equals = skew.rfind('=');
    const auto ahead = equals == skew.npos ? std::nullopt : parse_duration(skew.substr(equals + 1));
    if (!ahead || equals == 0) {
      return fail("--skew: " + in_quotes(skew) + " is not HOST=SPAN",
                  "as in --skew db1=250ms, or db1=-2s for a clock that is behind");
    }
    settings.skews[skew.substr(0, equals)] = *ahead;
  }
  return settings;
}

Result<TxnsSettings> txns_settings(const Options& options) {
  TxnsSettings settings{TxnOrder::start, options.reverse, options.txn_list == "open"};
  if (!options.txn_list || options.by.empty()) return settings;
  for (const std::string& name : options.by) {
    const auto order = value_named(kTxnOrderNames, name);
    if (!order) {
      return fail("--by: " + in_quotes(name) + " is not one of " + listed_names(kTxnOrderNames));
    }
    if (name != options.by.front()) {
      return fail("--by: --txns has one order, and " + in_quotes(name) + " is a second");
    }
    settings.order = *order;
  }
  return settings;
}

// A query that was no option becomes one, so that all that follows is a path.
GivenWords given_words(const Options& options, const std::string& query,
                       const std::vector<std::string>& paths) {
  GivenWords given{options.selection, options.reading, {}};
  if (!options.query && !query.empty()) given.selection.push_back("-e " + shell_word(query));
  for (const std::string& path : paths) {
    const bool is_stdin = path == "-";
    if (!is_stdin || paths.size() > 1) given.paths.push_back(is_stdin ? path : path_word(path));
  }
  return given;
}

}  // namespace gsaw
