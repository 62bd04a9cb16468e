// Entries of a batch, written as lines of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "record/json_value.h"

namespace gsaw {

// What belongs to several entries of a batch stands with each of them, but adds at most kMostTimes
// the bytes of their line: later entries go without, or a hostile batch would cost its square.
class SharedRoom {
 public:
  static constexpr std::size_t kMostTimes = 64;
  explicit SharedRoom(std::size_t line_size) : left_(kMostTimes * line_size) {}

  // Whether there is room for it once more.
  bool take(std::string_view text) {
    if (text.size() > left_) return false;
    left_ -= text.size();
    return true;
  }

 private:
  std::size_t left_;
};

// The value as the producer wrote it.
inline void append_raw(std::string& out, const JsonValue& value) {
  if (value.type == JsonType::string) {
    out.append(1, '"').append(value.raw) += '"';
  } else {
    out.append(value.raw);
  }
}

// Before the next member of the object that is open at the end of `out`, or of one whose members
// alone `out` is; there may be a comma.
inline void separate(std::string& out) {
  if (!out.empty() && out.back() != '{' && out.back() != ',') out += ',';
}

// Begins a member; `key` as it stands in a line.
inline void append_key(std::string& out, std::string_view key) {
  separate(out);
  out.append(1, '"').append(key).append("\":");
}

inline void append_member(std::string& out, const JsonMember& member) {
  append_key(out, member.key);
  append_raw(out, member.value);
}

}  // namespace gsaw
