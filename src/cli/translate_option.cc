// --translate: what a command line selects, for another engine.
#include "cli/translate_option.h"

#include <cassert>
#include <string>
#include <utility>

#include "base/in_quotes.h"
#include "cli/build_plan.h"
#include "cli/build_query.h"
#include "cli/table_options.h"
#include "cli/unused_option.h"
#include "query/comparison.h"
#include "query/value_file.h"
#include "translate/translate.h"

namespace gsaw {
namespace {

// What is translated, and what says only how gsaw itself reads its options and shows what it says.
constexpr FlagId kTranslated[] = {
    FlagId::query,           FlagId::txn,         FlagId::level,       FlagId::since,
    FlagId::until,           FlagId::ignore_case, FlagId::word_regexp, FlagId::invert_match,
    FlagId::whole_txn,       FlagId::keys,        FlagId::count,       FlagId::count_by,
    FlagId::time_zone,       FlagId::local,       FlagId::translate,   FlagId::translate_field,
    FlagId::translate_table, FlagId::config,      FlagId::no_config,   FlagId::color,
    FlagId::theme,           FlagId::width,       FlagId::pager,       FlagId::threads,
};

Result<std::vector<FieldName>> names_of_fields(const std::vector<std::string>& names,
                                               const std::string& flag) {
  std::vector<FieldName> fields;
  for (const std::string& name : names) {
    auto field = make_field({TokenKind::word, name, {}});
    if (!field) return fail(flag + ": " + field.error().message, field.error().suggestion);
    fields.push_back(*std::move(field));
    fields.back().span = {};
  }
  return fields;
}

Result<TargetNames> target_names(const std::vector<std::string>& typed) {
  TargetNames names;
  for (const std::string& each : typed) {
    const std::size_t sign = each.find('=');
    if (sign == each.npos || sign == 0 || sign + 1 == each.size()) {
      return fail("--translate-field: " + in_quotes(each) + " is not F=NAME",
                  "as in txn=txnId; `line` is the column of a table that holds the lines");
    }
    names[each.substr(0, sign)] = each.substr(sign + 1);
  }
  return names;
}

Result<Translation> asked_for(const Options& options) {
  const std::string flag = unused_option(options, kTranslated);
  if (!flag.empty()) {
    return fail("--translate: " + flag + " is not translated",
                "what is: the selection, -k, -c, --count-by and --whole-txn");
  }
  Translation what;
  what.ignore_case = options.ignore_case;
  what.count = options.count;
  what.whole_txn = options.whole_txn;
  what.table = options.translate_table.value_or("");
  auto keys = names_of_fields(
      options.is_typed(FlagId::keys) ? options.keys : std::vector<std::string>(), "--keys");
  if (!keys) return tl::unexpected(keys.error());
  what.keys = *std::move(keys);
  const auto groups = count_by_settings(options, TimeZone());
  if (!groups) return tl::unexpected(groups.error());
  for (const GroupField& each : groups->fields) {
    if (each.steps) return fail("--translate: stretches of time are not translated");
  }
  auto count_by = names_of_fields(options.count_by, "--count-by");
  if (!count_by) return tl::unexpected(count_by.error());
  what.count_by = *std::move(count_by);
  return what;
}

}  // namespace

Result<TranslatedQuery> translated(const Options& options, const Environment& environment) {
  assert(options.translate);
  auto names = target_names(options.translate_fields);
  if (!names) return tl::unexpected(names.error());
  const auto engine = make_engine(*options.translate, *std::move(names));
  if (!engine) {
    return fail("--translate: " + in_quotes(*options.translate) + " is not one of " +
                listed_engines());
  }
  const auto zone = display_zone(options);
  if (!zone) return tl::unexpected(zone.error());
  auto what = asked_for(options);
  if (!what) return tl::unexpected(what.error());
  auto query = build_query(options, {environment.now, *zone});
  if (!query) return tl::unexpected(query.error());
  const auto notes = load_value_files(*query->query);
  if (!notes) return tl::unexpected(notes.error());
  what->query = query->query.get();
  what->files = std::move(query->paths);
  const Said text = translate(*engine, *what);
  if (text) {
    TranslatedQuery made{*text, {}};
    if (engine->comment().empty()) made.notes = engine->remarks();
    return made;
  }
  // Options have no place in the query.
  const std::string in = text.error().span.length == 0 ? "" : query->text;
  return fail(error_text(text.error(), "--translate", in));
}

}  // namespace gsaw
