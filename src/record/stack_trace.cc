// Values that are read as lines, not as a value: stack traces, exceptions, texts of many lines.
#include "record/stack_trace.h"

#include <string>

#include "base/ascii.h"
#include "base/line_ends.h"
#include "record/block_text.h"
#include "record/exception_keys.h"
#include "record/field_roles.h"
#include "record/field_walk.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/stack_frame.h"

namespace gsaw {
namespace {

// Of a raw string, or of JSON that holds some. Escapes come one after the other.
bool may_have_line_feed(std::string_view raw) {
  for (std::size_t at = raw.find('\\'); at < raw.size(); at = raw.find('\\', at + 2)) {
    if (at + 1 < raw.size() && (raw[at + 1] == 'n' || raw[at + 1] == 'u')) return true;
  }
  return false;
}

std::string_view without_blanks_before(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

// A colon and a digit, behind something: the end of a path and its line.
bool names_line(std::string_view text) {
  for (std::size_t at = text.find(':', 1); at < text.size(); at = text.find(':', at + 1)) {
    if (at + 1 < text.size() && is_digit(text[at + 1])) return true;
  }
  return false;
}

// The text of a stack: one of its lines is indented and begins as frames do, Go's with a path.
bool looks_like_stack(std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
    if (!text.starts_with(' ') && !text.starts_with('\t')) continue;
    const std::string_view line = without_blanks_before(text.substr(0, text.find('\n')));
    if (begins_frame(line) || (line.starts_with('/') && names_line(line))) return true;
  }
}

std::optional<JsonValue> first_element(const JsonTokens& tokens, const JsonValue& array) {
  JsonChildren child(tokens, array);
  if (!child.next()) return std::nullopt;
  return child.member().value;
}

// Whether some string of a container has several lines.
bool holds_lines(const JsonTokens& tokens, const JsonValue& container) {
  return may_have_line_feed(container.raw) &&
         any_text(tokens, container, [](const JsonValue& text) { return has_lines(text); });
}

// What the members of an object say, for one that may be an exception.
struct Evidence {
  bool frames = false, texts = false;  // arrays of such
  bool type = false, message = false;
  bool place = false;  // a file with its line

