// Entries for people: one line each, with a block below it where one is needed.
#include "render/pretty_renderer.h"

#include <utility>

#include "base/line_ends.h"
#include "base/terminal_escape.h"
#include "record/block_text.h"
#include "record/field_roles.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/line_prefix.h"
#include "record/prefix_stamp.h"
#include "record/stack_trace.h"
#include "render/hidden_values.h"
#include "render/indented_block.h"
#include "render/origin_prefix.h"
#include "render/screen_marks.h"
#include "render/shown_field.h"

namespace gsaw {
namespace {

// Before the message, and before the fields.
constexpr std::size_t kWideGap = 2;

// GELF's, which often begins with the message or is it.
bool is_full_message(std::string_view key) { return KeyName(key).text() == "fullmessage"; }

}  // namespace

PrettyRenderer::PrettyRenderer(const RenderSettings& settings)
    : settings_(settings),
      palette_(settings.palette),
      marked_(settings.on_screen.laid_out()),
      filter_(settings.hidden_keys, settings.hidden_roles),
      painter_(palette_, settings.highlight.get()),
      fields_(painter_, filter_),
      times_(settings.zone, settings.time_format) {}

void PrettyRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  entry_.clear();
  painter_.highlight(origin.is_context ? nullptr : settings_.highlight.get());
  if (marked_) {
    append_marked_origin(origin);
  } else if (shows_origins(settings_)) {
    append_origin(entry_, origin, settings_, painter_);
  }
  append_entry(entry_, record);
  out.append(entry_.view());
}

void PrettyRenderer::append_marked_origin(const EntryOrigin& origin) {
  entry_.append(kEntryMark);
  const EntryScreen& on_screen = settings_.on_screen;
  if (on_screen.files != FileNaming::none) {
    std::string_view file = origin.file;
    if (on_screen.files == FileNaming::column && file.starts_with(on_screen.folder)) {
      file.remove_prefix(on_screen.folder.size());
    }
    painter_.append_unmatched(entry_, file, palette_.file, TextForm::bare);
  }
  entry_.append(kPartMark);
  append_origin(entry_, origin, settings_, painter_);
  entry_.append(kPartMark);
}

void PrettyRenderer::append_entry(OutputBuffer& out, const Record& record) {
  if (record.malformed) {
    std::string_view text = record.raw;
    if (text.ends_with('\r')) text.remove_suffix(1);
    painter_.append(out, text, palette_.malformed, TextForm::bare);
    out.append('\n');
    return;
  }
  message_ = {};
  hidden_.clear();
  skipped_.clear();
  if (!filter_.empty()) {
    find_hidden(filter_, record, walk_, hidden_);
    skipped_ = hidden_;
  }
  LineParts line(out, marked_ && settings_.keys.empty() ? kPartMark : ' ');
  const Below below = settings_.keys.empty() ? (marked_ ? append_standard<true>(line, record)
                                                        : append_standard<false>(line, record))
                                             : append_selected(line, record);
  out.append('\n');
  if (below.message_rest.empty() && !below.stack && fields_.blocks().empty()) return;
  append_below(out, record, below);
}

void PrettyRenderer::append_below(OutputBuffer& out, const Record& record, const Below& below) {
  first_block_.clear();
  if (!below.message_rest.empty()) append_new_block(out, below.message_rest);
  if (below.stack) append_stack(out, record, *below.stack);
  for (const NamedBlock& block : fields_.blocks()) append_block(out, record, block);
}

// PERF: where nothing is marked, nothing is asked for each part.
template <bool kMarked>
PrettyRenderer::Below PrettyRenderer::append_standard(LineParts& line, const Record& record) {
  const auto next_slot = [&] {
    if constexpr (kMarked) line.next_slot();
  };
  const Roles& roles = record.roles();
  const auto shows = [&](Role role) {
    if (filter_.empty()) return true;
    const auto& found = roles[role];
    return !filter_.hides(role) && !(found && hidden_.contains(found->value));
  };
  if (roles.time && shows(Role::time)) {
    append_time(line, *roles.time);
    if (const auto& found = roles[Role::time]) skipped_.add(found->value);
  }
  next_slot();
  if (roles.level && shows(Role::level)) {
    append_level(line, *roles.level);
    if (const auto& found = roles[Role::level]) skipped_.add(found->value);
  }
  for (const Role role : {Role::host, Role::logger}) {
    next_slot();
    if (!roles[role] || !shows(role)) continue;
    append_head_part(line, record, role, roles[role]->value);
    skipped_.add(roles[role]->value);
  }
  Below below;
  next_slot();
  if (roles[Role::message] && shows(Role::message)) {
    below.message_rest = append_message(line, record, roles[Role::message]->value, kWideGap);
    skipped_.add(roles[Role::message]->value);
  }
  // Any other stack is a block among the fields, named by its key.
  if (const auto& stack = roles[Role::stack]; stack && shows(Role::stack)) {
    if (is_full_message(stack->key)) {
      below.stack = *stack;
      skipped_.add(stack->value);
    } else {
      skip_repeated_message(record);
    }
  }
  if (record.is_unfolded) skip_wrapping(record);
  next_slot();
  if constexpr (kMarked) append_txn(line, record);
  fields_.start(record, skipped_, kWideGap);
  fields_.append_all(line);
  if (!record.prefix.empty()) append_prefix(line, record);
  return below;
}

