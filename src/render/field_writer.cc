// Members of an entry as `key=value`, nested objects flattened to dotted keys.
#include "render/field_writer.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>

#include "base/terminal_escape.h"
#include "query/typed_name.h"
#include "record/exception_keys.h"
#include "record/json_text.h"
#include "record/stack_trace.h"

namespace gsaw {
namespace {

// ASCII, decoded or as it stands in JSON, that needs neither quotes nor escapes (unless it
// is empty).
using BareText = PlainAscii<' ' + 1, '"', '=', '\\'>;

bool needs_quotes(std::string_view text) {
  return text.empty() || std::any_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=';
         });
}

// Keys that need no quotes; beyond ASCII there are more.
using BareName = PlainBlocks<AsciiOfNames>;

// True where a key of such characters can be typed as it is. `marked`: a `_` before it is not
// shown, so it is no word of the language.
bool can_be_typed(std::string_view key, bool marked) {
  return key.front() >= '0' && (marked || !is_taken_word(key));
}

std::string_view last_key(std::string_view path) { return path.substr(path.rfind('.') + 1); }

static_assert(BareText::kBlock <= OutputBuffer::kSlack);
static_assert(BareName::kBlock == BareText::kBlock);
constexpr auto kBlock = static_cast<std::ptrdiff_t>(BareText::kBlock);

// Colour on and off for key and value, `=`, and two quotes.
constexpr std::size_t kMostAround = 4 * Sgr::kRoom + 3;

// PERF: what ends a style is short, which need not be looked at.
char* copy_end(const Sgr& end, char* to) {
  constexpr std::size_t kStep = 16;
  assert(end.size() <= kStep);
  std::memcpy(to, std::string_view(end).data(), kStep);
  return to + end.size();
}

}  // namespace

FieldWriter::FieldWriter(const TextPainter& painter, const KeyFilter& filter)
    : painter_(painter),
      filter_(filter),
      hides_(!filter.empty()),
      json_(filter),
      key_on_(painter.palette().key),
      key_off_(painter.palette().end_of(key_on_)),
      value_on_(painter.palette().value),
      value_off_(painter.palette().end_of(value_on_)) {}

void FieldWriter::start(const Record& record, const TokenSet& skipped, std::size_t gap) {
  assert(!record.malformed);
  record_ = &record;
  last_byte_ = record.tokens.last_byte;
  skipped_ = &skipped;
  gap_ = gap;
  mark_.start(record);
  blocks_.clear();
}

void FieldWriter::append_all(LineParts& line) {
  assert(record_ != nullptr);
  walk_.any(
      *record_, [&](std::string_view path, std::uint32_t token) { return enter(path, token); },
      [&](const Field& field) {
        if (!is_empty(record_->tokens, field.value) && is_shown(field.path, field.value.token) &&
            !is_gelf_version(*record_, field.path, field.value)) {
          append_field(line, field.path, field.value);
        }
        return false;
      });
}

void FieldWriter::append_named(LineParts& line, std::string_view typed, std::string_view path,
                               const JsonValue& value) {
  assert(record_ != nullptr);
  typed_ = typed;
  typed_for_ = path.size();
  walk_.any_of(
      *record_, path, value,
      [&](std::string_view path, std::uint32_t token) { return enter(path, token); },
      [&](const Field& field) {
        if (is_shown(field.path, field.value.token)) append_field(line, field.path, field.value);
        return false;
      });
  typed_.reset();
}

// True for a path whose first `_` is not shown. PERF: inline, as most fields of GELF have one.
inline bool FieldWriter::is_marked(std::string_view path) {
  if (!path.starts_with('_') || typed_) return false;
  const auto begins = walk_.key_begins();
  return mark_.is_hidden(begins.empty() ? path : path.substr(0, begins[0] - 1));
}

// As it is typed.
std::string FieldWriter::name_of(std::string_view path) {
  const auto begins = walk_.key_begins();
  std::string name;
  if (!typed_) {
    const std::size_t first = begins.empty() ? path.size() : begins[0] - 1;
    const bool marked = is_marked(path) && is_bare_key(path.substr(1, first - 1));
    append_typed_name(name, path, begins);
    return marked ? name.substr(1) : name;
  }
  name = printable(*typed_);
  if (path.size() > typed_for_) {
    // The rest of a path, as if a key stood before it.
    std::vector<std::size_t> rest;
    for (const std::size_t begin : begins) rest.push_back(begin - typed_for_ + 1);
    std::string keys;
    append_typed_name(keys, std::string("a").append(path.substr(typed_for_)), rest);
    name += keys.substr(1);
  }
  return name;
}

