// A transaction as a timeline: what stands around the entries.
#include "render/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "base/terminal_escape.h"
#include "query/typed_name.h"
#include "record/json_text.h"
#include "render/duration_text.h"
#include "render/gelf_mark.h"
#include "render/origin_prefix.h"
#include "render/palette.h"
#include "render/shown_field.h"
#include "render/text_width.h"
#include "render/trace_bar.h"
#include "render/trace_words.h"

namespace gsaw {
namespace {

constexpr std::size_t kLevelColumn = 5;
std::string right_aligned(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t taken = text_width(text);
  return taken < width ? text.append(width - taken, ' ') : text;
}

}  // namespace

// The columns of the entries' lines.
struct Timeline::Layout {
  OffsetScale scale;
  // Widths; of the place in the log, the bar and the lane 0 where there is none.
  std::size_t origin, offset, delta, bar, lane;
  bool with_logger;
  std::size_t indent;  // of lines that go on
  std::vector<Stretch> named;

  std::size_t bar_at() const { return origin + offset + 1 + delta + 2; }
};

Timeline::Timeline(const RenderSettings& settings, const Screen& screen)
    : settings_(settings), screen_(screen), palette_(settings.palette) {}

std::string Timeline::painted(std::string_view text, const Sgr& style) const {
  std::string shown(style);
  append_escaped(shown, text);
  return shown += std::string_view(palette_.end_of(style));
}

namespace {

std::size_t widest_lane(const Trace& trace) {
  std::size_t widest = 0;
  for (const TraceLane& lane : trace.lanes) {
    widest = std::max(widest, text_width(printable(lane.name)));
  }
  return widest;
}

// As pretty output shows them: without GELF's `_` and its version. None where the name leads
// elsewhere.
std::optional<ShownField> common_field(const std::string& path, const Record& record) {
  if (path == "version" && record.format().is_gelf()) return std::nullopt;
  GelfMark mark;
  mark.start(record);
  const bool is_marked = path.starts_with('_') && mark.is_hidden(path.substr(0, path.find('.')));
  ShownField field{path, std::nullopt, FieldPath::of_keys(path),
                   typed_name(is_marked ? path.substr(1) : path)};
  return find_shown(record, field) ? std::optional(std::move(field)) : std::nullopt;
}

// The key or path alone, be it the name of a role as well.
std::string hiding_name(const std::string& path) {
  if (path.find('.') != path.npos && !has_odd_dots(path)) return typed_name(path);
  std::string name = "\"";
  append_json_escaped(name, path);
  return name += '"';
}

bool are_loggers_told(const Trace& trace) {
  return std::any_of(trace.entries.begin(), trace.entries.end(), [&trace](const TraceEntry& entry) {
    return !entry.logger.empty() && entry.logger != trace.lanes[entry.lane].name;
  });
}

}  // namespace

void Timeline::append(std::string& out, const Trace& trace, const TraceSource& source) {
  if (!std::exchange(is_first_, false)) out += '\n';
  append_head(out, trace);
  append_counts(out, trace);
  const std::vector<std::string> told = append_common(out, trace, source);
  const bool is_wide = screen_.columns == 0 || screen_.columns >= 120;
  const std::size_t lane_limit = is_wide ? 32 : 16;
  const OffsetScale scale = offset_scale(trace);
  const std::size_t offset = std::max<std::size_t>(7, scale.text(trace.whole.length()).size() + 2);
  Layout layout{scale,
                widest_origin(trace, source),
                offset,
                offset - 1,
                trace.is_timed && trace.whole.length() > 0 ? (is_wide ? std::size_t{28} : 10) : 0,
                std::min(widest_lane(trace), lane_limit),
                is_wide && are_loggers_told(trace),
                0,
                named_stretches(trace)};
  layout.indent = layout.bar_at();
  out += '\n' + std::string(layout.origin, ' ');
  out +=
      painted(right_aligned(std::string("+") + scale.unit(), layout.offset) + " " +
                  right_aligned(screen_.utf8 ? " Δ" : "d", layout.delta + (screen_.utf8 ? 1 : 0)),
              palette_.key);
  if (layout.bar > 0) {
    const std::string end = scale.text(trace.whole.length());
    // Of a very long transaction the end alone takes the whole width.
    const std::string begin = end.size() + 2 <= layout.bar ? "0" : "";
    out += "  " + painted(begin + right_aligned(end, layout.bar - begin.size()), palette_.key);
  }
  out += '\n';
  RenderSettings rest = settings_;
  rest.with_filename = rest.with_line_number = false;
  for (const Role role : {Role::time, Role::level, Role::host, Role::logger}) {
    rest.hidden_roles |= role_bit(role);
  }
  for (const auto* paths : {&trace.id_fields, &told}) {
    std::transform(paths->begin(), paths->end(), std::back_inserter(rest.hidden_keys), hiding_name);
  }
  const std::unique_ptr<Renderer> renderer = make_renderer(rest);
  std::string rendered;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const Record* const record = source.entry(i);
    if (record == nullptr) continue;
    const EntryOrigin origin = source.origin(i);
    rendered.clear();
    renderer->append(rendered, *record, origin);
    append_row(out, trace, layout, i, origin, rendered);
  }
  append_summary(out, trace, layout);
}

