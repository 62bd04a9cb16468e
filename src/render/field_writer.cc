// Members of an entry as `key=value`, nested objects flattened to dotted keys.
#include "render/field_writer.h"

#include <algorithm>

#include "base/plain_ascii.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// Objects nested deeper, or under longer paths, are shown as JSON: they cost more to
// flatten than they help the reader, and a hostile entry could make them cost a lot.
constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxPathBytes = 256;

// ASCII, decoded or as it stands in JSON, that needs neither quotes nor escapes.
bool is_bare(std::string_view text) {
  return !text.empty() && PlainAscii<' ' + 1, '"', '=', '\\'>::all(text);
}

bool needs_quotes(std::string_view text) {
  return text.empty() || std::any_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=';
         });
}

bool is_empty(const JsonTokens& tokens, const JsonValue& value) {
  switch (value.type) {
    case JsonType::null:
      return true;
    case JsonType::string:
      return value.raw.empty();
    case JsonType::array:
      return tokens.at(value.token + 1) == ']';
    case JsonType::object:
      return tokens.at(value.token + 1) == '}';
    default:
      return false;
  }
}

std::string_view without_gelf_mark(std::string_view key) {
  return key.size() > 1 && key.front() == '_' ? key.substr(1) : key;
}

bool is_gelf_version(const Record& record, const JsonMember& member) {
  return member.key == "version" && member.value.type == JsonType::string &&
         (member.value.raw == "1.1" || member.value.raw == "1.0") && looks_like_gelf(record);
}

}  // namespace

void FieldWriter::start(const Record& record, const TokenSet& skipped, std::size_t gap) {
  record_ = &record;
  skipped_ = &skipped;
  gap_ = gap;
}

void FieldWriter::append_all(LineParts& line) {
  show_empty_ = false;
  for (const JsonMember& member : record_->members) {
    if (skipped_->contains(member.value) || is_empty(record_->tokens, member.value)) continue;
    const bool bare = is_bare(member.key);
    const std::string_view key = bare ? member.key : decode_json_string(member.key, key_text_);
    if (is_hidden(key) || is_gelf_version(*record_, member)) continue;
    append_value(line, key, member.value, bare);
  }
}

void FieldWriter::append_named(LineParts& line, std::string_view name, const JsonValue& value) {
  show_empty_ = true;
  if (!skipped_->contains(value) && !is_hidden(name))
    append_value(line, name, value, is_bare(name));
}

void FieldWriter::append_value(LineParts& line, std::string_view path, const JsonValue& value,
                               bool bare_path) {
  if (value.type == JsonType::object && path.size() <= kMaxPathBytes &&
      !is_empty(record_->tokens, value)) {
    path_ = path;
    append_nested(line, value, 1);
  } else {
    append_field(line, path, value, bare_path);
  }
}

// Appends the members of the object at path_, not empty. Recursion ends at kMaxDepth.
void FieldWriter::append_nested(LineParts& line, const JsonValue& object, int depth) {
  const std::size_t outer_length = path_.size();
  for (JsonChildren child(record_->tokens, object); child.next();) {
    const JsonValue& value = child.member().value;
    if (skipped_->contains(value)) continue;
    const bool empty = is_empty(record_->tokens, value);
    if (empty && !show_empty_) continue;
    path_.resize(outer_length);
    path_ += '.';
    path_ += decode_json_string(child.member().key, key_text_);
    if (is_hidden(path_)) continue;
    if (value.type == JsonType::object && !empty && depth < kMaxDepth &&
        path_.size() <= kMaxPathBytes) {
      append_nested(line, value, depth + 1);
    } else {
      append_field(line, path_, value, is_bare(path_));
    }
  }
  path_.resize(outer_length);
}

void FieldWriter::append_field(LineParts& line, std::string_view path, const JsonValue& value,
                               bool bare_path) {
  append_key(line, without_gelf_mark(path), bare_path);
  std::string& out = line.out();
  if (value.type == JsonType::string) {
    append_raw_string(out, value.raw);
    return;
  }
  if (!value.is_container()) {
    // A number or a literal: checked when it was read.
    append_plain(out, value.raw);
    return;
  }
  text_.clear();
  if (filter_.empty()) {
    json_.append(text_, record_->tokens, value);
  } else {
    json_.append_filtered(text_, record_->tokens, value, path, *skipped_);
  }
  painter_.append(out, text_, painter_.palette().value, TextForm::bare);
}

void FieldWriter::append_key(LineParts& line, std::string_view key, bool bare) {
  std::string& out = line.begin(gap_);
  gap_ = 1;
  const std::string_view style = painter_.palette().key;
  if (bare) {
    painter_.append_safe(out, key, style);
  } else if (!needs_quotes(key)) {
    painter_.append_unmatched(out, key, style, TextForm::bare);
  } else {
    out += '"';
    painter_.append_unmatched(out, key, style, TextForm::quoted);
    out += '"';
  }
  out += '=';
}

void FieldWriter::append_raw_string(std::string& out, std::string_view raw) {
  if (is_bare(raw)) return append_plain(out, raw);
  const std::string_view text = decode_json_string(raw, text_);
  if (!needs_quotes(text)) {
    painter_.append(out, text, painter_.palette().value, TextForm::bare);
    return;
  }
  out += '"';
  if (is_plain_json_text(raw)) {
    // A blank or `=` wants the quotes; there is nothing to escape.
    append_plain(out, raw);
  } else {
    painter_.append(out, text, painter_.palette().value, TextForm::quoted);
  }
  out += '"';
}

// Appends a value that reads as it stands.
void FieldWriter::append_plain(std::string& out, std::string_view text) {
  if (painter_.highlights()) {
    painter_.append(out, text, painter_.palette().value, TextForm::bare);
  } else {
    painter_.append_safe(out, text, painter_.palette().value);
  }
}

}  // namespace gsaw