PrettyRenderer::Below PrettyRenderer::append_selected(LineParts& line, const Record& record) {
  Below below;
  fields_.start(record, skipped_, 1);
  for (const ShownField& field : settings_.keys) {
    const bool is_of_role = field.role && is_played(*field.role);
    if (filter_.hides_all_of(field.place) || (is_of_role && filter_.hides(*field.role))) continue;
    bool shown = false;  // in a look of its own
    if (is_of_role && !is_hidden(record, *field.role)) {
      shown = append_virtual(line, record, *field.role, below);
    }
    any_shown(record, field, [&](const JsonValue& value) {
      const bool is_hidden = hidden_.contains(value) || filter_.hides_member_of(record, value);
      if (!std::exchange(shown, false) && !is_hidden) {
        fields_.append_named(line, field.typed, field.place, value);
      }
      return false;
    });
  }
  return below;
}

// What plays the role is.
bool PrettyRenderer::is_hidden(const Record& record, Role role) {
  if (filter_.empty()) return false;
  const auto& found = record.role(role);
  return found && hidden_.contains(found->value);
}

// A virtual field in its own look; false when the entry has nothing to show so.
bool PrettyRenderer::append_virtual(LineParts& line, const Record& record, Role role,
                                    Below& below) {
  const auto& found = record.role(role);
  switch (role) {
    case Role::time:
      if (const auto time = record.time()) {
        append_time(line, *time);
        return true;
      }
      return false;
    case Role::level:
      if (const auto level = record.level()) {
        append_level(line, *level);
        return true;
      }
      return false;
    case Role::txn:
      return false;
    case Role::host:
    case Role::logger:
      if (found) append_head_part(line, record, role, found->value);
      return found.has_value();
    case Role::message:
      if (found) below.message_rest = append_message(line, record, found->value, 1);
      return found.has_value();
    case Role::stack:
      if (found) {
        below.stack = *found;
      } else if (const auto stack = find_stack(record)) {
        below.stack = RoleValue{{}, *stack};
      }
      return below.stack.has_value();
    case Role::pattern:
      return false;
  }
  return false;
}

// What wraps an entry is not shown, but what it says.
void PrettyRenderer::append_prefix(LineParts& line, const Record& record) {
  const std::string text = prefix_without_wrapping(record.prefix, record.time());
  if (text.empty()) return;
  prefix_.clear();
  append_json_escaped(prefix_, text);
  fields_.append_named(line, "prefix", "prefix", {JsonType::string, prefix_, kNoToken});
}

void PrettyRenderer::append_time(LineParts& line, Nanoseconds time) {
  const std::string_view text = times_.text(time);
  char* at = palette_.time.copy(line.room(1, text.size() + 2 * Sgr::kRoom));
  line.end_at(palette_.end_of(palette_.time).copy(copy_short(at, text)));
}

void PrettyRenderer::append_level(LineParts& line, Level level) {
  const std::string_view label = level_label(level);
  const Sgr& style = palette_.level(level);
  char* at = style.copy(line.room(1, label.size() + 2 * Sgr::kRoom));
  line.end_at(palette_.end_of(style).copy(copy_short(at, label)));
  if (label.size() < kLevelWidth) line.pad(kLevelWidth - label.size());
}

// For the layout, which is to know the field that holds it.
void PrettyRenderer::append_txn(LineParts& line, const Record& record) {
  if (const auto& txn = record.role(Role::txn)) {
    append_escaped(line.begin(0), text_of(record, txn->value, head_scratch_));
  }
  line.next_slot();
}

