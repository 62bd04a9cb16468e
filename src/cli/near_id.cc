// --near, and what is read first without it.
#include "cli/near_id.h"

#include <string>

#include "base/in_quotes.h"
#include "cli/check_views.h"

namespace gsaw {
namespace {

// What a transaction takes, and clocks that disagree.
constexpr Nanoseconds kUsually = 10 * kNanosPerMinute;

LikelyTimes times_near(const MadeTimes& made, Nanoseconds span, const Options& options) {
  const NearId near{span, made};
  return {near.since(), near.until(), options.in_order.value_or(kUsualSlack)};
}

Result<void> check_near(const Options& options) {
  if (options.txns.empty()) {
    return fail("--near counts from when the ids of -t were made, and none is given",
                "--since and --until name times");
  }
  if (options.invert_match) return fail("--near finds what has an id, and -v what has it not");
  if (shows_context(options) || options.around) {
    return fail("--near leaves out of a log what -A, -B, -C and --around may have to show",
                "leave out --near");
  }
  if (options.malformed != MalformedLines::fail) return {};
  return fail("--near leaves lines out, and --malformed=fail looks at all");
}

// Entries are shown as they come, all of them, and not in an order that was asked for.
bool shows_what_comes(const Plan& plan, const Options& options) {
  return plan.product == Product::entries && !plan.pass.max_count && !plan.tail && !plan.context &&
         !plan.around && !plan.whole_txns && !options.sort && !options.reverse &&
         !options.invert_match && !options.in_order;
}

}  // namespace

Result<std::optional<NearId>> near_id(const Options& options, Nanoseconds now) {
  if (!options.near) return std::nullopt;
  if (auto checked = check_near(options); !checked) return tl::unexpected(checked.error());
  for (const std::string& id : options.txns) {
    if (made_times({id}, now)) continue;
    return fail("--near: " + in_quotes(id) + " does not say when it was made",
                "gsaw --decode shows what an id says; --since and --until name times");
  }
  return NearId{*options.near, *made_times(options.txns, now)};
}

void set_likely_times(Plan& plan, const Options& options, const Environment& environment) {
  if (plan.near) {
    plan.pass.likely = times_near(plan.near->made, plan.near->span, options);
    return;
  }
  if (!environment.output_is_terminal || !shows_what_comes(plan, options)) return;
  if (const auto made = made_times(plan.txns.ids, plan.now)) {
    plan.likely_first = times_near(*made, kUsually, options);
    plan.likely_first->seekable_only = true;
  }
}

}  // namespace gsaw
