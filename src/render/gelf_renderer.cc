// Any entry as GELF 1.1.
#include "render/gelf_renderer.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/ascii.h"
#include "base/line_ends.h"
#include "base/utf8.h"
#include "record/block_text.h"
#include "record/json_text.h"
#include "render/gelf_mark.h"
#include "render/number_fit.h"

namespace gsaw {
namespace {

bool is_of_name(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '-';
}

// As Java has it, in which Graylog is written: white space, but for what keeps words together.
bool is_all_blank(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const char32_t value = point.value;
    const bool is_control = (value >= 0x09 && value <= 0x0D) || (value >= 0x1C && value <= 0x1F);
    const bool is_space = value == ' ' || value == 0x1680 ||
                          (value >= 0x2000 && value <= 0x200A && value != 0x2007) ||
                          value == 0x2028 || value == 0x2029 || value == 0x205F || value == 0x3000;
    if (!point.valid || !(is_control || is_space)) return false;
    text.remove_prefix(point.length);
  }
  return true;
}

// Without the `_`: GELF forbids the first; the others are fields that Graylog sets itself, and it
// says nothing of additional ones that it leaves out for them.
constexpr std::string_view kTakenNames[] = {
    "id", "host", "level", "message", "short_message", "source", "timestamp"};

bool is_taken(std::string_view name) {
  const std::string_view bare = name.substr(1);
  return std::find(std::begin(kTakenNames), std::end(kTakenNames), bare) != std::end(kTakenNames);
}

// As an additional field's.
void additional_name(std::string& name) {
  std::string clean;
  if (!name.starts_with('_')) clean += '_';
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t length = decode_utf8(rest).length;
    clean += is_of_name(rest.front()) ? rest.front() : '_';
    rest.remove_prefix(length);
  }
  if (is_taken(clean)) clean += '_';
  name = std::move(clean);
}

}  // namespace

GelfRenderer::GelfRenderer(const RenderSettings& settings)
    : settings_(settings), fields_(settings, {additional_name, '_'}) {}

void GelfRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  if (!fields_.start(record)) return;
  JsonWriter json(out);
  json.open('{');
  json.key("version").text("1.1");
  append_text(json, "host", record, Role::host, "unknown");
  append_text(json, "short_message", record, Role::message, "-");
  append_full_message(json, record);
  append_time_and_level(json, record);
  for (const JsonMember& member : record.members) {
    const std::string_view key = decode_json_string(member.key, scratch_);
    if (is_gelf_version(record, key, member.value)) fields_.values().hide(member.value);
  }
  fields_.each_left([&](const EntryField& field) { append_additional(json, field); });
  if (settings_.with_filename) json.key(fields_.own_name("gsaw.file")).text(origin.file);
  if (settings_.with_line_number) {
    json.key(fields_.own_name("gsaw.line")).number(origin.line_number);
  }
  json.close('}');
  out += '\n';
}

// What plays the role, unless it says nothing: then `otherwise`. Receivers refuse what is blank.
void GelfRenderer::append_text(JsonWriter& json, std::string_view key, const Record& record,
                               Role role, std::string_view otherwise) {
  EntryValues& values = fields_.values();
  const auto& found = record.role(role);
  std::string_view text;
  if (found && found->value.type != JsonType::null && values.is_shown(role)) {
    text = values.text(found->value, found->key, scratch_);
    if (is_all_blank(text)) text = {};
    if (!text.empty()) values.hide(found->value);
  }
  json.key(key).text(text.empty() ? otherwise : text);
}

void GelfRenderer::append_full_message(JsonWriter& json, const Record& record) {
  EntryValues& values = fields_.values();
  const auto& stack = record.role(Role::stack);
  if (!stack || stack->value.type == JsonType::null || !values.is_shown(Role::stack)) return;
  if (stack->value.is_container() && values.hides_in(stack->value, stack->key)) return;
  std::string_view text;
  if (stack->value.is_container()) {
    scratch_.clear();
    append_block_text(scratch_, record.tokens, stack->value);
    text = without_line_ends(scratch_);
  } else {
    text = values.text(stack->value, stack->key, scratch_);
  }
  if (text.empty()) return;
  json.key("full_message").text(text);
  values.hide(stack->value);
}

void GelfRenderer::append_time_and_level(JsonWriter& json, const Record& record) {
  EntryValues& values = fields_.values();
  if (const auto time = record.time(); time && values.is_shown(Role::time)) {
    json.key("timestamp").seconds(*time);
    if (const auto& found = record.role(Role::time)) values.hide(found->value);
  }
  if (const auto level = record.level(); level && values.is_shown(Role::level)) {
    json.key("level").number(static_cast<std::uint64_t>(std::min(*level, Level::debug)));
    if (const auto& found = record.role(Role::level)) values.hide(found->value);
  }
}

void GelfRenderer::append_additional(JsonWriter& json, const EntryField& field) {
  if (field.value.type == JsonType::null) return;
  json.key(field.name);
  if (field.value.type == JsonType::number && is_json_number(field.value.raw) &&
      has_number_near(field.value.raw)) {
    json.raw(field.value.raw);
  } else {
    json.text(fields_.text(field, scratch_));
  }
}

}  // namespace gsaw
