// The fields of an entry as a list of names and values.
#include "render/entry_fields.h"

#include "record/block_text.h"
#include "record/json_text.h"
#include "record/stack_trace.h"
#include "render/hidden_values.h"
#include "render/shown_field.h"

namespace gsaw {

void EntryFields::use_named(std::string_view name, std::string_view path, const JsonValue& value,
                            FunctionRef<void(const EntryField&)> use) {
  std::string own(name);
  if (const auto [at, is_new] = names_.try_emplace(own, 1U); !is_new) {
    unsigned& times = at->second;
    do {
      own = std::string(name) + "#" + std::to_string(++times);
    } while (!names_.try_emplace(own, 1U).second);
  }
  use({own, path, value});
}

void EntryFields::each(const Record& record, FunctionRef<void(const EntryField&)> use) {
  if (record.malformed) return;
  names_.clear();
  hidden_.clear();
  if (!filter_.empty()) find_hidden(filter_, record, walk_, hidden_);
  if (settings_.keys.empty()) return each_of_all(record, use);
  for (const ShownField& field : settings_.keys) {
    if (filter_.hides_all_of(field.place)) continue;
    any_shown(record, field, [&](const JsonValue& value) {
      if (!hidden_.contains(value)) use_named(field.name, field.place, value, use);
      return false;
    });
  }
}

void EntryFields::each_of_all(const Record& record, FunctionRef<void(const EntryField&)> use) {
  for (std::size_t i = 0; i + 1 < record.layers.count; ++i) hidden_.add(record.wrapping(i));
  walk_.any(
      record, [this](std::string_view path, std::uint32_t token) { return is_shown(path, token); },
      [&](const Field& field) {
        if (is_shown(field.path, field.value.token)) {
          use_named(field.path, field.path, field.value, use);
        }
        return false;
      });
  if (record.prefix.empty() || filter_.hides("prefix")) return;
  use_named("prefix", "prefix", record.prefix_value, use);
}

void EntryFields::append_json(std::string& out, const Record& record, const EntryField& field) {
  if (filter_.empty()) {
    json_.append(out, record.tokens, field.value);
  } else {
    json_.append_filtered(out, record.tokens, field.value, field.path, hidden_);
  }
}

std::string_view EntryFields::text(const Record& record, const EntryField& field,
                                   std::string& scratch) {
  if (!field.value.is_container()) return decoded_text(field.value, scratch);
  scratch.clear();
  append_json(scratch, record, field);
  return scratch;
}

bool EntryFields::append_block(std::string& out, const Record& record, const EntryField& field) {
  if (field.value.token == kNoToken) return false;
  const std::string_view key = field.path.substr(field.path.rfind('.') + 1);
  if (!is_block(record.tokens, key, field.value)) return false;
  if (!filter_.empty() && field.value.is_container()) {
    const std::uint32_t end = skip_value(record.tokens, field.value.token);
    if (filter_.hides_below(field.path) || hidden_.holds_any_of(field.value.token, end)) {
      return false;
    }
  }
  append_block_text(out, record.tokens, field.value);
  return true;
}

}  // namespace gsaw
