// Entries as logfmt.
#include "render/logfmt_renderer.h"

#include "base/utf8.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

void logfmt_name(std::string& name) {
  std::string clean;
  for (std::string_view rest = name; !rest.empty();) {
    const CodePoint point = decode_utf8(rest);
    // What is no UTF-8, and U+FFFD: readers in Go take it for that, and give up the line.
    const bool is_refused = point.value == U'\uFFFD';
    const bool is_taken = point.value == U' ' || point.value == U'=' || point.value == U'"';
    if (is_taken || is_refused || is_unsafe_on_terminal(point.value)) {
      clean += '_';
    } else {
      clean += rest.substr(0, point.length);
    }
    rest.remove_prefix(point.length);
  }
  name = clean.empty() ? "_" : std::move(clean);
}

// Appends the value; `out` ends where it begins.
void append_value(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += '"';
  append_json_escaped(out, text);
  const bool is_bare = out.size() == begin + 1 + text.size() && !text.empty() &&
                       text.find_first_of(" =") == text.npos;
  if (is_bare) {
    out.erase(begin, 1);
  } else {
    out += '"';
  }
}

}  // namespace

LogfmtRenderer::LogfmtRenderer(const RenderSettings& settings)
    : settings_(settings), fields_(settings, {logfmt_name, '#'}) {}

void LogfmtRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  if (!fields_.start(record)) return;
  is_first_ = true;
  fields_.each_left([&](const EntryField& field) {
    append_field(out, field.name, fields_.text(field, scratch_));
  });
  if (settings_.with_filename) append_field(out, fields_.own_name("gsaw.file"), origin.file);
  if (settings_.with_line_number) {
    append_field(out, fields_.own_name("gsaw.line"), std::to_string(origin.line_number));
  }
  out += '\n';
}

void LogfmtRenderer::append_field(std::string& out, std::string_view name, std::string_view text) {
  if (!is_first_) out += ' ';
  is_first_ = false;
  out += name;
  out += '=';
  append_value(out, text);
}

}  // namespace gsaw
