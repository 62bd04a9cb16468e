// The one table of every flag: the parser, --help, and the test that compares the man
// page and the completions with --help all start from it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gsaw {

enum class FlagId {
  query,
  txn,
  level,
  since,
  until,
  ignore_case,
  word_regexp,
  invert_match,
  whole_txn,
  max_count,
  tail,
  sort,
  reverse,
  trace,
  align,
  txns,
  slow,
  count_by,
  describe,
  histogram,
  fields,
  digest,
  graphite_prefix,
  patterns,
  versus,
  why,
  by,
  skew,
  after_context,
  before_context,
  context,
  around,
  output,
  output_json,
  keys,
  hide,
  count,
  quiet,
  with_filename,
  line_number,
  fold,
  color,
  theme,
  pager,
  time_zone,
  local,
  log_zone,
  log_dates,
  role,
  in_order,
  near,
  follow,
  follow_name,
  sync,
  time_format,
  malformed,
  max_line,
  no_filename,
  width,
  threads,
  config,
  no_config,
  explain,
  stats,
  decode,
  translate,
  translate_field,
  translate_table,
  help,
  version,
};

enum class FlagGroup { select, show, input, about };

// Whether it stands in the commands that a run hands out (pipeline/given_words.h): as it chooses
// entries, or says how they are read; not what cuts, orders or shows them.
enum class HandedOn { never, selection, reading };

struct Flag {
  FlagId id;
  char short_name;             // '\0': none
  std::string_view long_name;  // without dashes; empty: none
  // Of its value. Empty: it takes none; [X]: it may be left out; [=X]: so too, and is given only
  // behind a `=`, so that the next argument is never taken for it.
  std::string_view placeholder;
  FlagGroup group;
  bool in_config;  // may be set in the config file
  std::string_view help;
  HandedOn handed_on = HandedOn::never;

  bool takes_value() const { return !placeholder.empty(); }
  bool value_attached() const { return placeholder.starts_with("[="); }
  bool value_optional() const { return placeholder.starts_with('['); }
};

// In the order of --help: groups together.
std::span<const Flag> flags();

// Null when there is none. Names without dashes.
const Flag* find_flag(std::string_view long_name);
const Flag* find_flag(char short_name);

const Flag& flag_of(FlagId id);

// `--query`, or `-j` for a flag without a long name.
std::string flag_name(const Flag& flag);

}  // namespace gsaw