// `2011-12-26 21:56:28.828` of the first entry.
std::string Timeline::times_of(const Trace& trace) const {
  TimeFormatter formatter(settings_.zone, settings_.time_format);
  std::string text;
  formatter.append(text, trace.whole.begin);
  return text;
}

void Timeline::append_head(std::string& out, const Trace& trace) {
  out += painted("txn ", palette_.key) + " " + painted(trace.id, palette_.message) + "\n";
  if (const std::string made = made_line_of(trace, settings_.zone); !made.empty()) {
    const std::string line = painted("made", palette_.key) + made.substr(made.find(' '));
    append_folded(out, line, 0, screen_.columns, 5);
    out += '\n';
  }
  if (trace.is_timed) {
    out += painted("from", palette_.key) + " " + painted(times_of(trace), palette_.time) + "\n";
  }
}

void Timeline::append_counts(std::string& out, const Trace& trace) {
  std::string line = counts_of(trace, screen_.utf8);
  if (trace.first_error) {
    const TraceEntry& first = trace.entries[*trace.first_error];
    line += "; " + errors_of(trace, screen_.utf8) + ": " +
            painted(first.message, palette_.tint(*first.level));
  } else if (trace.worst) {
    line += "; worst level " + painted(level_label(*trace.worst), palette_.level(*trace.worst));
  }
  append_folded(out, line, 0, screen_.columns, 5);
  out += '\n';
  if (const std::string clocks = set_clocks_of(trace, screen_.utf8); !clocks.empty()) {
    append_folded(out, painted("clocks set right", palette_.key) + "  " + clocks, 0,
                  screen_.columns, 5);
    out += '\n';
  }
  const std::string related = related_ids(trace);
  if (related.empty()) return;
  append_folded(out, painted("see also " + related, palette_.key), 0, screen_.columns, 5);
  out += '\n';
}

// What is the same in all entries; the paths of what it tells.
std::vector<std::string> Timeline::append_common(std::string& out, const Trace& trace,
                                                 const TraceSource& source) {
  std::vector<std::string> told;
  if (!settings_.keys.empty()) return told;  // each entry shows these
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const Record* const record = source.entry(i);
    if (record == nullptr || record->malformed) continue;
    RenderSettings common = settings_;
    common.with_filename = common.with_line_number = false;
    for (const std::string& path : trace.common_fields) {
      auto field = common_field(path, *record);
      if (!field) continue;
      common.keys.push_back(*std::move(field));
      told.push_back(path);
    }
    if (told.empty()) return told;
    std::string text;
    make_renderer(common)->append(text, *record, source.origin(i));
    if (text.empty() || text == "\n") return told;
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    std::string line = painted("all", palette_.key);
    if (line_end > 0) line += "  " + text.substr(0, line_end);
    append_folded(out, line, 0, screen_.columns, 5);
    out += text.substr(line_end);
    if (!out.ends_with('\n')) out += '\n';
    return told;
  }
  return told;
}

std::string Timeline::origin_text(const EntryOrigin& origin) const {
  OutputBuffer text;
  append_origin(text, origin, settings_, TextPainter(palette_, nullptr));
  return std::string(text.view());
}

