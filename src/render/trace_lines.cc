// Entries of transactions as lines, as they come.
#include "render/trace_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyze/span_facts.h"
#include "analyze/trace.h"
#include "base/line_ends.h"
#include "base/terminal_escape.h"
#include "record/role_text.h"
#include "record/time_zone.h"
#include "render/duration_text.h"
#include "render/json_writer.h"
#include "render/origin_prefix.h"
#include "render/output_buffer.h"
#include "render/text_painter.h"
#include "render/text_width.h"
#include "render/trace_words.h"

namespace gsaw {
namespace {

std::string to_the_right(const std::string& text, std::size_t width) {
  const std::size_t taken = text_width(text);
  return std::string(width - std::min(width, taken), ' ') + text;
}

std::string to_the_left(std::string text, std::size_t width) {
  const std::size_t taken = text_width(text);
  return text.append(width - std::min(width, taken), ' ');
}

// In pretty output the line itself says these.
RenderSettings settings_of_rest(RenderSettings settings) {
  settings.with_filename = settings.with_line_number = false;
  if (settings.format == OutputFormat::json) return settings;
  for (const Role role : {Role::time, Role::level, Role::host, Role::logger, Role::txn}) {
    settings.hidden_roles |= role_bit(role);
  }
  return settings;
}

}  // namespace

TraceLineMaker::TraceLineMaker(const RenderSettings& settings)
    : rest_(settings_of_rest(settings)), renderer_(make_renderer(rest_)) {}

TraceLine TraceLineMaker::line_of(const Record& record, const EntryOrigin& origin) {
  TraceLine line;
  line.file = origin.file;
  line.line_number = origin.line_number;
  if (record.malformed) {
    line.message = head_line(record.raw);
  } else {
    line.time = record.time();
    line.level = record.level();
    line.host = role_text(record, Role::host);
    line.service = span_facts(record).service;
    line.logger = role_text(record, Role::logger);
    line.message = head_line(role_text(record, Role::message));
  }
  renderer_->append(line.rendered, record, origin);
  return line;
}

TraceLineWriter::TraceLineWriter(const RenderSettings& settings, const Screen& screen, bool one_txn)
    : settings_(settings), screen_(screen), one_txn_(one_txn), palette_(settings.palette) {}

std::string TraceLineWriter::painted(std::string_view text, const Sgr& style) const {
  std::string shown(style);
  append_escaped(shown, text);
  return shown += std::string_view(palette_.end_of(style));
}

std::string TraceLineWriter::tag_of(const TraceStep& step) const {
  constexpr std::size_t kTag = 5;
  if (one_txn_) return {};
  return painted(to_the_left(fmt::format("#{}", step.number), kTag), palette_.key) + " ";
}

std::string TraceLineWriter::origin_of(const TraceLine& line) const {
  OutputBuffer text;
  append_origin(text, {line.file, line.line_number}, settings_, TextPainter(palette_, nullptr));
  return std::string(text.view());
}

std::string TraceLineWriter::times_of(const TraceStep& step) const {
  constexpr std::size_t kOffset = 10, kDelta = 10;
  std::string offset, delta;
  if (step.offset) {
    offset = (*step.offset < 0 ? "" : "+") + duration_text(*step.offset, screen_.utf8);
  }
  if (step.delta) delta = duration_text(*step.delta, screen_.utf8);
  return painted(to_the_right(offset, kOffset) + to_the_right(delta, kDelta), palette_.time) + "  ";
}

void TraceLineWriter::append(std::string& out, const TraceStep& step, const TraceLine& line) {
  if (settings_.format == OutputFormat::json) return append_json(out, step, line);
  constexpr std::size_t kLevel = 5, kMostLane = 24;
  if (step.is_first) append_head(out, step, line);
  std::string row = origin_of(line) + tag_of(step) + times_of(step);
  const std::string& place = line.host.empty() ? line.service : line.host;
  const std::string& lane = place.empty() ? line.logger : place;
  const std::string name = cut_to_width(printable(lane), kMostLane, screen_.utf8 ? "…" : "~");
  lane_ = std::max(lane_, text_width(name));
  if (lane_ > 0) row += painted(to_the_left(name, lane_), palette_.host) + " ";
  row += painted(to_the_left(line.level ? std::string(level_label(*line.level)) : "", kLevel),
                 line.level ? palette_.level(*line.level) : palette_.time);
  if (!line.logger.empty() && line.logger != lane) {
    row += " " + painted(line.logger, palette_.logger);
  }
  const std::size_t line_end = std::min(line.rendered.find('\n'), line.rendered.size());
  if (line_end > 0) row += "  " + line.rendered.substr(0, line_end);
  append_folded(out, row, 0, screen_.columns, one_txn_ ? 4 : 8);
  out += line.rendered.substr(line_end);
  if (!out.ends_with('\n')) out += '\n';
}

void TraceLineWriter::append_head(std::string& out, const TraceStep& step, const TraceLine& line) {
  constexpr std::size_t kIndent = 5;
  std::string head = tag_of(step) + painted("txn ", palette_.key) + " ";
  head += painted(step.id, palette_.message);
  if (line.time) {
    std::string from;
    TimeFormatter(settings_.zone, settings_.time_format).append(from, *line.time);
    head += "  " + painted("from", palette_.key) + " " + painted(from, palette_.time);
  }
  append_folded(out, head, 0, screen_.columns, kIndent);
  out += '\n';
  if (!one_txn_) return;
  Trace known;
  known.id = step.id;
  const std::string made = made_line_of(known, settings_.zone);
  if (made.empty()) return;
  append_folded(out, painted("made", palette_.key) + made.substr(made.find(' ')), 0,
                screen_.columns, kIndent);
  out += '\n';
}

void TraceLineWriter::append_json(std::string& out, const TraceStep& step,
                                  const TraceLine& line) const {
  JsonWriter json(out);
  json.open('{');
  json.key("txn").text(step.id);
  if (settings_.with_filename) json.key("file").text(line.file);
  if (settings_.with_line_number) json.key("line").number(line.line_number);
  if (line.time) json.key("time").time(*line.time);
  if (step.offset) json.key("offset_ms").milliseconds(*step.offset);
  if (step.delta) json.key("delta_ms").milliseconds(*step.delta);
  if (!line.host.empty()) json.key("host").text(line.host);
  if (!line.service.empty()) json.key("service").text(line.service);
  if (line.level) json.key("level").text(level_name(*line.level));
  if (!line.message.empty()) json.key("message").text(line.message);
  const std::string_view object = without_line_ends(line.rendered);
  if (!object.empty()) json.key("entry").raw(object);
  json.close('}');
  out += '\n';
}

}  // namespace gsaw
