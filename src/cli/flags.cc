// The table of flags. A new flag: a row here, a line in set_option.cc, a line in the man
// page and in each completion (tests/check_docs names those that lack it).
#include "cli/flags.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gsaw {
namespace {

using enum FlagGroup;
using enum HandedOn;

constexpr auto kFlags = std::to_array<Flag>({
    {FlagId::query, 'e', "query", "QUERY", select, false,
     "the query; then every argument is a PATH", selection},
    {FlagId::txn, 't', "txn", "ID", select, false, "entries of transaction ID (repeat: any)",
     selection},
    {FlagId::level, 'l', "level", "SPEC", select, false,
     "warn (or worse); warn,err (these); info..warn", selection},
    {FlagId::since, '\0', "since", "TIME", select, false, "entries from TIME on", selection},
    {FlagId::until, '\0', "until", "TIME", select, false, "entries up to TIME", selection},
    {FlagId::ignore_case, 'i', "ignore-case", "", select, true, "ignore case in text", selection},
    {FlagId::word_regexp, 'w', "word-regexp", "", select, false, "texts are whole words",
     selection},
    {FlagId::invert_match, 'v', "invert-match", "", select, false, "entries that do not match",
     selection},
    {FlagId::whole_txn, '\0', "whole-txn", "", select, false,
     "all entries of each transaction that matches", selection},
    {FlagId::max_count, 'm', "max-count", "N", select, false, "stop after N matching entries"},
    {FlagId::tail, 'n', "tail", "N", select, false, "only the last N matching entries"},
    {FlagId::sort, 's', "sort", "[=F]", select, true, "in order of time, or of F, largest first"},
    {FlagId::reverse, 'r', "reverse", "", select, true,
     "newest first; with --sort=F smallest first"},

    {FlagId::trace, '\0', "trace", "", show, false, "each transaction as a timeline"},
    {FlagId::align, '\0', "align", "", show, false, "with --trace: set clocks right"},
    {FlagId::skew, '\0', "skew", "HOST=SPAN", show, false,
     "with --trace: HOST's clock is ahead by SPAN"},
    {FlagId::txns, '\0', "txns", "[=open]", show, false,
     "a table of transactions; =open: the stuck ones"},
    {FlagId::slow, '\0', "slow", "DURATION", show, false,
     "with -f --txns: what takes so long is shown"},
    {FlagId::count_by, '\0', "count-by", "F,...", show, false,
     "a table: how many entries have which values"},
    {FlagId::describe, '\0', "describe", "F,...", show, false,
     "numbers: count, min, mean, percentiles, max"},
    {FlagId::histogram, '\0', "histogram", "[=STEP]", show, false,
     "entries over time, as bars, by level"},
    {FlagId::fields, '\0', "fields", "", show, false,
     "which fields there are: how often, types, values"},
    {FlagId::digest, '\0', "digest", "", show, false,
     "one page: what there is, what fails, what next"},
    {FlagId::graphite_prefix, '\0', "graphite-prefix", "P", show, true,
     "what names of -o graphite begin with (gsaw)"},
    {FlagId::patterns, '\0', "patterns", "", show, false,
     "messages that differ in ids and numbers, counted"},
    {FlagId::versus, '\0', "vs", "WHAT", show, false,
     "with --patterns: what is new, gone, changed"},
    {FlagId::why, '\0', "why", "QUERY", show, false,
     "what those that match have, and the others have not"},
    {FlagId::by, '\0', "by", "WHAT", show, false,
     "fields of --describe, --histogram; order of --txns"},
    {FlagId::output, 'o', "output", "FORMAT", show, true,
     "pretty json raw logfmt csv tsv gelf; views have more"},
    {FlagId::output_json, 'j', "", "", show, false, "the same as -o json"},
    {FlagId::keys, 'k', "keys", "F,...", show, true, "show only these fields, in this order"},
    {FlagId::hide, 'K', "hide", "F,...", show, true, "show all but these fields"},
    {FlagId::after_context, 'A', "after-context", "N", show, false,
     "show N entries behind each matching one"},
    {FlagId::before_context, 'B', "before-context", "N", show, false,
     "show N entries before each matching one"},
    {FlagId::context, 'C', "context", "N", show, false,
     "show N entries before and behind each match"},
    {FlagId::around, '\0', "around", "DURATION", show, false,
     "and what the host logged around each match", selection},
    {FlagId::count, 'c', "count", "", show, false, "print the number of matching entries"},
    {FlagId::quiet, 'q', "quiet", "", show, false, "print nothing, stop at the first match"},
    {FlagId::with_filename, 'H', "with-filename", "", show, true, "prefix entries with file"},
    {FlagId::no_filename, '\0', "no-filename", "", show, true,
     "do not name the files of several on a terminal"},
    {FlagId::line_number, '\0', "line-number", "", show, true, "prefix entries with line"},
    {FlagId::fold, '\0', "fold", "", show, false, "count entries that repeat the one before them"},
    {FlagId::color, '\0', "color", "WHEN", show, true, "auto (default), always or never"},
    {FlagId::theme, '\0', "theme", "NAME", show, true,
     "colours: auto (default), dark, light, plain"},
    {FlagId::width, '\0', "width", "COLUMNS", show, true,
     "lay out for so many; 0: all whole, as in a pipe"},
    {FlagId::pager, '\0', "pager", "WHEN", show, true, "auto (default), always or never"},
    {FlagId::time_zone, 'Z', "time-zone", "TZ", show, true, "show times in TZ (default UTC)",
     reading},
    {FlagId::local, '\0', "local", "", show, true, "show times in the local zone", reading},
    {FlagId::time_format, '\0', "time-format", "FMT", show, true,
     "show times by a strftime format"},

    {FlagId::follow, 'f', "follow", "", input, false,
     "show the last entries, then those that come"},
    {FlagId::follow_name, 'F', "", "", input, false, "the same as -f"},
    {FlagId::sync, '\0', "sync", "DURATION", input, false,
     "with -f -s: wait so long for others (100ms)"},
    {FlagId::log_zone, '\0', "log-zone", "TZ", input, true,
     "zone of log times that name none (UTC)", reading},
    {FlagId::log_dates, '\0', "log-dates", "ORDER", input, true,
     "03/04/2026 is day-first or month-first", reading},
    {FlagId::role, '\0', "role", "ROLE=KEY,...", input, true,
     "keys that hold the time, level, message ...", reading},
    {FlagId::in_order, '\0', "in-order", "[=SLACK]", input, false,
     "skip what cannot be in time: logs are in order", reading},
    {FlagId::near, '\0', "near", "DURATION", input, false,
     "of -t read what was logged near the id's time", selection},
    {FlagId::malformed, '\0', "malformed", "WHAT", input, true,
     "lines that are no JSON: show, skip, only or fail", selection},
    {FlagId::max_line, '\0', "max-line", "SIZE", input, true,
     "hold no longer line in memory (default: 64M)", reading},
    {FlagId::threads, 'J', "threads", "N", input, true, "workers, 1 to 256 (default: CPUs)"},
    {FlagId::config, '\0', "config", "FILE", input, false, "read defaults from FILE", reading},
    {FlagId::no_config, '\0', "no-config", "", input, false, "read no config file", reading},

    {FlagId::explain, '\0', "explain", "", about, false, "show how the query is understood"},
    {FlagId::stats, '\0', "stats", "", about, false, "figures of the run on standard error"},
    {FlagId::decode, '\0', "decode", "ID", about, false, "say what an id encodes"},
    {FlagId::translate, '\0', "translate", "ENGINE", about, false,
     "print the query for ENGINE: jq, duckdb ..."},
    {FlagId::translate_field, '\0', "translate-field", "M", about, false,
     "with --translate: FIELD=NAME there"},
    {FlagId::translate_table, '\0', "translate-table", "T", about, false,
     "with --translate: the table, or stream"},
    {FlagId::help, 'h', "help", "[TOPIC]", about, false, "this help, or help on TOPIC"},
    {FlagId::version, 'V', "version", "", about, false, "print the version"},
});

}  // namespace

std::span<const Flag> flags() { return kFlags; }

const Flag* find_flag(std::string_view long_name) {
  if (long_name.empty()) return nullptr;
  for (const Flag& flag : kFlags) {
    if (flag.long_name == long_name) return &flag;
  }
  return nullptr;
}

const Flag* find_flag(char short_name) {
  if (short_name == '\0') return nullptr;
  for (const Flag& flag : kFlags) {
    if (flag.short_name == short_name) return &flag;
  }
  return nullptr;
}

const Flag& flag_of(FlagId id) {
  return *std::find_if(std::begin(kFlags), std::end(kFlags),
                       [id](const Flag& flag) { return flag.id == id; });
}

std::string flag_name(const Flag& flag) {
  if (flag.long_name.empty()) return std::string("-") + flag.short_name;
  return "--" + std::string(flag.long_name);
}

}  // namespace gsaw
