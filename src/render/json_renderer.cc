// Entries as JSON, one object a line, for the next program.
#include "render/json_renderer.h"

#include "record/json_text.h"
#include "render/decimal_text.h"
#include "render/hidden_values.h"
#include "render/shown_field.h"

namespace gsaw {
namespace {

// Begins a member of the object that stands open at the end of `out`.
void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  out += '"';
  append_json_escaped(out, key);
  out += "\":";
}

void append_text_member(std::string& out, std::string_view key, std::string_view text) {
  append_key(out, key);
  out += '"';
  append_json_escaped(out, text);
  out += '"';
}

}  // namespace

void JsonRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  if (record.malformed) return;
  hidden_.clear();
  if (!filter_.empty()) find_hidden(filter_, record, walk_, hidden_);
  if (settings_.keys.empty()) {
    append_entry(out, record);
  } else {
    append_fields(out, record);
  }
  if (settings_.with_filename) append_text_member(out, "gsaw.file", origin.file);
  if (settings_.with_line_number) {
    append_key(out, "gsaw.line");
    append_decimal(out, origin.line_number);
  }
  out += "}\n";
}

// Both of these leave the object open.
void JsonRenderer::append_entry(std::string& out, const Record& record) {
  // As the line has it, unless something of it is left out.
  if (record.is_unfolded && record.layers.count > 1 && filter_.empty()) {
    writer_.append(out, record.written_tokens, record.written);
  } else {
    append_value(out, record, record.object, {});
  }
  out.pop_back();
  if (!record.prefix.empty() && !filter_.hides("prefix")) {
    append_key(out, "prefix");
    writer_.append(out, record.tokens, record.prefix_value);
  }
}

void JsonRenderer::append_fields(std::string& out, const Record& record) {
  out += '{';
  for (const ShownField& field : settings_.keys) {
    if (filter_.hides_all_of(field.name)) continue;
    const auto value = find_shown(record, field);
    if (!value || hidden_.contains(*value)) continue;
    append_key(out, field.name);
    append_value(out, record, *value, field.name);
  }
}

void JsonRenderer::append_value(std::string& out, const Record& record, const JsonValue& value,
                                std::string_view path) {
  if (filter_.empty()) {
    writer_.append(out, record.tokens, value);
  } else {
    writer_.append_filtered(out, record.tokens, value, path, hidden_);
  }
}

}  // namespace gsaw
