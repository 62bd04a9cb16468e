// Where the `_` before GELF's additional fields need not be shown.
#pragma once

#include <cassert>
#include <string>
#include <string_view>

#include "query/typed_name.h"
#include "record/entry_format.h"
#include "record/field_path.h"
#include "record/json_text.h"
#include "record/key_bits.h"
#include "record/record.h"

namespace gsaw {

// The version of the format, which is no field of the entry. The path of a member of an object
// would hold a dot.
inline bool is_gelf_version(const Record& record, std::string_view path, const JsonValue& value) {
  if (!equals_short(path, "version") || value.type != JsonType::string) return false;
  std::string scratch;
  return is_version_of_gelf(decoded_text(value, scratch)) && record.format().is_gelf();
}

// Of one entry after another.
class GelfMark {
 public:
  // The next entry, which is not malformed and lives until the one after it.
  void start(const Record& record) {
    record_ = &record;
    known_ = knows_keys_ = false;
  }
  // True when `key`, at the top of the entry and with a `_` before it, goes by the name without it:
  // in GELF, unless that is another key's, or means something else.
  // PERF: asked of every field of GELF, so all but the rare is inline.
  bool is_hidden(std::string_view key) {
    assert(record_ != nullptr && key.starts_with('_'));
    if (!known_) look_at_entry();
    if (!in_gelf_ || key.size() < 2 || key[1] == '_') return false;
    const std::string_view name = key.substr(1);
    return !is_taken_word(name) && (!others_.may_hold(name) || !has_key(name));
  }
  // True when no key at the top of the entry leads to `path`, which has a `_` before it, without it
  // (in any format): a query finds it by that name.
  bool is_alone(std::string_view path);

 private:
  // Nobody names longer ones.
  static constexpr std::size_t kMostPathBytes = 256;

  bool has_key(std::string_view name) const;
  void look_at_entry();
  void look_at_keys();

  const Record* record_ = nullptr;
  bool known_ = false;  // whether the entry is
  bool in_gelf_ = false;
  bool knows_keys_ = false;  // what follows, of the entry
  bool escapes_ = false;     // some keys may be spelled with them: what is escaped may be any
  KeyBits others_;           // the keys without a `_`
};

}  // namespace gsaw
