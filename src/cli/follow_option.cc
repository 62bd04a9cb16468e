// What -f goes with: what can be said of entries as they come.
#include "cli/follow_option.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>

#include "cli/check_views.h"
#include "cli/is_directory.h"
#include "cli/is_stream.h"
#include "query/duration.h"

namespace gsaw {
namespace {

// Entries shown first, as `tail` does.
constexpr std::uint64_t kLastShown = 10;

// Of transactions that are asked for by name all there is; nobody reads more.
constexpr std::uint64_t kMostTold = 100'000;

// Of --sync, when it is left out: no line is to be seen later than 200 ms after it was written.
constexpr Nanoseconds kUsualSync = 100 * kNanosPerMilli;

// What is sent over and over is of stretches that do not change, and carbon counts in seconds.
Result<void> check_feed(const std::string& step) {
  const auto length = parse_duration(step);
  if (!step.empty() && (!length || *length <= 0)) return {};  // is said elsewhere
  if (length && *length % kNanosPerSecond == 0) return {};
  return fail("-f sends stretches of whole seconds, which --histogram must name",
              "as in --histogram=10s or --histogram=1m");
}

bool is_synced(const Options& options) {
  const std::string by = options.sort.value_or("none");
  return by.empty() || by == "time";
}

// What comes has one order that can be waited for.
Result<void> check_order(const Options& options) {
  const bool is_sorted = options.sort && *options.sort != "none";
  if (options.reverse || (is_sorted && !is_synced(options))) {
    return fail("-f shows what comes as it comes, or with -s in order of time: in no other order",
                "leave out -f to see what there is by now");
  }
  if (options.sync && !is_synced(options)) {
    return fail("--sync says how long -f -s waits: it goes with -s");
  }
  return {};
}

// Of transactions, as they go on or end.
Result<void> check_txns(const Options& options) {
  if (options.trace && is_of_traces_alone(options.output)) {
    return fail(fmt::format("-f shows entries as they come: -o {} is of whole transactions",
                            name_of_value(kOutputFormatNames, options.output)),
                "leave out -f to see what there is by now");
  }
  if (options.align || !options.skews.empty()) {
    return fail("-f shows entries as they come: clocks are set right in what is there",
                "leave out -f, or --align and --skew");
  }
  if (options.txn_list && (!options.txn_list->empty() || !options.by.empty())) {
    return fail("-f --txns shows transactions as they end: --txns=open and --by need them all",
                "leave out -f to see what there is by now");
  }
  return {};
}

// --why makes something else of --txns.
bool is_txn_feed(const Options& options) {
  return options.follow && options.txn_list && !options.why && !options.count && !options.quiet;
}

// What is made of transactions as they go on or end; of all else nothing is known before the end.
bool is_fed_by_txns(const std::string& view) { return view == "--trace" || view == "--txns"; }

// Where -f shows transactions that failed or were slow, and no query says which.
TxnFeedSettings txn_feed_settings(const Options& options, const Node& query) {
  const bool is_query = !std::holds_alternative<MatchAll>(query.kind);
  return {.all = is_query && !options.slow, .slow = options.slow};
}

bool reads_streams_alone(const Plan& plan, const Environment& environment) {
  return !plan.paths.empty() &&  // of --explain
         std::all_of(plan.paths.begin(), plan.paths.end(),
                     [&](const std::string& path) { return is_stream(path, environment); });
}

// How many of the entries that are there.
std::uint64_t shown_first(const Plan& plan, const Options& options) {
  if (plan.context) return 0;
  if (plan.product == Product::entries) return options.tail.value_or(kLastShown);
  return plan.product == Product::traces && !plan.txns.empty() ? kMostTold : 0;
}

}  // namespace

Result<void> check_follow(const Options& options) {
  if (!options.follow && options.sync) {
    return fail("--sync says how long -f -s waits, which is not asked for");
  }
  if (options.slow && !is_txn_feed(options)) {
    return fail("--slow says which transactions -f --txns shows, which is not asked for");
  }
  if (!options.follow) return {};
  if (auto checked = check_txns(options); !checked) return checked;
  if (auto checked = check_order(options); !checked) return checked;
  std::string whole;  // what takes all entries
  const auto views = asked_views(options);
  const bool is_feed = options.histogram && options.output == OutputFormat::graphite;
  if (is_feed) {
    if (auto checked = check_feed(*options.histogram); !checked) return checked;
  } else if (!views.empty() && !is_fed_by_txns(views.front())) {
    whole = views.front();
  }
  if (options.count && !options.quiet) whole = "-c";
  if (options.whole_txn) whole = "--whole-txn";
  if (options.around) whole = "--around";
  if (!whole.empty()) {
    return fail(
        "-f shows entries as they come: it does not go with " + whole + ", which needs them all",
        "leave out -f to see what there is by now");
  }
  if (options.in_order) return fail("--in-order is for what is there: it does not go with -f");
  if (options.near) return fail("--near is for what is there: it does not go with -f");
  return {};
}

Result<void> set_follow(Plan& plan, const Options& options, const Node& query,
                        const Environment& environment) {
  if (!options.follow) return {};
  if (plan.counts_from_newest) {
    return fail("-f has no newest entry to count from: `end-` does not go with it",
                "count from now, as in --since 1h\\ ago");
  }
  const bool is_one_file = plan.paths.size() == 1 && !is_directory(plan.paths.front());
  if (plan.context && !is_one_file) {
    return fail(
        "with -f, -A, -B and -C go with one file: what stands around an entry is of its file");
  }
  if (plan.context && options.is_typed(FlagId::tail) && options.tail > 0U) {
    return fail("with -f, -A, -B and -C show no earlier entries, which -n counts",
                "leave out -n; or -f, to see the last ones and what is around them");
  }
  if (options.is_typed(FlagId::tail) && reads_streams_alone(plan, environment)) {
    return fail("with -f, -n counts what is there by now: of a pipe all is shown as it comes",
                "leave out -n; or -f, to see the last ones when the pipe has ended");
  }
  plan.txn_feed = txn_feed_settings(options, query);
  plan.follow = shown_first(plan, options);
  plan.tail.reset();
  plan.sort.reset();  // by time with -t, of several inputs
  if (is_synced(options)) plan.sync = options.sync.value_or(kUsualSync);
  return {};
}

}  // namespace gsaw