  // PERF: all but arrays are looked at only where the object's key is one of exceptions, and of
  // arrays those whose key may be one of frames.
  Evidence(const JsonTokens& tokens, const JsonValue& object, bool is_likely) {
    std::string scratch;
    bool line = false, file = false;
    for (JsonChildren child(tokens, object); child.next();) {
      const JsonValue& value = child.member().value;
      if (value.type == JsonType::object || (value.type != JsonType::array && !is_likely)) continue;
      if (value.type == JsonType::array && !may_be_frames_key(child.member().key)) continue;
      const KeyName name(decode_json_string(child.member().key, scratch));
      const ExceptionPart part = exception_part(name.text());
      if (value.type == JsonType::array) {
        if (part != ExceptionPart::frames) continue;
        const auto first = first_element(tokens, value);
        frames |= first && is_stack_frame(tokens, *first);
        texts |= is_text_frames(tokens, value);
      } else if (value.type == JsonType::string) {
        // By a name goes everything.
        type |= part == ExceptionPart::type && name.text() != "name";
        message |= part == ExceptionPart::message;
        const bool is_file = name.text() == "file";
        file |= is_file;
        line |= is_file && names_line(decode_json_string(value.raw, scratch));
      } else {
        line |= name.text() == "line";
      }
    }
    place = file && line;
  }
};

bool is_key_of_stacks(std::string_view key) {
  if (!may_be_frames_key(key) && !may_be_exception_key(key)) return false;
  const KeyName name(key);
  return exception_part(name.text()) == ExceptionPart::frames || is_exception_key(name.text());
}

bool is_text_of_stack(const JsonValue& value) {
  if (!has_lines(value)) return false;
  std::string scratch;
  return looks_like_stack(decode_json_string(value.raw, scratch));
}

bool is_list_of_frames(const JsonTokens& tokens, std::string_view key, const JsonValue& array) {
  const auto first = first_element(tokens, array);
  if (!first) return false;
  if (is_stack_frame(tokens, *first) || is_exception(tokens, key, *first)) return true;
  return is_key_of_stacks(key) && is_text_frames(tokens, array);
}

// A stack by its looks: as is_block, but texts of several lines are none without a frame.
bool is_stack(const JsonTokens& tokens, std::string_view key, const JsonValue& value) {
  if (value.type == JsonType::string) return is_text_of_stack(value);
  if (value.type == JsonType::object) return is_exception(tokens, key, value);
  if (value.type != JsonType::array) return false;
  return is_list_of_frames(tokens, key, value) ||
         (may_have_line_feed(value.raw) &&
          any_text(tokens, value, [](const JsonValue& text) { return is_text_of_stack(text); }));
}

}  // namespace

bool begins_frame(std::string_view text) {
  return text.starts_with("at ") || text.starts_with("File \"");
}

bool looks_like_frame(std::string_view text) {
  text = without_blanks_before(text);
  return begins_frame(text) || names_line(text);
}

bool has_lines(const JsonValue& value) {
  if (value.type != JsonType::string || !may_have_line_feed(value.raw)) return false;
  std::string scratch;
  const std::string_view text = decode_json_string(value.raw, scratch);
  return without_line_ends(text).find('\n') != std::string_view::npos;
}

bool is_text_frames(const JsonTokens& tokens, const JsonValue& value) {
  if (value.type != JsonType::array) return false;
  std::string scratch;
  bool found = false;
  for (JsonChildren child(tokens, value); child.next();) {
    const JsonValue& element = child.member().value;
    if (element.type != JsonType::string) return false;
    found = found || looks_like_frame(decode_json_string(element.raw, scratch));
  }
  return found;
}

bool is_exception(const JsonTokens& tokens, std::string_view key, const JsonValue& value) {
  if (value.type != JsonType::object) return false;
  const bool is_likely = may_be_exception_key(key) && is_exception_key(KeyName(key).text());
  const Evidence found(tokens, value, is_likely);
  if (found.frames) return true;
  return is_likely && (found.texts || (found.type && found.message && found.place));
}

bool is_block(const JsonTokens& tokens, std::string_view key, const JsonValue& value) {
  if (value.type == JsonType::string) return has_lines(value);
  if (value.type == JsonType::object) return is_exception(tokens, key, value);
  if (value.type != JsonType::array) return false;
  return is_list_of_frames(tokens, key, value) || holds_lines(tokens, value);
}

std::optional<JsonValue> find_stack_apart(const Record& record) {
  if (record.malformed) return std::nullopt;
  if (const auto& named = record.role(Role::stack)) return named->value;
  const auto& message = record.role(Role::message);
  std::optional<JsonValue> found;
  const auto consider = [&](std::string_view key, const JsonValue& value) {
    const bool is_message = message && message->value.token == value.token;
    if (!is_message && is_stack(record.tokens, key, value)) found = value;
    return found.has_value();
  };
  FieldWalk walk;
  walk.any(
      record,
      [&](std::string_view path, std::uint32_t token) {
        if (found) return false;
        JsonValue value;
        read_value(record.tokens, token, value);
        return !consider(path.substr(path.rfind('.') + 1), value);
      },
      [&](const Field& field) { return found || consider(field.key, field.value); });
  return found;
}

std::optional<JsonValue> find_stack(const Record& record) {
  if (record.malformed) return std::nullopt;
  if (auto apart = find_stack_apart(record)) return apart;
  const auto& message = record.role(Role::message);
  if (!message || !is_text_of_stack(message->value)) return std::nullopt;
  return message->value;
}

bool any_stack(const Record& record, FunctionRef<bool(const JsonValue&)> use) {
  const auto stack = find_stack(record);
  if (!stack) return false;
  if (use(*stack) || any_repeated(record, Role::stack, use)) return true;
  if (!stack->is_container()) return false;
  std::string text, json;
  append_block_text(text, record.tokens, *stack);
  append_json_escaped(json, text);
  return use({JsonType::string, json, kNoToken});
}

}  // namespace gsaw
