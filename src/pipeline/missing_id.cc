// After a run that found no entry with an id: when and where it was made, and what to look at.
#include "pipeline/missing_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyze/trace.h"
#include "base/amount_text.h"
#include "base/saturating_sub.h"
#include "base/shell_word.h"
#include "base/terminal_escape.h"
#include "input/line_number.h"
#include "input/rereadable.h"
#include "pipeline/id_coverage.h"
#include "pipeline/likely_times.h"
#include "pipeline/pass.h"
#include "query/quoted_text.h"
#include "record/pasted_id.h"
#include "record/time_zone.h"
#include "record/txn_id.h"
#include "render/duration_text.h"
#include "render/id_report.h"

namespace gsaw {
namespace {

constexpr std::size_t kMostIds = 3;
// What takes about a second to go through.
constexpr std::uint64_t kMostBytesToLookAt = std::uint64_t{4} << 30;
constexpr std::uint64_t kPackedToText = 10;  // what logs are compressed to, about

// What is asked for by -t, and other terms that can only be a txnId.
std::vector<std::string> ids_asked(const Plan& plan, const PreparedQuery& query) {
  std::vector<std::string> ids;
  for (const std::string& typed : plan.txns.ids) ids.emplace_back(id_in_paste(typed));
  for (const TermDescription& term : query.compiled.terms) {
    if (term.negated || term.kind == TermDescription::Kind::txn) continue;
    if (decode_txn_id(term.value)) ids.push_back(term.value);
  }
  return ids;
}

std::string shown_time(const TimeZone& zone, Nanoseconds time) {
  std::string text;
  TimeFormatter(zone, {}).append(text, time);
  return text;
}

// In UTC, whatever zone times are shown in.
std::string typed_time(Nanoseconds time) {
  std::string text = shown_time(TimeZone(), time);
  text[text.find(' ')] = 'T';
  return text + "Z";
}

// When what the id is of was logged, most likely.
TimeSpan likely_time(Nanoseconds made) {
  constexpr Nanoseconds kBefore = 2 * kNanosPerSecond, kAfter = 30 * kNanosPerSecond;
  return {saturating_add(made, -kBefore), saturating_add(made, kAfter)};
}

// The options of the command that shows it. `host` empty: any.
std::string options_for(const TimeSpan& time, const std::string& host) {
  std::string options =
      fmt::format("-s --since {} --until {}", typed_time(time.begin), typed_time(time.end));
  if (!host.empty()) options += " " + shell_word("host=" + quoted(host));
  return options;
}

// `2 ms before and 40 ms after`.
std::string nearest(const Coverage& coverage, Nanoseconds made, bool utf8) {
  std::string text;
  if (coverage.before)
    text = duration_text(saturating_sub(made, *coverage.before), utf8) + " before";
  if (coverage.after) {
    text += (text.empty() ? "" : " and ") +
            duration_text(saturating_sub(*coverage.after, made), utf8) + " after";
  }
  return text + " it";
}

std::string covered(const Plan& plan, const Coverage& coverage, Nanoseconds made,
                    const std::string& host) {
  if (coverage.entries == 0) return "no entry of the inputs has a time";
  const bool utf8 = plan.screen.utf8;
  const bool is_within = made >= *coverage.earliest && made <= *coverage.latest;
  std::string text =
      fmt::format("the inputs hold {} from {} to {}", counted_entries(coverage.entries),
                  shown_time(plan.render.zone, *coverage.earliest),
                  shown_time(plan.render.zone, *coverage.latest));
  if (made > *coverage.latest) {
    text += fmt::format(", which end {} before it was made",
                        duration_text(saturating_sub(made, *coverage.latest), utf8));
  } else if (made < *coverage.earliest) {
    text += fmt::format(", which begin {} after it was made",
                        duration_text(saturating_sub(*coverage.earliest, made), utf8));
  }
  if (!is_within && coverage.of_host == coverage.entries) return text;
  if (host.empty()) return text + "; the nearest is " + nearest(coverage, made, utf8);
  if (coverage.of_host == 0) return text + ", none of them of that host";
  return text + fmt::format("; {} of them of that host, the nearest {}", grouped(coverage.of_host),
                            nearest(coverage, made, utf8));
}

bool are_files(const Plan& plan) {
  return std::all_of(plan.paths.begin(), plan.paths.end(), can_be_read_twice);
}

bool can_be_gone_through(InputSet& inputs) {
  const std::optional<std::uint64_t> size = inputs.size();
  return size && *size <= kMostBytesToLookAt / (inputs.holds_packed() ? kPackedToText : 1);
}

// Whether nothing but ids was asked for, so that no entry has them.
bool asks_for_ids_alone(const Plan& plan, const PreparedQuery& query) {
  const auto& terms = query.compiled.terms;
  if (plan.pass.malformed == MalformedLines::only) return false;
  return terms.size() == 1 && terms[0].kind == TermDescription::Kind::txn && !terms[0].negated;
}

// What cannot be read has been said, unless it could be before: then nothing is known, and so when
// it was interrupted.
bool is_gone_through(const Plan& plan, NodePtr wanted, View& view, InputSet& inputs) {
  Diagnostics unsaid([](std::string_view) {});
  CompileSettings compile;
  compile.ignore_case = plan.compile.ignore_case;
  const auto query = prepare(std::move(wanted), compile);
  const PassResult passed = run_pass(inputs, *query, view, for_all_entries(plan.pass), unsaid);
  return !passed.interrupted && !unsaid.has_errors();
}

// What they hold of that time and host, or that they have the id, if any; none where that is not
// known.
std::optional<Coverage> find_coverage(const Plan& plan, const std::optional<AskedTxns>& id,
                                      Nanoseconds made, const std::string& host, InputSet& inputs) {
  IdCoverageView view(id, made, host);
  return is_gone_through(plan, make_node(MatchAll{}), view, inputs) ? std::optional(view.coverage())
                                                                    : std::nullopt;
}

// Entries that have the id and are ruled out by what else is asked for; 0 also where that cannot be
// known.
std::uint64_t ruled_out_with(const Plan& plan, const PreparedQuery& query, const std::string& id,
                             InputSet& inputs) {
  if (plan.near || asks_for_ids_alone(plan, query)) return 0;
  if (!are_files(plan) || !can_be_gone_through(inputs)) return 0;
  IdCoverageView view(AskedTxns{{id}, plan.compile.ignore_case}, 0, {});
  const bool is_known = is_gone_through(plan, make_node(TxnIs{id_readings(id)}), view, inputs);
  return is_known ? view.coverage().with_id : 0;
}

// The command that asks for a text again, by the option that takes it.
std::string command_that_asks(const Plan& plan, std::string_view option, const std::string& text) {
  const std::string_view in_any_case = plan.compile.ignore_case ? "-i " : "";
  return plan.given.command(fmt::format("{}{} {}", in_any_case, option, shell_word(text)));
}

// The id is there, and it is the rest of the query that matches nothing.
std::string found_after_all(const Plan& plan, const std::string& id, std::string_view name,
                            std::uint64_t entries) {
  return fmt::format(
      "the inputs hold {} with {}, which the rest of the query rules out; all of it: {}",
      counted_entries(entries), name, command_that_asks(plan, "-t", id));
}

std::string look_elsewhere(const Plan& plan, const TimeSpan& time, const std::string& host) {
  return "what was logged then, in files that have it: " +
         plan.given.command_elsewhere(options_for(time, host), "PATH");
}

// A command that would show nothing is of no use: a host that the inputs do not name is left out of
// it, and so are inputs that do not hold that time.
std::string where_to_look(const Plan& plan, Nanoseconds made, const std::string& host,
                          const std::optional<Coverage>& coverage) {
  const TimeSpan time = likely_time(made);
  const bool holds_time = !coverage || (coverage->entries > 0 && *coverage->earliest <= time.end &&
                                        *coverage->latest >= time.begin);
  if (!holds_time) return look_elsewhere(plan, time, host);
  const bool names_host = !coverage || coverage->of_host > 0;
  return "what was logged then: " +
         plan.given.command(options_for(time, names_host ? host : std::string()));
}

// With --near it was said that not all was read.
void report_surroundings(const Plan& plan, const PreparedQuery& query, const std::string& id,
                         const DecodedId& decoded, InputSet& inputs, Diagnostics& diagnostics) {
  const IdPart* const host_part = decoded.part("host");
  const std::string host = host_part == nullptr ? "" : host_part->value;
  const Nanoseconds made = *decoded.made;
  if (!are_files(plan)) {
    return diagnostics.note(fmt::format(
        "a pipe or standard input is read only once, so it is not known whether it covers that; {}",
        look_elsewhere(plan, likely_time(made), host)));
  }
  if (!can_be_gone_through(inputs)) return;
  std::optional<Coverage> coverage;
  if (!plan.near) {
    // PERF: to look for it once more takes longer than all else.
    std::optional<AskedTxns> wanted;
    if (!asks_for_ids_alone(plan, query)) wanted = {{id}, plan.compile.ignore_case};
    coverage = find_coverage(plan, wanted, made, host, inputs);
    if (!coverage) return;
  }
  if (coverage && coverage->with_id > 0) {
    return diagnostics.note(found_after_all(plan, id, "it", coverage->with_id));
  }
  if (coverage) diagnostics.note(covered(plan, *coverage, made, host));
  diagnostics.note(where_to_look(plan, made, host, coverage));
}

// What an id may say, all kinds that it may be of; empty when that is nothing.
std::string perhaps_made(const Plan& plan, const std::string& id) {
  std::string text;
  for (const DecodedId& reading : decode_id(id, {plan.now, std::nullopt})) {
    if (!reading.made) continue;
    text += (text.empty() ? "was " : ", or ") + made_line(reading, plan.render.zone);
  }
  return text;
}

// Of an id that says nothing, or nothing for certain: then it may be no such id.
std::string as_text(const Plan& plan, const std::string& id) {
  const std::string perhaps = perhaps_made(plan, id);
  return fmt::format("id {} {}; as a text in any field: {}", printable(id),
                     perhaps.empty() ? "does not say when or where it was made" : perhaps,
                     command_that_asks(plan, "-e", quoted(id)));
}

}  // namespace

void report_missing_ids(const Plan& plan, const PreparedQuery& query, InputSet& inputs,
                        Diagnostics& diagnostics) {
  std::vector<std::string> ids = ids_asked(plan, query);
  if (ids.size() > kMostIds) ids.resize(kMostIds);
  std::optional<DecodedId> first;
  std::string first_id;
  for (const std::string& id : ids) {
    auto decoded = decode_made(id, plan.now);
    if (!decoded) {
      const std::uint64_t entries = ruled_out_with(plan, query, id, inputs);
      diagnostics.note(entries > 0 ? found_after_all(plan, id, "id " + printable(id), entries)
                                   : as_text(plan, id));
      continue;
    }
    diagnostics.note(
        fmt::format("id {} was {}", printable(id), made_line(*decoded, plan.render.zone)));
    if (first) continue;
    first = std::move(decoded);
    first_id = id;
  }
  if (first) report_surroundings(plan, query, first_id, *first, inputs, diagnostics);
}

void report_ids_not_met(const Plan& plan, const PreparedQuery& query,
                        const std::vector<std::string>& ids, Diagnostics& diagnostics) {
  constexpr std::size_t kMostNamed = 5;
  if (ids.empty()) return;
  diagnostics.note(fmt::format("no entry{} has the id{} {}; more about {}: {}",
                               asks_for_ids_alone(plan, query) ? "" : " that was selected",
                               ids.size() == 1 ? "" : "s", listed_first(ids, kMostNamed),
                               ids.size() == 1 ? "it" : "the first",
                               command_that_asks(plan, "-t", ids.front())));
}

void report_mentions(const Plan& plan, const CountedLines& entries, Diagnostics& diagnostics) {
  if (entries.count == 0) return;
  const bool is_one = plan.txns.size() == 1;
  std::string text =
      fmt::format("{} of other transactions {} {} in a text (first: {})",
                  counted_entries(entries.count), entries.count == 1 ? "has" : "have",
                  is_one ? "the id" : "one of the ids", shown_place(entries.first));
  if (is_one) {
    const std::string id = id_readings(plan.txns.ids.front()).front();
    text += "; all with it: " + command_that_asks(plan, "-w -e", quoted(id));
  }
  diagnostics.note(text);
}

}  // namespace gsaw
