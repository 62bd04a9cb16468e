// Which options that choose what is made of the entries go together.
#include "cli/check_views.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/named_value.h"
#include "render/output_format.h"

namespace gsaw {
namespace {

// Those that are asked for, by their options.
std::vector<std::string> views(const Options& options) {
  std::vector<std::string> asked;
  if (options.txn_list) asked.emplace_back("--txns");
  if (options.trace) asked.emplace_back("--trace");
  if (!options.count_by.empty()) asked.emplace_back("--count-by");
  return asked;
}

// What a view has of its own.
struct ViewTraits {
  std::string flag;
  std::string rows;               // what -m counts
  std::string order, order_hint;  // why there is no --sort
  bool can_turn = true;           // -r
};

ViewTraits traits_of(const std::string& flag) {
  if (flag == "--trace") {
    return {flag, "transactions", "--trace has an order of its own, that of time",
            "leave out --sort and --reverse", false};
  }
  if (flag == "--txns") {
    return {flag, "transactions", "--txns has orders of its own",
            "--by duration, errors, entries or start", true};
  }
  return {flag, "rows", "--count-by has an order of its own, the largest count first",
          "-r turns it round", true};
}

Result<void> check_view(const Options& options, const ViewTraits& view) {
  if (options.sort || (options.reverse && !view.can_turn)) {
    return fail(view.order, view.order_hint);
  }
  if (options.output == OutputFormat::raw) {
    return fail(view.flag + " has no raw form", "it is shown pretty, or as JSON with -j");
  }
  if (options.tail) {
    return fail(view.flag + " has no last entries", "-m N shows the first N " + view.rows);
  }
  return {};
}

// What only some views take.
Result<void> check_belongings(const Options& options) {
  if (is_of_traces_alone(options.output) && !options.trace) {
    const auto name = name_of_value(kOutputFormatNames, options.output);
    return fail(fmt::format("-o {} is a form of --trace, which is not asked for", name),
                fmt::format("gsaw --trace -o {}", name));
  }
  if (!options.trace && options.align) {
    return fail("--align sets clocks right in a --trace, which is not asked for");
  }
  if (!options.trace && !options.skews.empty()) {
    return fail("--skew sets clocks right in a --trace, which is not asked for");
  }
  if (!options.txn_list && !options.by.empty()) {
    return fail("--by orders the table of --txns, which is not asked for",
                "--sort=FIELD orders entries");
  }
  if (options.txn_list && !options.txn_list->empty() && *options.txn_list != "open") {
    return fail("--txns=" + *options.txn_list + " is not known",
                "--txns lists all, --txns=open those that are stuck");
  }
  return {};
}

}  // namespace

Result<void> check_views(const Options& options) {
  const std::vector<std::string> asked = views(options);
  const bool with_context = options.after_context || options.before_context || options.context;
  if (with_context && (options.sort || options.reverse || !asked.empty())) {
    return fail("-A, -B and -C show what stands around an entry in its file, in the order of it",
                "--around SPAN shows what its host logged at that time, in any order");
  }
  if (asked.size() > 1) return fail(asked[0] + " and " + asked[1] + " exclude each other");
  if (auto checked = check_belongings(options); !checked) return checked;
  return asked.empty() ? Result<void>() : check_view(options, traits_of(asked.front()));
}

}  // namespace gsaw
