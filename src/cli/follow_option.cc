// What -f goes with: what can be said of entries as they come.
#include "cli/follow_option.h"

#include <sys/stat.h>

#include <string>

#include "cli/check_views.h"

namespace gsaw {
namespace {

// Entries shown first, as `tail` does.
constexpr std::uint64_t kLastShown = 10;

bool is_directory(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

Result<void> check_follow(const Options& options) {
  if (!options.follow) return {};
  const bool is_sorted = (options.sort && !options.sort_by_config) || options.reverse;
  std::string whole;  // what takes all entries
  const auto views = asked_views(options);
  if (!views.empty()) whole = views.front();
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
  const bool shows_none = plan.context || options.quiet;
  plan.follow = shows_none ? 0 : options.tail.value_or(kLastShown);
  plan.tail.reset();
  plan.sort.reset();  // by time with -t, of several inputs
  return {};
}

}  // namespace gsaw