std::size_t Timeline::widest_origin(const Trace& trace, const TraceSource& source) const {
  if (!shows_origins(settings_)) return 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    widest = std::max(widest, text_width(origin_text(source.origin(i))));
  }
  return widest;
}

void Timeline::append_row(std::string& out, const Trace& trace, const Layout& layout,
                          std::size_t index, const EntryOrigin& origin, std::string_view rendered) {
  const TraceEntry& entry = trace.entries[index];
  for (const Stretch& stretch : layout.named) {
    if (stretch.entry == index) append_stretch(out, trace, layout, stretch);
  }
  std::string row(layout.offset + 1 + layout.delta, ' ');
  if (entry.says_time) {
    const Nanoseconds since = saturating_sub(*entry.time, trace.whole.begin);
    row = right_aligned(layout.scale.text(since), layout.offset) + ' ';
    row += right_aligned(entry.delta ? layout.scale.text(*entry.delta) : "", layout.delta);
  }
  const Sgr& tint = entry.level ? palette_.tint(*entry.level) : palette_.time;
  row = painted(row, palette_.time) + "  ";
  if (layout.origin > 0) row.insert(0, padded(origin_text(origin), layout.origin));
  if (layout.bar > 0) {
    const bool is_placed = entry.says_time || entry.span;
    const TimeSpan at = entry.says_time ? TimeSpan{*entry.time, *entry.time} : trace.whole;
    const std::string bar =
        is_placed ? trace_bar(entry.span.value_or(at), trace.whole, layout.bar, screen_.utf8)
                  : std::string(layout.bar, ' ');
    row += painted(bar, tint) + "  ";
  }
  if (layout.lane > 0) {
    const std::string name = cut_to_width(printable(trace.lanes[entry.lane].name), layout.lane,
                                          screen_.utf8 ? "…" : "~");
    row += painted(padded(name, layout.lane), palette_.host) + " ";
  }
  const std::string label(entry.level ? level_label(*entry.level) : std::string_view());
  row += entry.level ? painted(label, palette_.level(*entry.level)) : "";
  row.append(kLevelColumn - std::min(kLevelColumn, label.size()), ' ');
  if (layout.with_logger && !entry.logger.empty()) {
    row += " " + painted(entry.logger, palette_.logger);
  }
  const std::size_t line_end = std::min(rendered.find('\n'), rendered.size());
  const std::string_view rest = rendered.substr(0, line_end);
  if (!rest.empty()) row += "  ";
  row += rest;
  append_folded(out, row, 0, screen_.columns, layout.indent);
  out += rendered.substr(line_end);
}

void Timeline::append_stretch(std::string& out, const Trace& trace, const Layout& layout,
                              const Stretch& stretch) {
  // A short one is named below alone.
  constexpr int kLeastPercent = 5;
  const int share = percent(stretch.length, trace.whole.length());
  if (share < kLeastPercent) return;
  const char* const line = screen_.utf8 ? "┄┄" : "--";
  const std::size_t indent = layout.origin + layout.offset - 2;
  out.append(indent, ' ');
  const std::string text =
      fmt::format("{} {}, {} %, {} {}", line, duration_text(stretch.length, screen_.utf8), share,
                  place_of(trace, stretch, screen_.utf8), line);
  append_folded(out, painted(text, palette_.key), indent, screen_.columns, indent);
  out += '\n';
}

void Timeline::append_summary(std::string& out, const Trace& trace, const Layout& layout) {
  if (layout.named.empty()) return;
  out += '\n' + painted("where the time went", palette_.key) + '\n';
  for (const TimeShare& share : time_shares(trace, screen_.utf8)) {
    std::string line = fmt::format("{:>12} {:>3} %  ", duration_text(share.length, screen_.utf8),
                                   percent(share.length, trace.whole.length()));
    append_folded(out, line + share.of, 0, screen_.columns, 20);
    out += '\n';
  }
  const std::string path = critical_path(trace, screen_.utf8);
  if (path.empty()) return;
  append_folded(out, "critical path: " + path, 0, screen_.columns, 5);
  out += '\n';
}

}  // namespace gsaw
