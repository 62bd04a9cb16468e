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

// ASCII, decoded or as it stands in JSON, that needs neither quotes nor escapes (unless it
// is empty).
using BareText = PlainAscii<' ' + 1, '"', '=', '\\'>;

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
  return equals_short(member.key, "version") && member.value.type == JsonType::string &&
         (member.value.raw == "1.1" || member.value.raw == "1.0") && record.format().is_gelf();
}

}  // namespace

FieldWriter::FieldWriter(const TextPainter& painter, const KeyFilter& filter)
    : painter_(painter),
      filter_(filter),
      json_(filter),
      key_style_{painter.palette().key, painter.end_of(painter.palette().key)},
      value_style_{painter.palette().value, painter.end_of(painter.palette().value)} {}

void FieldWriter::start(const Record& record, const TokenSet& skipped, std::size_t gap) {
  record_ = &record;
  skipped_ = &skipped;
  gap_ = gap;
}

void FieldWriter::append_all(LineParts& line) {
  show_empty_ = false;
  for (const JsonMember& member : record_->members) {
    const JsonValue& value = member.value;
    if (skipped_->contains(value) || is_empty(record_->tokens, value) ||
        is_gelf_version(*record_, member)) {
      continue;
    }
    // Most keys: with nothing to decode.
    if (value.type != JsonType::object && filter_.empty() &&
        append_bare_key(line, without_gelf_mark(member.key))) {
      append_field_value(line.out(), member.key, value);
      continue;
    }
    const std::string_view key = decode_json_string(member.key, key_text_);
    if (!is_hidden(key)) append_value(line, key, value);
  }
}

void FieldWriter::append_named(LineParts& line, std::string_view name, const JsonValue& value) {
  show_empty_ = true;
  if (!skipped_->contains(value) && !is_hidden(name)) append_value(line, name, value);
}

void FieldWriter::append_value(LineParts& line, std::string_view path, const JsonValue& value) {
  if (value.type == JsonType::object && path.size() <= kMaxPathBytes &&
      !is_empty(record_->tokens, value)) {
    path_ = path;
    append_nested(line, value, 1);
  } else {
    append_field(line, path, value);
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
      append_field(line, path_, value);
    }
  }
  path_.resize(outer_length);
}

void FieldWriter::append_field(LineParts& line, std::string_view path, const JsonValue& value) {
  const std::string_view key = without_gelf_mark(path);
  if (!append_bare_key(line, key)) append_other_key(line, key);
  append_field_value(line.out(), path, value);
}

// False, and nothing appended, when the key needs quotes or escapes or is empty. `key` may
// be raw as well as decoded: where they differ the answer is no.
bool FieldWriter::append_bare_key(LineParts& line, std::string_view key) {
  char* const begin = line.room(gap_, key.size() + key_style_.size() + 1);
  char* at = copy_short(begin, key_style_.on);
  if (key.empty() || !BareText::copy(key, at)) return false;
  at = copy_short(at + key.size(), key_style_.off);
  *at = '=';
  line.end_at(at + 1);
  gap_ = 1;
  return true;
}

void FieldWriter::append_other_key(LineParts& line, std::string_view key) {
  OutputBuffer& out = line.begin(gap_);
  gap_ = 1;
  const std::string_view style = painter_.palette().key;
  if (!needs_quotes(key)) {
    painter_.append_unmatched(out, key, style, TextForm::bare);
  } else {
    out.append('"');
    painter_.append_unmatched(out, key, style, TextForm::quoted);
    out.append('"');
  }
  out.append('=');
}

void FieldWriter::append_field_value(OutputBuffer& out, std::string_view path,
                                     const JsonValue& value) {
  if (value.type == JsonType::string) {
    if (!append_plain_string(out, value.raw)) append_other_string(out, value.raw);
  } else if (value.is_container()) {
    append_container(out, path, value);
  } else {
    append_literal(out, value.raw);
  }
}

// False, and nothing appended, when there is something to decode, to escape or to highlight.
bool FieldWriter::append_plain_string(OutputBuffer& out, std::string_view raw) {
  if (painter_.highlights()) return false;
  char* const begin = out.room(raw.size() + value_style_.size() + 2);
  char* at = copy_short(begin, value_style_.on);
  if (!raw.empty() && BareText::copy(raw, at)) {
    out.end_at(copy_short(at + raw.size(), value_style_.off));
    return true;
  }
  *begin = '"';
  at = copy_short(begin + 1, value_style_.on);
  if (!copy_plain_json_text(raw, at)) return false;
  at = copy_short(at + raw.size(), value_style_.off);
  *at = '"';
  out.end_at(at + 1);
  return true;
}

void FieldWriter::append_other_string(OutputBuffer& out, std::string_view raw) {
  const std::string_view style = painter_.palette().value;
  const std::string_view text = decode_json_string(raw, text_);
  if (!needs_quotes(text)) {
    painter_.append(out, text, style, TextForm::bare);
    return;
  }
  out.append('"');
  painter_.append(out, text, style, TextForm::quoted);
  out.append('"');
}

// Appends a number or a literal: checked when it was read.
void FieldWriter::append_literal(OutputBuffer& out, std::string_view text) {
  if (painter_.highlights()) {
    painter_.append(out, text, painter_.palette().value, TextForm::bare);
    return;
  }
  char* at = copy_short(out.room(text.size() + value_style_.size()), value_style_.on);
  at = copy_short(at, text);
  out.end_at(copy_short(at, value_style_.off));
}

void FieldWriter::append_container(OutputBuffer& out, std::string_view path,
                                   const JsonValue& value) {
  text_.clear();
  if (filter_.empty()) {
    json_.append(text_, record_->tokens, value);
  } else {
    json_.append_filtered(text_, record_->tokens, value, path, *skipped_);
  }
  painter_.append(out, text_, painter_.palette().value, TextForm::bare);
}

}  // namespace gsaw
