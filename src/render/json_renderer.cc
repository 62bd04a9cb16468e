// Entries as JSON, one object a line, for the next program.
#include "render/json_renderer.h"

#include "record/field_roles.h"
#include "record/json_text.h"
#include "render/decimal_text.h"
#include "render/hidden_values.h"
#include "render/json_writer.h"
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
    if (filter_.hides_all_of(field.place)) continue;
    if (!append_understood(out, record, field)) append_field(out, record, field);
  }
}

// Of time and level what gsaw makes of them; false when it makes nothing of it.
bool JsonRenderer::append_understood(std::string& out, const Record& record,
                                     const ShownField& field) {
  if (field.role != Role::time && field.role != Role::level) return false;
  const auto& found = record.role(*field.role);
  const bool known =
      field.role == Role::time ? record.time().has_value() : record.level().has_value();
  if (!known) return false;
  if (filter_.hides(*field.role) || (found && hidden_.contains(found->value))) return true;
  if (field.role == Role::time) {
    any_time(record, [&](Nanoseconds time) {
      append_key(out, field.name);
      out += '"';
      append_rfc3339(out, utc_, time);
      out += '"';
      return false;
    });
  } else {
    any_level(record, [&](Level level) {
      append_text_member(out, field.name, level_name(level));
      return false;
    });
  }
  return true;
}

// All values; those of `[]` as an array.
void JsonRenderer::append_field(std::string& out, const Record& record, const ShownField& field) {
  const bool every = field.path.has_every();
  bool any = false;
  any_shown(record, field, [&](const JsonValue& value) {
    if (hidden_.contains(value)) return false;
    if (!every || !any) append_key(out, field.name);
    if (every) out += any ? ',' : '[';
    any = true;
    append_value(out, record, value, field.place);
    return false;
  });
  if (every && any) out += ']';
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
