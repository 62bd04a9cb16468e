// What a run says on standard error when its output is written.
#include "pipeline/run_notes.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/amount_text.h"
#include "base/terminal_escape.h"
#include "input/line_number.h"
#include "query/hints.h"
#include "record/time_zone.h"
#include "render/duration_text.h"

namespace gsaw {
namespace {

std::string malformed_lines_are(std::uint64_t count) {
  return fmt::format("{} {} no JSON object", count, count == 1 ? "line is" : "lines are");
}

// Of malformed lines, `long_ones` of which are too long to be shown, what shows the others.
std::string how_to_see(const Plan& plan, std::uint64_t count, std::uint64_t long_ones) {
  std::string text;
  if (long_ones > 0) {
    const std::string which = long_ones < count ? fmt::to_string(long_ones)
                              : count == 1      ? "it"
                                                : "they";
    text = fmt::format("; {} {} longer than --max-line ({} bytes)", which,
                       long_ones == 1 ? "is" : "are", plan.pass.max_line);
  }
  if (plan.pass.malformed != MalformedLines::show || long_ones == count) return text;
  // A test of a field matches none of them, and a view has no place for them.
  const bool is_alone = plan.query.compiled.terms.empty() && !is_view(plan.product);
  const std::string_view those = count == 1 ? "it" : "them";
  const std::string_view others = count - long_ones == 1 ? "the other" : "the others";
  return text + fmt::format("{} {}--malformed=only {}shows {}", long_ones > 0 ? "," : ";",
                            is_of_objects_alone(plan.render.format) ? "-o raw " : "",
                            is_alone ? "" : "by itself ", long_ones > 0 ? others : those);
}

// `of`: which lines were looked at, where that is not all.
std::string malformed_text(const Plan& plan, const CountedLines& malformed, std::uint64_t long_ones,
                           const std::string& of) {
  return fmt::format("{}{} (first: {}){}", malformed_lines_are(malformed.count), of,
                     shown_place(malformed.first), how_to_see(plan, malformed.count, long_ones));
}

void report_malformed(const Plan& plan, const LineCounts& lines, Diagnostics& diagnostics) {
  const CountedLines& malformed = lines.malformed;
  if (malformed.count == 0 || plan.pass.malformed == MalformedLines::skip) return;
  if (plan.pass.malformed == MalformedLines::fail) {
    diagnostics.error({malformed_text(plan, malformed, lines.long_malformed, {}), ""});
  } else if (plan.hints) {
    diagnostics.note(malformed_text(plan, malformed, lines.long_malformed, {}));
  }
}

std::string_view name_of(Role role) {
  constexpr std::string_view kNames[kRoleCount] = {
      "time", "level", "message", "host", "logger", "transaction or request id", "stack"};
  return kNames[static_cast<std::size_t>(role)];
}

// A bit for each role of which that is said.
unsigned spoken_roles(const LineCounts& lines) {
  unsigned spoken = 0;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if (lines.unread[i].count > 0) spoken |= role_bit(static_cast<Role>(i));
  }
  return spoken;
}

void note_spread_entries(const Plan& plan, const std::optional<SpreadEntry>& first,
                         Diagnostics& diagnostics) {
  if (plan.pass.malformed == MalformedLines::only || !first) return;
  const std::string_view what =
      first->is_of_journal ? "a record over several lines, as journalctl -o export writes it,"
                           : "an object over several lines";
  const std::string_view help =
      first->is_of_journal ? "journalctl -o json" : "jq -c 'arrays[] // .'";
  diagnostics.note(fmt::format("{} is no entry (first: {}); {} puts each on a line", what,
                               shown_place(first->place), help));
}

// What the query asks of entries that do not say it, or not so that gsaw understands.
void report_unread(const Plan& plan, const LineCounts& lines, Diagnostics& diagnostics) {
  if (!plan.hints) return;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const CountedLines& unread = lines.unread[i];
    if (unread.count == 0) continue;
    std::string text =
        fmt::format("{} {} no {} that gsaw can read (first: {}", counted_entries(unread.count),
                    unread.count == 1 ? "has" : "have", name_of(static_cast<Role>(i)),
                    shown_place(unread.first));
    const UnreadMember& member = unread.first_member;
    if (!member.text.empty()) text += ": " + printable(member.text);
    text += ")";
    if (member.needs_date_order) text += "; --log-dates says whether the day or the month is first";
    diagnostics.note(text);
  }
}

// `option`: what gave the query, where that is another than the run's.
void note_hints(const Plan& plan, const CompiledQuery& query, const Observations& seen,
                const JudgedEntries& judged, Diagnostics& diagnostics,
                std::string_view option = "") {
  for (const std::string& hint : no_match_hints(query, seen, judged, plan.render.zone)) {
    diagnostics.note(std::string(option) + hint);
  }
}

}  // namespace

void report_lines(const Plan& plan, const LineCounts& lines, Diagnostics& diagnostics) {
  report_malformed(plan, lines, diagnostics);
  report_unread(plan, lines, diagnostics);
  const CountedLines& too_long = lines.long_objects;
  if (too_long.count == 0) return;
  const bool one = too_long.count == 1;
  diagnostics.error(
      {fmt::format("{} longer than --max-line ({} bytes) may match and {} not judged (first: {})",
                   one ? "1 line" : fmt::format("{} lines", too_long.count), plan.pass.max_line,
                   one ? "was" : "were", shown_place(too_long.first)),
       "give a larger --max-line"});
}

void report_without_id(const CountedLines& entries, Diagnostics& diagnostics) {
  diagnostics.note(fmt::format(
      "{} matched and {} no transaction or request id: of {} nothing more is shown (first: {})",
      counted_entries(entries.count), entries.count == 1 ? "has" : "have",
      entries.count == 1 ? "it" : "them", shown_place(entries.first)));
}

