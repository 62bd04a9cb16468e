// The fields of an entry as a list of names and values.
#include "render/entry_fields.h"

#include "record/block_text.h"
#include "record/stack_trace.h"

namespace gsaw {

std::string_view EntryFields::own_name(std::string_view name) {
  if (form_.clean == nullptr) return names_.own(name);
  cleaned_ = name;
  form_.clean(cleaned_);
  return names_.own(cleaned_);
}

void EntryFields::use_named(std::string_view name, std::string_view path, const JsonValue& value,
                            FunctionRef<void(const EntryField&)> use) {
  use({own_name(name), path, value});
}

bool EntryFields::start(const Record& record) {
  if (record.malformed) return false;
  record_ = &record;
  names_.clear();
  values_.start(record);
  return true;
}

void EntryFields::each_left(FunctionRef<void(const EntryField&)> use) {
  if (settings_.keys.empty()) return each_of_all(use);
  for (const ShownField& field : settings_.keys) {
    values_.each_of(
        field, [&](const JsonValue& value) { use_named(field.name, field.place, value, use); });
  }
}

void EntryFields::each_of_all(FunctionRef<void(const EntryField&)> use) {
  const Record& record = *record_;
  for (std::size_t i = 0; i + 1 < record.layers.count; ++i) values_.hide(record.wrapping(i));
  walk_.any(
      record,
      [this](std::string_view path, std::uint32_t token) {
        return values_.is_shown(path, walk_.key_begins().empty(), token);
      },
      [&](const Field& field) {
        if (values_.is_shown(field.path, walk_.key_begins().empty(), field.value.token)) {
          use_named(field.path, field.path, field.value, use);
        }
        return false;
      });
  if (record.prefix.empty() || values_.filter().hides("prefix", true)) return;
  use_named("prefix", "prefix", record.prefix_value, use);
}

bool EntryFields::append_block(std::string& out, const EntryField& field) {
  if (field.value.token == kNoToken) return false;
  const std::string_view key = field.path.substr(field.path.rfind('.') + 1);
  if (!is_block(record_->tokens, key, field.value)) return false;
  if (field.value.is_container() && values_.hides_in(field.value, field.path)) return false;
  append_block_text(out, record_->tokens, field.value);
  return true;
}

}  // namespace gsaw
