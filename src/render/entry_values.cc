// The values of an entry that -k and -K leave.
#include "render/entry_values.h"

#include <cassert>

#include "base/utf8.h"
#include "record/field_roles.h"
#include "record/json_text.h"
#include "render/hidden_values.h"
#include "render/json_writer.h"
#include "render/shown_field.h"

namespace gsaw {

void EntryValues::start(const Record& record) {
  assert(!record.malformed);
  record_ = &record;
  hidden_.clear();
  if (!filter_.empty()) find_hidden(filter_, record, walk_, hidden_);
}

bool EntryValues::is_shown(Role role) const {
  const auto& found = record_->role(role);
  return !filter_.hides(role) && !(found && hidden_.contains(found->value));
}

// Of time and level what gsaw makes of them; false when it makes nothing of it.
bool EntryValues::use_understood(const ShownField& field, FunctionRef<void(const JsonValue&)> use) {
  if (field.role == Role::time && record_->time()) {
    if (!is_shown(Role::time)) return true;
    any_time(*record_, [&](Nanoseconds time) {
      time_.clear();
      append_rfc3339(time_, utc_, time);
      use({JsonType::string, time_, kNoToken});
      return false;
    });
    return true;
  }
  if (field.role == Role::level && record_->level()) {
    if (!is_shown(Role::level)) return true;
    any_level(*record_, [&](Level level) {
      use({JsonType::string, level_name(level), kNoToken});
      return false;
    });
    return true;
  }
  return false;
}

void EntryValues::each_of(const ShownField& field, FunctionRef<void(const JsonValue&)> use) {
  if (filter_.hides_all_of(field.place) || use_understood(field, use)) return;
  any_shown(*record_, field, [&](const JsonValue& value) {
    if (!hidden_.contains(value) && !filter_.hides_member_of(*record_, value)) use(value);
    return false;
  });
}

void EntryValues::append_json(std::string& out, const JsonValue& value,
                              std::optional<std::string_view> path) {
  if (filter_.empty()) {
    json_.append(out, record_->tokens, value);
  } else {
    json_.append_filtered(out, record_->tokens, value, path, hidden_);
  }
}

std::string_view EntryValues::text(const JsonValue& value, std::string_view path,
                                   std::string& scratch) {
  if (value.is_container()) {
    scratch.clear();
    append_json(scratch, value, path);
    return scratch;
  }
  const std::string_view text = decoded_text(value, scratch);
  if (is_valid_utf8(text)) return text;
  scratch = with_replacements(text);
  return scratch;
}

bool EntryValues::hides_in(const JsonValue& container, std::string_view path) const {
  if (filter_.empty()) return false;
  const std::uint32_t end = skip_value(record_->tokens, container.token);
  return filter_.hides_below(path) || hidden_.holds_any_of(container.token, end);
}

}  // namespace gsaw