void report_interrupt(const Plan& plan, const Totals& totals, std::optional<std::uint64_t> size,
                      Diagnostics& diagnostics) {
  const bool counts = plan.product == Product::count;
  const std::uint64_t bytes = totals.counts.bytes;
  const std::string all = size ? " of " + readable_bytes(*size) : "";
  // Of a line that goes on much may have been read.
  const std::string when =
      bytes == 0 ? "before any line" + all + " was judged" : "after " + readable_bytes(bytes) + all;
  diagnostics.note(fmt::format("interrupted {}; {} {} so far{}", when,
                               counted_entries(totals.selected), counts ? "counted" : "found",
                               counts ? ", which is not the whole count" : ""));
}

void report_found_elsewhere(std::uint64_t count, Diagnostics& diagnostics) {
  diagnostics.note(
      fmt::format("the last {} found behind the others, when all was read, and may be "
                  "out of order",
                  count == 1 ? "entry was" : counted_entries(count) + " were"));
}

void report_cut(std::uint64_t count, const Screen& screen, Diagnostics& diagnostics) {
  if (count == 0) return;
  diagnostics.note(
      fmt::format("{} {} not shown whole on this screen ({}); --width 0 shows all, "
                  "-k FIELD a field",
                  count, count == 1 ? "entry is" : "entries are", screen.utf8 ? "…" : "~"));
}

void report_near(const Plan& plan, Diagnostics& diagnostics) {
  if (!plan.near) return;
  TimeFormatter shown(plan.render.zone, {});
  const MadeTimes& made = plan.near->made;
  std::string when;
  shown.append(when, made.first);
  if (made.last != made.first) shown.append(when += " to ", made.last);
  const bool is_one = plan.txns.size() == 1;
  // Whole ones are shown with what is elsewhere.
  diagnostics.note(
      fmt::format("--near: looked {} what was logged within {} of {}, when {} "
                  "made, and where logs in order of time have it",
                  plan.whole_txns ? "for transactions only in" : "only for",
                  duration_text(plan.near->span, plan.screen.utf8), when,
                  is_one ? "the id was" : "the ids were"));
}

void report_unordered(const TimeSkips::Totals& skips, Diagnostics& diagnostics) {
  if (skips.unordered_files == 0) return;
  diagnostics.note(fmt::format(
      "{} not in order of time and {} read as a whole (first: {}); --in-order=SLACK allows for "
      "more",
      skips.unordered_files == 1 ? "1 file is" : fmt::format("{} files are", skips.unordered_files),
      skips.unordered_files == 1 ? "was" : "were", skips.first_unordered));
}

void report_spread_entries(const Plan& plan, const PassResult& passed, Diagnostics& diagnostics) {
  note_spread_entries(plan, passed.head.spread_entry(plan.pass.max_line), diagnostics);
}

void report_left_out(const LeftOut& left_out, Diagnostics& diagnostics) {
  const std::string binary = describe(left_out, WhyLeftOut::binary);
  if (binary.empty()) return;
  diagnostics.note("files left out: " + binary + "; one that is named is read");
}

void give_hints(const Plan& plan, const PreparedQuery& query, const PassResult& passed,
                const LineCounts& lines, Diagnostics& diagnostics) {
  SampleReport sample = passed.head.judge(query.compiled, plan.pass.malformed, plan.pass.max_line);
  JudgedEntries judged{sample.entries, sample.all, 0};
  if (query.finder == nullptr) {
    // Every entry has been judged; from the sample are the names of fields alone.
    judged = {passed.totals.entries, true, 0};
    Observations seen = passed.seen;
    seen.names = std::move(sample.seen.names);
    sample.seen = std::move(seen);
  } else if (lines.malformed.count == 0 && sample.malformed.count > 0 &&
             plan.pass.malformed == MalformedLines::show) {
    // Lines that the prefilter ruled out are not counted; now they may be the reason.
    const std::string of = sample.all ? "" : fmt::format(", of the first {}", sample.size());
    diagnostics.note(malformed_text(plan, sample.malformed, 0, of));
  }
  judged.all = judged.all && passed.skips.bytes == 0;
  judged.spoken = spoken_roles(lines);
  note_hints(plan, query.compiled, sample.seen, judged, diagnostics);
  note_spread_entries(plan, sample.spread, diagnostics);
}

void give_hints_so_far(const Plan& plan, const PassResult& passed, const LineCounts& lines,
                       Diagnostics& diagnostics) {
  if (!plan.hints) return;
  const CompiledQuery& query = plan.query.compiled;
  SampleReport sample = passed.head.judge(query, plan.pass.malformed, plan.pass.max_line);
  sample.seen.earliest.reset();
  sample.seen.latest.reset();
  const JudgedEntries judged{sample.entries, false, spoken_roles(lines)};
  note_hints(plan, query, sample.seen, judged, diagnostics);
}

void give_side_hints(const Plan& plan, const PassResult& passed, Diagnostics& diagnostics) {
  const bool is_why = plan.product == Product::why;
  const std::optional<SideQuery>& side = is_why ? plan.why.query : plan.patterns.versus;
  if (!side || side->path) return;
  const CompiledQuery& query = side->query.compiled;
  const SampleReport sample = passed.head.judge(query, plan.pass.malformed, plan.pass.max_line);
  const JudgedEntries judged{sample.entries, sample.all, 0};
  note_hints(plan, query, sample.seen, judged, diagnostics, is_why ? "--why: " : "--vs: ");
}

}  // namespace gsaw
