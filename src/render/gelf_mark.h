// Where the `_` before GELF's additional fields need not be shown.
#pragma once

#include <cassert>
#include <cstdint>
#include <string_view>

#include "query/typed_name.h"
#include "record/record.h"

namespace gsaw {

// Of one entry after another.
class GelfMark {
 public:
  // The next entry, which is not malformed and lives until the one after it.
  void start(const Record& record) {
    record_ = &record;
    known_ = false;
  }
  // True when `key`, at the top of the entry and with a `_` before it, goes by the name without it:
  // in GELF, unless that is another key's, or means something else.
  // PERF: asked of every field of GELF, so all but the rare is inline.
  bool is_hidden(std::string_view key) {
    assert(record_ != nullptr && key.starts_with('_'));
    if (!known_) look_at_entry();
    if (!in_gelf_ || key.size() < 2 || key[1] == '_') return false;
    const std::string_view name = key.substr(1);
    return !is_taken_word(name) && ((others_ & bit(name)) == 0 || !has_key(name));
  }

 private:
  bool has_key(std::string_view name) const;
  void look_at_entry();
  static std::uint64_t bit(std::string_view key) {
    return std::uint64_t{1} << ((key.size() * 7 + static_cast<unsigned char>(key.front())) % 64);
  }

  const Record* record_ = nullptr;
  bool known_ = false;  // what follows, of the entry
  bool in_gelf_ = false;
  std::uint64_t others_ = 0;  // bits of the keys without a `_`
};

}  // namespace gsaw
