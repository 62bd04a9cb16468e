// The fields of an entry as a list of names and values, for forms that are no lines of text.
#pragma once

#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "record/field_walk.h"
#include "record/record.h"
#include "render/entry_values.h"
#include "render/render_settings.h"
#include "render/unique_names.h"

namespace gsaw {

// Valid during the call it is given to.
struct EntryField {
  std::string_view name;  // of an entry no two are the same
  std::string_view path;  // where it stands
  JsonValue value;        // a string, a literal, an array, or an object that is not walked into
};

// What a format allows in names.
struct NameForm {
  void (*clean)(std::string& name) = nullptr;  // null: anything
  char mark = '#';                             // as UniqueNames
};

// Those that -k and -K leave, in their order, those of -k as they are understood (entry_values.h):
// nested objects flattened to dotted paths, what stood before the entry at the end as `prefix`; not
// the string that an entry stood in. A name that comes again is told from the first by `#2`, `#3`.
// One per thread: it keeps scratch space.
class EntryFields {
 public:
  // It must outlive it.
  explicit EntryFields(const RenderSettings& settings, NameForm form = {})
      : settings_(settings), form_(form), values_(settings), names_(form.mark) {}

  // A malformed entry has none.
  void each(const Record& record, FunctionRef<void(const EntryField&)> use) {
    if (start(record)) each_left(use);
  }

  // The same in two steps. False for a malformed entry; of any other, until the next, values() are
  // those that are shown, and what is hidden of them each_left() passes over.
  bool start(const Record& record);
  EntryValues& values() { return values_; }
  void each_left(FunctionRef<void(const EntryField&)> use);
  // Of a further field of the entry at hand; valid until the next call.
  std::string_view own_name(std::string_view name);

  // Within a call of `use`: the value as JSON, without what -K hides in it; and as text, a string
  // decoded, a view of the line or of `scratch`.
  void append_json(std::string& out, const EntryField& field) {
    values_.append_json(out, field.value, field.path);
  }
  std::string_view text(const EntryField& field, std::string& scratch) {
    return values_.text(field.value, field.path, scratch);
  }
  // Appends a stack or another block as its lines (block_text.h); false for any other value, and
  // for one in which -K hides something.
  bool append_block(std::string& out, const EntryField& field);

 private:
  void use_named(std::string_view name, std::string_view path, const JsonValue& value,
                 FunctionRef<void(const EntryField&)> use);
  void each_of_all(FunctionRef<void(const EntryField&)> use);

  const RenderSettings& settings_;
  const NameForm form_;
  EntryValues values_;
  FieldWalk walk_;
  UniqueNames names_;
  std::string cleaned_;
  const Record* record_ = nullptr;  // the entry at hand
};

}  // namespace gsaw
