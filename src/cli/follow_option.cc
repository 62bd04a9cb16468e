// What -f goes with: what can be said of entries as they come.
#include "cli/follow_option.h"

#include <sys/stat.h>

#include <string>

#include "cli/check_views.h"
#include "query/duration.h"

namespace gsaw {
namespace {

// Entries shown first, as `tail` does.
constexpr std::uint64_t kLastShown = 10;

bool is_directory(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// What is sent over and over is of stretches that do not change, and carbon counts in seconds.
Result<void> check_feed(const std::string& step) {
  const auto length = parse_duration(step);
  if (!step.empty() && (!length || *length <= 0)) return {};  // is said elsewhere
  if (length && *length % kNanosPerSecond == 0) return {};
  return fail("-f sends stretches of whole seconds, which --histogram must name",
              "as in --histogram=10s or --histogram=1m");
}

}  // namespace

Result<void> check_follow(const Options& options) {
  if (!options.follow) return {};
  const bool is_sorted = (options.sort && !options.sort_by_config) || options.reverse;
  std::string whole;  // what takes all entries
  const auto views = asked_views(options);
  const bool is_feed = options.histogram && options.output == OutputFormat::graphite;
  if (is_feed) {
    if (auto checked = check_feed(*options.histogram); !checked) return checked;
  } else if (!views.empty()) {
    whole = views.front();
  }
  if (options.count && !options.quiet) whole = "-c";
  if (is_sorted) whole = "--sort and --reverse";
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

Result<void> set_follow(Plan& plan, const Options& options) {
  if (!options.follow) return {};
  if (plan.counts_from_newest) {
    return fail("-f has no newest entry to count from: `end-` does not go with it",
                "count from now, as in --since 1h\\ ago");
  }
  plan.pass.sample_head = false;
  const bool is_one_file = plan.paths.size() == 1 && !is_directory(plan.paths.front());
  if (plan.context && !is_one_file) {
    return fail(
        "with -f, -A, -B and -C go with one file: what stands around an entry is of its file");
  }
  const bool shows_none = plan.context || options.quiet || options.histogram;
  plan.follow = shows_none ? 0 : options.tail.value_or(kLastShown);
  plan.tail.reset();
  plan.sort.reset();  // by time with -t, of several inputs
  return {};
}

}  // namespace gsaw