// False for an object that is left out, or shown below.
bool FieldWriter::enter(std::string_view path, std::uint32_t token) {
  if (!is_shown(path, token)) return false;
  // PERF: most objects are no exceptions, which a quick look tells.
  if (!record_->has_arrays && !may_be_exception_key(last_key(path))) return true;
  return !note_block(path, {JsonType::object, {}, token});
}

// Of an object its token suffices. One of which something is hidden is no block.
bool FieldWriter::note_block(std::string_view path, const JsonValue& value) {
  // What did not stand in the line's JSON is one line.
  if (value.token == kNoToken) return false;
  if (!is_block(record_->tokens, last_key(path), value)) return false;
  JsonValue whole;
  const std::uint32_t end = read_value(record_->tokens, value.token, whole);
  if (hides_ && whole.is_container() &&
      (filter_.hides_below(path) || skipped_->holds_any_of(whole.token, end))) {
    return false;
  }
  blocks_.push_back({name_of(path), whole});
  return true;
}

// Writes a value that needs no more than quotes at `begin`, and returns its end; null, when it
// needs more.
inline char* FieldWriter::write_plain_value(char* const begin, const JsonValue& value) const {
  const std::string_view raw = value.raw;
  // The prefix does not stand in the line's JSON.
  if (painter_.highlights() || value.token == kNoToken ||
      last_byte_ - (raw.data() + raw.size()) < kBlock) {
    return nullptr;
  }
  char* at = value_on_.copy(begin);
  if (value.type != JsonType::string) {
    if (value.is_container()) return nullptr;
    // A number or literal: checked when it was read.
    return copy_end(value_off_, copy_short(at, raw));
  }
  if (BareText::copy(raw, at) && !raw.empty()) return copy_end(value_off_, at + raw.size());
  *begin = '"';
  at = value_on_.copy(begin + 1);
  if (!PlainJsonText::copy(raw, at)) return nullptr;
  at = copy_end(value_off_, at + raw.size());
  *at = '"';
  return at + 1;
}

// PERF: most fields have nothing to decode, to escape or to highlight: they are written by
// pointer, into room made once.
void FieldWriter::append_field(LineParts& line, std::string_view path, const JsonValue& value) {
  const bool marked = is_marked(path);
  const std::string_view key = marked ? path.substr(1) : path;
  char* at = line.room(gap_, key.size() + value.raw.size() + kMostAround);
  at = key_on_.copy(at);
  const bool plain = !key.empty() && BareName::copy(key, at) &&
                     (typed_ ? *typed_ == key : can_be_typed(key, marked));
  if (!plain) {
    if (note_block(path, value)) return;
    append_other_key(line, path);
    append_other_value(line.out(), path, value);
    return;
  }
  at = copy_end(key_off_, at + key.size());
  *at++ = '=';
  char* const end = write_plain_value(at, value);
  if (end == nullptr && note_block(path, value)) return;
  gap_ = 1;
  line.end_at(end == nullptr ? at : end);
  if (end == nullptr) append_other_value(line.out(), path, value);
}

void FieldWriter::append_other_key(LineParts& line, std::string_view path) {
  OutputBuffer& out = line.begin(gap_);
  gap_ = 1;
  painter_.append_unmatched(out, name_of(path), painter_.palette().key, TextForm::bare);
  out.append('=');
}

void FieldWriter::append_other_value(OutputBuffer& out, std::string_view path,
                                     const JsonValue& value) {
  if (value.type == JsonType::string) {
    append_string(out, value.raw);
  } else if (value.is_container()) {
    append_container(out, path, value);
  } else {
    painter_.append(out, value.raw, painter_.palette().value, TextForm::bare);
  }
}

void FieldWriter::append_string(OutputBuffer& out, std::string_view raw) {
  const Sgr& style = painter_.palette().value;
  const std::string_view text = decode_json_string(raw, text_);
  if (!needs_quotes(text)) {
    painter_.append(out, text, style, TextForm::bare);
    return;
  }
  out.append('"');
  painter_.append(out, text, style, TextForm::quoted);
  out.append('"');
}

void FieldWriter::append_container(OutputBuffer& out, std::string_view path,
                                   const JsonValue& value) {
  text_.clear();
  if (!hides_) {
    json_.append(text_, record_->tokens, value);
  } else {
    json_.append_filtered(text_, record_->tokens, value, path, *skipped_);
  }
  painter_.append(out, text_, painter_.palette().value, TextForm::bare);
}

}  // namespace gsaw
