// What the entries of a view are compared with.
#include "cli/side_option.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/shell_word.h"
#include "cli/build_query.h"
#include "cli/mistaken_path.h"
#include "input/real_path.h"
#include "query/parser.h"
#include "query/time_comparison.h"
#include "query/value_file.h"

namespace gsaw {
namespace {

constexpr const char* kVersus = "--vs";

Result<NodePtr> tree_of(const std::string& flag, const std::string& text,
                        const TimeContext& context) {
  if (flag == kVersus) {
    if (const auto time = parse_time_expr(text, context, edge_of(Order::less))) {
      return time_bound(Order::less, *time, text);
    }
  }
  auto tree = parse_query(text, context);
  if (!tree) return fail(error_text(tree.error(), flag, text));
  if (flag == kVersus && is_mistaken_path(**tree, text)) {
    return tl::unexpected(
        no_such_file(text, "for entries with this text: --vs " + shell_word('"' + text + '"')));
  }
  return *std::move(tree);
}

// What is before a time, or matches a query.
Result<SideQuery> asked_query(const std::string& flag, const std::string& text,
                              const TimeContext& context, Plan& plan) {
  auto tree = tree_of(flag, text, context);
  if (!tree) return tl::unexpected(tree.error());
  if (counts_from_end(**tree)) plan.counts_from_newest = true;
  if (takes_standard_input(**tree)) {
    return fail(flag + ": its values cannot come from standard input", "write in @FILE");
  }
  if (auto loaded = load_value_files(**tree); !loaded) return tl::unexpected(loaded.error());
  auto prepared = prepare(*std::move(tree), plan.compile);
  if (!prepared) return tl::unexpected(prepared.error());
  return SideQuery{text, *std::move(prepared)};
}

// It is read, too, and once: entries that counted twice would be a wrong answer.
void read_once(const std::string& path, const std::string& real, std::vector<std::string>& paths) {
  const auto is_read_by = [&](const std::string& other) {
    return path == other || is_read_with(real, real_path(other));
  };
  if (std::any_of(paths.begin(), paths.end(), is_read_by)) return;
  std::erase_if(paths,
                [&](const std::string& other) { return is_read_with(real_path(other), real); });
  paths.push_back(path);
}

Result<SideQuery> asked_file(const std::string& path, Plan& plan) {
  const std::string real = path == "-" ? path : real_path(path);
  read_once(path, real, plan.paths);
  auto all = prepare(make_node(MatchAll{}), plan.compile);
  if (!all) return tl::unexpected(all.error());
  return SideQuery{path, *std::move(all), real};
}

}  // namespace

Result<void> set_sides(Plan& plan, const Options& options, const TimeContext& context) {
  if (options.why) {
    auto asked = asked_query("--why", *options.why, context, plan);
    if (!asked) return tl::unexpected(asked.error());
    plan.why.query = *std::move(asked);
    plan.why.of_txns = options.txn_list.has_value();
  }
  if (!options.versus) return {};
  const std::string& text = *options.versus;
  auto asked =
      names_a_file(text) ? asked_file(text, plan) : asked_query(kVersus, text, context, plan);
  if (!asked) return tl::unexpected(asked.error());
  plan.patterns.versus = *std::move(asked);
  return {};
}

}  // namespace gsaw
