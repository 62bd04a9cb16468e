// The fields of an entry as a list of names and values, for forms that are no lines of text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/function_ref.h"
#include "base/text_hash.h"
#include "record/field_walk.h"
#include "record/record.h"
#include "render/filtered_json.h"
#include "render/key_filter.h"
#include "render/render_settings.h"
#include "render/token_set.h"

namespace gsaw {

// Valid during the call it is given to.
struct EntryField {
  std::string_view name;  // of an entry no two are the same
  std::string_view path;  // where it stands
  JsonValue value;        // a string, a literal, an array, or an object that is not walked into
};

// Those that -k and -K leave, in their order: nested objects flattened to dotted paths, what
// stood before the entry at the end as `prefix`; not the string that an entry stood in. A name that
// comes again is told from the first by `#2`, `#3`. One per thread: it keeps scratch space.
class EntryFields {
 public:
  // It must outlive it.
  explicit EntryFields(const RenderSettings& settings)
      : settings_(settings), filter_(settings.hidden_keys, settings.hidden_roles), json_(filter_) {}

  // A malformed entry has none.
  void each(const Record& record, FunctionRef<void(const EntryField&)> use);

  // Within such a call: the value as JSON, without what -K hides in it; and as text, a string
  // decoded, a view of the line or of `scratch`.
  void append_json(std::string& out, const Record& record, const EntryField& field);
  std::string_view text(const Record& record, const EntryField& field, std::string& scratch);
  // Appends a stack or another block as its lines (block_text.h); false for any other value, and
  // for one in which -K hides something.
  bool append_block(std::string& out, const Record& record, const EntryField& field);

 private:
  void use_named(std::string_view name, std::string_view path, const JsonValue& value,
                 FunctionRef<void(const EntryField&)> use);
  void each_of_all(const Record& record, FunctionRef<void(const EntryField&)> use);
  bool is_shown(std::string_view path, std::uint32_t token) const {
    return !hidden_.contains(token) && !filter_.hides(path);
  }

  const RenderSettings& settings_;
  KeyFilter filter_;
  FilteredJson json_;
  FieldWalk walk_;
  TokenSet hidden_;                                            // of the entry at hand
  std::unordered_map<std::string, unsigned, TextHash> names_;  // how often each came
  std::string prefix_;
};

}  // namespace gsaw