// Most texts: nothing to decode, to escape or to highlight, one line.
bool PrettyRenderer::append_plain(LineParts& line, const Record& record, const JsonValue& value,
                                  const Sgr& style, std::size_t gap) {
  const std::string_view raw = value.raw;
  constexpr auto kBlock = static_cast<std::ptrdiff_t>(PlainJsonText::kBlock);
  if (painter_.highlights() || value.type != JsonType::string || raw.empty() ||
      record.tokens.last_byte - (raw.data() + raw.size()) < kBlock) {
    return false;
  }
  char* at = style.copy(line.room(gap, raw.size() + 2 * Sgr::kRoom));
  if (!PlainJsonText::copy(raw, at)) return false;
  line.end_at(palette_.end_of(style).copy(at + raw.size()));
  return true;
}

void PrettyRenderer::append_head_part(LineParts& line, const Record& record, Role role,
                                      const JsonValue& value) {
  const Sgr& style = role == Role::host ? palette_.host : palette_.logger;
  if (append_plain(line, record, value, style, 1)) return;
  const std::string_view text = text_of(record, value, head_scratch_);
  if (text.empty()) return;
  painter_.append(line.begin(1), text, style, TextForm::bare);
}

// Appends the message's first line; returns the other lines.
std::string_view PrettyRenderer::append_message(LineParts& line, const Record& record,
                                                const JsonValue& value, std::size_t gap) {
  if (append_plain(line, record, value, palette_.message, gap)) {
    message_ = value.raw;
    return {};
  }
  message_ = without_line_ends(text_of(record, value, message_scratch_));
  const std::size_t end = message_.find('\n');
  const std::string_view first = without_line_ends(message_.substr(0, end));
  if (!first.empty()) painter_.append(line.begin(gap), first, palette_.message, TextForm::bare);
  return end == std::string_view::npos ? std::string_view{} : message_.substr(end + 1);
}

// The message that a GELF entry repeats at the beginning of its full_message is not shown again.
void PrettyRenderer::append_stack(OutputBuffer& out, const Record& record, const RoleValue& stack) {
  if (stack.value.is_container()) {
    stack_scratch_.clear();
    append_block_text(stack_scratch_, record.tokens, stack.value);
    append_new_block(out, stack_scratch_);
    return;
  }
  std::string_view text = without_line_ends(decoded_text(stack.value, stack_scratch_));
  if (text == message_) return;
  if (!message_.empty() && text.starts_with(message_) && is_full_message(stack.key)) {
    const std::string_view rest = text.substr(message_.size());
    if (rest.starts_with('\n') || rest.starts_with("\r\n")) text = rest.substr(rest.find('\n') + 1);
  }
  append_new_block(out, text);
}

// Unless the lines are those with which the first block ended.
void PrettyRenderer::append_new_block(OutputBuffer& out, std::string_view text) {
  if (!is_shown_below(text)) append_indented(out, text, painter_);
}

bool PrettyRenderer::is_shown_below(std::string_view text) {
  text = without_line_ends(text);
  if (first_block_.empty()) {
    first_block_ = text;
    return false;
  }
  if (!first_block_.ends_with(text)) return false;
  const std::size_t begin = first_block_.size() - text.size();
  return begin == 0 || first_block_[begin - 1] == '\n';
}

void PrettyRenderer::append_block(OutputBuffer& out, const Record& record,
                                  const NamedBlock& block) {
  stack_scratch_.clear();
  append_block_text(stack_scratch_, record.tokens, block.value);
  if (is_shown_below(stack_scratch_)) return;
  out.append("    ");
  painter_.append_unmatched(out, block.name, palette_.key, TextForm::bare);
  out.append(":\n");
  append_indented(out, stack_scratch_, painter_, 2);
}

// The full_message of an entry whose stack has another key.
void PrettyRenderer::skip_repeated_message(const Record& record) {
  for (const JsonMember& member : record.members) {
    if (member.value.type == JsonType::string &&
        is_full_message(decode_json_string(member.key, stack_scratch_)) &&
        without_line_ends(decode_json_string(member.value.raw, stack_scratch_)) == message_) {
      skipped_.add(member.value);
      return;
    }
  }
}

// What wraps an entry is not shown beside it, nor the time when it was wrapped where that is
// the same.
void PrettyRenderer::skip_wrapping(const Record& record) {
  const Layers& layers = record.layers;
  for (std::size_t i = 0; i + 1 < layers.count; ++i) {
    skipped_.add(record.wrapping(i));
    const auto outer = time_of_layer(record, i + 1);
    if (outer && record.time() && repeats(outer->time, *record.time())) skipped_.add(outer->value);
  }
}

std::string_view PrettyRenderer::text_of(const Record& record, const JsonValue& value,
                                         std::string& scratch) {
  if (!value.is_container()) return decoded_text(value, scratch);
  scratch.clear();
  json_.append(scratch, record.tokens, value);
  return scratch;
}

}  // namespace gsaw
