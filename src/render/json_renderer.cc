// Entries as JSON, one object a line, for the next program.
#include "render/json_renderer.h"

#include "record/json_text.h"
#include "render/decimal_text.h"

namespace gsaw {
namespace {

// Begins a member of the object that stands open at the end of `out`.
void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  out += '"';
  append_json_escaped(out, key);
  out += "\":";
}

}  // namespace

void JsonRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  if (record.malformed) return;
  values_.start(record);
  if (settings_.keys.empty()) {
    append_entry(out, record);
  } else {
    append_fields(out);
  }
  if (settings_.with_filename) {
    append_key(out, "gsaw.file");
    out += '"';
    append_json_escaped(out, origin.file);
    out += '"';
  }
  if (settings_.with_line_number) {
    append_key(out, "gsaw.line");
    append_decimal(out, origin.line_number);
  }
  out += "}\n";
}

// Both of these leave the object open.
void JsonRenderer::append_entry(std::string& out, const Record& record) {
  const KeyFilter& filter = values_.filter();
  // As the line has it, unless something of it is left out.
  if (record.is_unfolded && record.layers.count > 1 && filter.empty()) {
    json_.append(out, record.written_tokens, record.written);
  } else {
    values_.append_json(out, record.object, std::nullopt);
  }
  out.pop_back();
  if (!record.prefix.empty() && !filter.hides("prefix", true)) {
    append_key(out, "prefix");
    json_.append(out, record.tokens, record.prefix_value);
  }
}

void JsonRenderer::append_fields(std::string& out) {
  out += '{';
  for (const ShownField& field : settings_.keys) append_field(out, field);
}

// All values; those of `[]` as an array.
void JsonRenderer::append_field(std::string& out, const ShownField& field) {
  const bool every = field.path.has_every();
  bool any = false;
  values_.each_of(field, [&](const JsonValue& value) {
    if (!every || !any) append_key(out, field.name);
    if (every) out += any ? ',' : '[';
    any = true;
    values_.append_json(out, value, field.place);
  });
  if (every && any) out += ']';
}

}  // namespace gsaw
