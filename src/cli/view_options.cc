// The options that choose what is made of the entries.
#include "cli/view_options.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/in_quotes.h"
#include "base/named_value.h"
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
                  "as in --skew db1=250ms, or =-2s for a clock that is behind");
    }
    settings.skews[skew.substr(0, equals)] = *ahead;
  }
  return settings;
}

TxnsSettings txns_settings(const Options& options) {
  return {options.txn_order.value_or(TxnOrder::start), options.reverse, options.txn_list == "open"};
}

namespace {

// Views of transactions.
Result<void> check_view(const Options& options, const std::string& flag) {
  if (options.output == OutputFormat::raw) {
    return fail(flag + " has no raw form", "it is shown pretty, or as JSON with -j");
  }
  if (options.tail)
    return fail(flag + " has no last entries", "-m N shows the first N transactions");
  return {};
}

Result<void> check_trace(const Options& options) {
  if (options.sort || options.reverse) {
    return fail("--trace has an order of its own, that of time", "leave out --sort and --reverse");
  }
  return check_view(options, "--trace");
}

Result<void> check_txns(const Options& options) {
  if (options.trace) return fail("--txns and --trace exclude each other");
  if (!options.txn_list->empty() && *options.txn_list != "open") {
    return fail("--txns=" + *options.txn_list + " is not known",
                "--txns lists all, --txns=open those that are stuck");
  }
  if (options.sort)
    return fail("--txns has orders of its own", "--by duration, errors, entries or start");
  return check_view(options, "--txns");
}

}  // namespace

Result<void> check_views(const Options& options) {
  if (is_of_traces_alone(options.output) && !options.trace) {
    const auto name = name_of_value(kOutputFormatNames, options.output);
    return fail(fmt::format("-o {} is a form of --trace, which is not asked for", name),
                fmt::format("gsaw --trace -o {}", name));
  }
  const bool with_context = options.after_context || options.before_context || options.context;
  if (with_context && (options.sort || options.reverse || options.trace || options.txn_list)) {
    return fail("-A, -B and -C show what stands around an entry in its file, in the order of it",
                "--around SPAN shows what its host logged at that time, in any order");
  }
  if (!options.trace && options.align) {
    return fail("--align sets clocks right in a --trace, which is not asked for");
  }
  if (!options.trace && !options.skews.empty()) {
    return fail("--skew sets clocks right in a --trace, which is not asked for");
  }
  if (!options.txn_list && options.txn_order) {
    return fail("--by orders the table of --txns, which is not asked for",
                "--sort=FIELD orders entries");
  }
  if (options.txn_list) return check_txns(options);
  return options.trace ? check_trace(options) : Result<void>();
}

}  // namespace gsaw
