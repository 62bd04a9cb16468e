// From options as typed to a plan that can run.
#include "cli/build_plan.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "base/in_quotes.h"
#include "cli/build_query.h"
#include "cli/check_views.h"
#include "cli/entry_screen_option.h"
#include "cli/field_option.h"
#include "cli/follow_option.h"
#include "cli/is_stream.h"
#include "cli/near_id.h"
#include "cli/pager.h"
#include "cli/redirection_note.h"
#include "cli/side_option.h"
#include "cli/table_options.h"
#include "cli/view_options.h"
#include "query/highlight.h"
#include "query/value_file.h"
#include "record/date_order.h"
#include "record/duration_key.h"
#include "record/log_zone.h"
#include "record/prefix_stamp.h"

namespace gsaw {
namespace {

bool in_color(const Options& options, const Environment& environment) {
  if (options.color != When::automatic) return options.color == When::always;
  return environment.output_is_terminal && !environment.dumb_terminal && !environment.no_color;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Result<std::vector<ShownField>> shown_fields(const std::vector<std::string>& names) {
  std::vector<ShownField> fields;
  for (const std::string& name : names) {
    auto field = field_option(name, "--keys");
    if (!field) return tl::unexpected(field.error());
    // Asked for beside the virtual field, `.level` is another member.
    if (name.starts_with('.') && contains(names, field->name)) field->name = name;
    const bool is_known = std::any_of(fields.begin(), fields.end(), [&](const ShownField& each) {
      return each.role == field->role && each.path == field->path;
    });
    if (!is_known) fields.push_back(*std::move(field));
  }
  return fields;
}

// Each is a name; elements of an array are hidden alike.
Result<std::vector<std::string>> hidden_names(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto field = field_option(name, "--hide");
    if (!field) return tl::unexpected(field.error());
    if (!field->path.has_index()) continue;
    return fail("--hide: " + in_quotes(name) + " names one element of an array",
                "elements are hidden alike, as in items[].price");
  }
  return names;
}

// What is typed on the command line: a config file is written once, for many logs.
std::vector<NamedFieldOption> named_fields(const Options& options, const Plan& plan) {
  std::vector<NamedFieldOption> named;
  if (options.is_typed(FlagId::keys)) {
    for (const ShownField& field : plan.render.keys) named.push_back({"-k", field});
  }
  if (options.is_typed(FlagId::hide)) {
    for (const std::string& name : plan.render.hidden_keys) {
      if (auto field = field_option(name, "--hide"))
        named.push_back({"-K", *std::move(field), true});
    }
  }
  if (options.is_typed(FlagId::sort) && plan.sort && plan.sort->field) {
    named.push_back({"--sort", *plan.sort->field});
  }
  const bool by_fields = !options.describe.empty() || options.histogram;
  const std::vector<std::string> none;
  for (const auto& [flag, names] :
       {std::pair("--count-by", &options.count_by), std::pair("--describe", &options.describe),
        std::pair("--by", by_fields ? &options.by : &none)}) {
    for (const std::string& name : *names) {
      if (auto field = named_group_field(name, flag)) {
        named.push_back({flag, *std::move(field), false, true});
      }
    }
  }
  return named;
}

Result<RenderSettings> render_settings(const Options& options, const Environment& environment,
                                       const TimeZone& zone, const Node& query) {
  RenderSettings settings;
  settings.format = options.output;
  const bool colored = in_color(options, environment) && settings.format == OutputFormat::pretty;
  if (colored) {
    Theme styles = theme(options.theme, environment.many_colors);
    apply_styles(styles, options.styles);
    settings.palette = make_palette(styles);
  }
  settings.zone = zone;
  if (!options.time_format.empty()) {
    const auto sample = check_time_format(options.time_format);
    if (!sample) return tl::unexpected(sample.error());
    settings.time_format = options.time_format;
  }
  auto keys = shown_fields(options.keys);
  if (!keys) return tl::unexpected(keys.error());
  settings.keys = *std::move(keys);
  // What the config file hides is hidden from people alone; a program is given all.
  const bool for_people =
      settings.format == OutputFormat::pretty || settings.format == OutputFormat::html;
  if (for_people || options.is_typed(FlagId::hide)) {
    auto hidden = hidden_names(options.hidden_keys);
    if (!hidden) return tl::unexpected(hidden.error());
    settings.hidden_keys = *std::move(hidden);
  }
  settings.with_filename = options.with_filename;
  settings.with_line_number = options.line_number;
  if (colored) settings.highlight = Highlighter::make(query, options.ignore_case);
  return settings;
}

Result<std::vector<std::string>> inputs(std::vector<std::string> paths,
                                        const Environment& environment) {
  if (!paths.empty()) return paths;
  if (environment.input_is_terminal) {
    return fail("nothing to read: no file is named and standard input is a terminal",
                "usage: gsaw [OPTIONS] [QUERY] [PATH...]; try 'gsaw --help'");
  }
  return std::vector<std::string>{"-"};
}

// A pager shows a screen when it has one. Whoever reads a pipe or the keyboard is to see each
// entry when it comes; and a pager takes the keyboard for itself.
bool in_pager(const Options& options, const Environment& environment, const Plan& plan) {
  if (plan.follow || !wants_pager(options.pager, environment)) return false;
  if (plan.product == Product::count || plan.product == Product::nothing) return false;
  return options.pager == When::always ||
         std::none_of(plan.paths.begin(), plan.paths.end(),
                      [&](const std::string& path) { return is_stream(path, environment); });
}

Result<void> set_inputs(Plan& plan, const Node& query, std::vector<std::string> named,
                        const Environment& environment) {
  auto paths = inputs(std::move(named), environment);
  if (!paths) return tl::unexpected(paths.error());
  plan.paths = *std::move(paths);
  if (takes_standard_input(query) && plan.reads_stdin()) {
    return fail("standard input cannot be both the values of `in @-` and the log",
                "name the log file, or put the values in a file: in @FILE");
  }
  plan.counts_from_newest = counts_from_end(query);
  return {};
}

PassSettings pass_settings(const Options& options, const Environment& environment,
                           OutputFormat format, Product product) {
  PassSettings pass;
  pass.threads = options.threads != 0 ? options.threads : std::min(environment.cpus, kMaxThreads);
  if (options.max_line != 0) pass.max_line = options.max_line;
  pass.chunk_size = environment.chunk_size.value_or(0);
  pass.prefilter = environment.prefilter;
  pass.malformed = options.malformed;
  pass.malformed_selectable =
      pass.malformed != MalformedLines::skip && !is_of_objects_alone(format) && !is_view(product);
  pass.max_count = options.max_count;
  pass.sample_head = !options.quiet;
  pass.stats = options.stats;
  pass.in_order = options.in_order;
  return pass;
}

// As grep: -A and -B say more than -C does, wherever they stand. More than any log has is as good
// as all.
std::optional<ContextSize> context_size(const Options& options) {
  if (!options.after_context && !options.before_context && !options.context) return std::nullopt;
  constexpr std::uint64_t kMost = std::uint64_t{1} << 62;
  const std::uint64_t both = options.context.value_or(0);
  return ContextSize{std::min(options.before_context.value_or(both), kMost),
                     std::min(options.after_context.value_or(both), kMost)};
}

// What is shown is entries, of which -m and -n choose those that are to have it around them; not
// where they count something else. Of none nothing is shown, as without it.
Result<void> set_around(Plan& plan, const Options& options) {
  if (!options.around || plan.product == Product::count || plan.product == Product::nothing) {
    return {};
  }
  plan.around = options.around;
  const EntryLimits limits{options.max_count, options.tail};
  const bool counts_others = plan.product != Product::entries || plan.whole_txns;
  if (!limits.any() || limits.first == 0U || limits.last == 0U || counts_others) return {};
  if (plan.sort && plan.sort->by == SortSettings::By::field) {
    return fail("--around goes by time: -m and -n do not choose by a field for it",
                "leave out --sort=FIELD, or choose by a query");
  }
  plan.around_limits = limits;
  plan.pass.max_count.reset();
  plan.tail.reset();
  return {};
}

Product product(const Options& options) {
  if (options.quiet) return Product::nothing;
  if (options.count) return Product::count;
  if (options.why) return Product::why;  // with --txns, too
  if (options.txn_list) return Product::txns;
  if (!options.count_by.empty()) return Product::counts;
  if (!options.describe.empty()) return Product::spreads;
  if (options.histogram) return Product::histogram;
  if (options.fields) return Product::fields;
  if (options.digest) return Product::digest;
  if (options.patterns) return Product::patterns;
  return options.trace ? Product::traces : Product::entries;
}

// What each of the views is to do, if it is asked for.
Result<void> set_views(Plan& plan, const Options& options, const Environment& environment) {
  auto sort = sort_settings(options);
  if (!sort) return tl::unexpected(sort.error());
  plan.sort = *std::move(sort);
  auto trace = trace_settings(options, environment);
  if (!trace) return tl::unexpected(trace.error());
  plan.trace = *std::move(trace);
  auto txn_list = txns_settings(options);
  if (!txn_list) return tl::unexpected(txn_list.error());
  plan.txn_list = *txn_list;
  auto count_by = count_by_settings(options, plan.render.zone);
  if (!count_by) return tl::unexpected(count_by.error());
  plan.count_by = *std::move(count_by);
  auto describe = describe_settings(options, plan.render.zone);
  if (!describe) return tl::unexpected(describe.error());
  plan.describe = *std::move(describe);
  auto histogram = histogram_settings(options, plan.render.zone);
  if (!histogram) return tl::unexpected(histogram.error());
  plan.histogram = *std::move(histogram);
  plan.fields.turned = options.reverse;
  plan.patterns.turned = options.reverse;
  return {};
}

// How logs are read, in all of the process.
Result<void> use_readings(const Options& options, const Environment& environment) {
  Result<TimeZone> zone = TimeZone();
  if (options.log_zone) zone = TimeZone::named(*options.log_zone);
  if (!zone) return fail("--log-zone: " + zone.error().message, zone.error().hint);
  set_log_zone(*std::move(zone));
  set_date_order(options.log_dates);
  set_stamp_clock(environment.now);
  set_added_names(options.roles.names);
  set_duration_keys(options.roles.durations);
  return {};
}

// With -v all others are asked for, of no transaction in particular.
AskedTxns asked_txns(const Options& options) {
  if (options.invert_match || options.txns.empty()) return {};
  return {options.txns, options.ignore_case};
}

DigestSettings digest_settings(const Options& options) {
  return {!options.level && !options.invert_match && !options.around && !options.whole_txn};
}

}  // namespace

Result<TimeZone> display_zone(const Options& options) {
  assert(!(options.time_zone && options.local));
  if (options.time_zone) return TimeZone::named(*options.time_zone);
  if (options.local) return TimeZone::local();
  return TimeZone();
}

Result<PlanAndPager> build_plan(const Options& options, const Environment& environment) {
  assert(options.threads <= kMaxThreads && options.max_line <= kLongestMaxLine);
  const auto zone = display_zone(options);
  if (!zone) return tl::unexpected(zone.error());
  if (auto checked = check_views(options); !checked) return tl::unexpected(checked.error());
  if (auto checked = check_follow(options); !checked) return tl::unexpected(checked.error());
  if (auto used = use_readings(options, environment); !used) return tl::unexpected(used.error());
  auto query = build_query(options, {environment.now, *zone});
  if (!query) return tl::unexpected(query.error());
  auto render = render_settings(options, environment, *zone, *query->query);
  if (!render) return tl::unexpected(render.error());

  Plan plan;
  plan.render = *std::move(render);
  plan.product = product(options);
  plan.pass = pass_settings(options, environment, plan.render.format, plan.product);
  plan.tail = options.tail;
  plan.render.folds = options.fold && plan.product == Product::entries;
  if (auto set = set_views(plan, options, environment); !set) return tl::unexpected(set.error());
  plan.named = named_fields(options, plan);
  plan.screen = screen(options, environment);
  plan.context = context_size(options);
  plan.hints = !options.quiet;
  plan.now = environment.now;
  plan.txns = asked_txns(options);
  plan.whole_txns = options.whole_txn;
  if (auto set = set_around(plan, options); !set) return tl::unexpected(set.error());
  plan.near = query->near;
  set_likely_times(plan, options, environment);
  plan.compile.ignore_case = options.ignore_case;
  plan.time_limits = query->time_limits;
  plan.given = given_words(options, query->text, query->paths);
  plan.digest = digest_settings(options);

  Node& tree = *query->query;
  if (!options.explain) {
    const auto set = set_inputs(plan, tree, std::move(query->paths), environment);
    if (!set) return tl::unexpected(set.error());
  }
  auto set = set_sides(plan, options, {environment.now, *zone});
  if (set) set = set_follow(plan, options, tree, environment);
  if (!set) return tl::unexpected(set.error());
  plan.render.on_screen = entry_screen(options, plan);
  auto notes = load_value_files(tree);
  if (!notes) return tl::unexpected(notes.error());
  auto prepared = prepare(std::move(query->query), plan.compile);
  if (!prepared) return tl::unexpected(prepared.error());
  plan.query = *std::move(prepared);
  // To fail on any malformed line every line must be read.
  if (plan.pass.malformed == MalformedLines::fail && !options.explain) plan.query.finder.reset();
  const bool paged = in_pager(options, environment, plan);
  const bool progress = environment.errors_to_terminal && !environment.dumb_terminal && !paged &&
                        !plan.follow && plan.product != Product::nothing;
  std::string redirected = redirection_note(*plan.query.tree, environment);
  if (!redirected.empty()) notes->push_back(std::move(redirected));
  std::move(query->notes.begin(), query->notes.end(), std::back_inserter(*notes));
  if (options.quiet) notes->clear();
  return PlanAndPager{std::move(plan), paged, progress, *std::move(notes)};
}

}  // namespace gsaw
