// Which options that choose what is made of the entries go together.
#include "cli/check_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/named_value.h"
#include "render/output_format.h"

namespace gsaw {

std::vector<std::string> asked_views(const Options& options) {
  std::vector<std::string> asked;
  if (options.txn_list && !options.why) asked.emplace_back("--txns");
  if (options.trace) asked.emplace_back("--trace");
  if (!options.count_by.empty()) asked.emplace_back("--count-by");
  if (!options.describe.empty()) asked.emplace_back("--describe");
  if (options.histogram) asked.emplace_back("--histogram");
  if (options.fields) asked.emplace_back("--fields");
  if (options.digest) asked.emplace_back("--digest");
  if (options.patterns) asked.emplace_back("--patterns");
  if (options.why) asked.emplace_back("--why");
  return asked;
}

bool shows_context(const Options& options) {
  return options.after_context || options.before_context || options.context;
}

namespace {

// What a view has of its own.
struct ViewTraits {
  std::string flag;
  std::string rows;               // what -m counts
  std::string order, order_hint;  // why there is no --sort
  std::vector<OutputFormat> formats;
  bool can_turn = true;        // -r
  bool shows_entries = false;  // with their fields
};

ViewTraits traits_of(const std::string& flag) {
  using enum OutputFormat;
  if (flag == "--trace") {
    return {flag,
            "transactions",
            "--trace has an order of its own, that of time",
            "leave out --sort and --reverse",
            {pretty, json, html, perfetto, otlp},
            false,
            true};
  }
  if (flag == "--txns") {
    return {flag,
            "transactions",
            "--txns has orders of its own",
            "--by duration, errors, entries or start",
            {pretty, json}};
  }
  if (flag == "--histogram") {
    return {flag,
            "rows",
            "--histogram has an order of its own, that of time",
            "leave out --sort and --reverse",
            {pretty, json, csv, tsv, graphite},
            false};
  }
  if (flag == "--digest") {
    return {flag,
            "rows",
            "--digest has an order of its own",
            "leave out --sort and --reverse",
            {pretty, json},
            false};
  }
  if (flag == "--why") {
    return {flag,
            "rows",
            "--why has an order of its own, the furthest apart first",
            "leave out --sort and --reverse",
            {pretty, json, csv, tsv},
            false};
  }
  return {flag,
          "rows",
          flag + " has an order of its own, the largest count first",
          "-r turns it round",
          {pretty, json, csv, tsv}};
}

bool has_form(const ViewTraits& view, OutputFormat format) {
  return std::find(view.formats.begin(), view.formats.end(), format) != view.formats.end();
}

std::string forms_of(const ViewTraits& view) {
  std::string list;
  for (const OutputFormat format : view.formats) {
    if (!list.empty()) list += format == view.formats.back() ? " or " : ", ";
    list += name_of_value(kOutputFormatNames, format);
  }
  return "-o " + list;
}

// Of entries.
Result<void> check_format(const Options& options) {
  using enum OutputFormat;
  if (options.output == graphite) return fail("-o graphite is of tables alone", "of --histogram");
  const bool chooses = options.is_typed(FlagId::keys) || options.is_typed(FlagId::hide);
  if (options.output == raw && chooses && !options.count && !options.quiet) {
    return fail("-o raw shows lines as they are, with all their fields",
                "-o json shows those that -k and -K choose");
  }
  if ((options.output != csv && options.output != tsv) || !options.keys.empty()) return {};
  const auto name = name_of_value(kOutputFormatNames, options.output);
  return fail(fmt::format("-o {} has columns, which -k names", name),
              fmt::format("gsaw -o {} -k time,level,message", name));
}

// The config file's are of entries, whatever the run shows.
Result<void> check_chosen_fields(const Options& options, const ViewTraits& view) {
  if (view.shows_entries) return {};
  const bool shows = options.is_typed(FlagId::keys);
  const bool hides = options.is_typed(FlagId::hide);
  if (!shows && !hides) return {};
  return fail(fmt::format("{} chooses fields of entries, which {} does not show",
                          shows ? "-k" : "-K", view.flag),
              "--count-by FIELD counts the values of a field");
}

Result<void> check_prefix(const Options& options, const ViewTraits& view) {
  const bool names = options.with_filename && options.is_typed(FlagId::with_filename);
  const bool numbers = options.line_number && options.is_typed(FlagId::line_number);
  if (view.shows_entries || (!names && !numbers)) return {};
  return fail(fmt::format("{} tells where an entry stands, and {} shows none",
                          names ? "-H" : "--line-number", view.flag),
              "-c -H counts the entries of each file");
}

Result<void> check_view(const Options& options, const ViewTraits& view) {
  if (auto checked = check_chosen_fields(options, view); !checked) return checked;
  if (auto checked = check_prefix(options, view); !checked) return checked;
  if (options.sort || (options.reverse && !view.can_turn)) {
    return fail(view.order, view.order_hint);
  }
  if (!has_form(view, options.output)) {
    return fail(fmt::format("{} has no {} form", view.flag,
                            name_of_value(kOutputFormatNames, options.output)),
                forms_of(view));
  }
  if (options.tail) {
    return fail(view.flag + " has no last entries", "-m N shows the first N " + view.rows);
  }
  if (options.malformed == MalformedLines::only) {
    return fail(view.flag + " is made of entries, not of lines that are no JSON object",
                "--malformed=only alone shows these");
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
  if (options.txn_list && options.why && !options.by.empty()) {
    return fail("--by orders the table of --txns, and --why shows none",
                "what is furthest apart comes first");
  }
  const bool groups = !options.describe.empty() || options.histogram;
  const bool lists_txns = options.txn_list && !options.why;
  if (!lists_txns && !groups && !options.by.empty()) {
    return fail("--by is of --txns, --describe and --histogram, and none of these is asked for",
                "--sort=FIELD orders entries, --count-by FIELD counts them");
  }
  if (options.versus && !options.patterns) {
    return fail("--vs is what --patterns compares with, which is not asked for",
                "gsaw --patterns --vs QUERY, FILE or TIME");
  }
  if (options.is_typed(FlagId::graphite_prefix) && options.output != OutputFormat::graphite) {
    return fail("--graphite-prefix is of -o graphite, which is not asked for",
                "gsaw --histogram=1m -o graphite --graphite-prefix P");
  }
  if (!options.translate_fields.empty() || options.translate_table) {
    return fail(fmt::format("{} is of --translate, which is not asked for",
                            options.translate_table ? "--translate-table" : "--translate-field"),
                "gsaw --translate ENGINE");
  }
  if (options.histogram && options.max_count) {
    return fail("--histogram shows all of the time", "--since and --until choose a part of it");
  }
  if (options.digest && options.max_count) {
    return fail("--digest is of all that is selected, a page whatever there is",
                "--since and --until choose a part of the time");
  }
  if (options.why && options.txn_list && !options.txn_list->empty()) {
    return fail("--why compares transactions by its query: --txns has no value then",
                "gsaw --txns --why QUERY");
  }
  if (options.txn_list && !options.txn_list->empty() && *options.txn_list != "open") {
    return fail("--txns=" + *options.txn_list + " is not known",
                "--txns lists all, --txns=open those that are stuck");
  }
  return {};
}

Result<void> check_fold(const Options& options, bool with_context) {
  if (!options.fold) return {};
  if (with_context) {
    return fail("-A, -B and -C show every entry that stands around another",
                "leave them out to --fold those that repeat the one before them");
  }
  if (options.output == OutputFormat::pretty) return {};
  return fail(fmt::format("--fold is for people: -o {} gives each entry",
                          name_of_value(kOutputFormatNames, options.output)),
              "--count-by message counts the same ones wherever they stand");
}

}  // namespace

void forget_entry_defaults(Options& options) {
  const std::vector<std::string> asked = asked_views(options);
  const auto is_default = [&](FlagId flag) { return !options.is_typed(flag); };
  if (!asked.empty() || shows_context(options) || options.follow || options.translate) {
    if (is_default(FlagId::sort)) options.sort.reset();
    if (is_default(FlagId::reverse)) options.reverse = false;
  }
  if (!asked.empty() && is_default(FlagId::malformed) &&
      options.malformed == MalformedLines::only) {
    options.malformed = MalformedLines::show;
  }
  const bool has_no_form =
      asked.empty() ? is_of_traces_alone(options.output) || options.output == OutputFormat::graphite
                    : !has_form(traits_of(asked.front()), options.output);
  if (is_default(FlagId::output) && is_default(FlagId::output_json) &&
      (has_no_form || options.fold)) {
    options.output = OutputFormat::pretty;
  }
}

Result<void> check_views(const Options& options) {
  const std::vector<std::string> asked = asked_views(options);
  const bool with_context = shows_context(options);
  if (with_context && (options.sort || options.reverse || !asked.empty())) {
    return fail("-A, -B and -C show what stands around an entry in its file, in the order of it",
                "--around SPAN shows what its host logged at that time, in any order");
  }
  if (asked.size() > 1) return fail(asked[0] + " and " + asked[1] + " exclude each other");
  if (auto checked = check_belongings(options); !checked) return checked;
  if (options.quiet || options.count) return {};
  if (!asked.empty() && options.fold) {
    return fail("--fold is of entries, which " + asked.front() + " does not show");
  }
  if (auto checked = check_fold(options, with_context); !checked) return checked;
  return asked.empty() ? check_format(options) : check_view(options, traits_of(asked.front()));
}

}  // namespace gsaw
