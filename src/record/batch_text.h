// Entries of a batch, written as lines of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "record/json_value.h"

namespace gsaw {

// What belongs to several entries of a batch stands with each of them, but adds at most so many
// times the bytes of their line: later entries go without, or a hostile batch would cost its
// square.
inline constexpr std::size_t kMostTimesOfShared = 64;

// The value as the producer wrote it.
inline void append_raw(std::string& out, const JsonValue& value) {
  if (value.type == JsonType::string) {
    out.append(1, '"').append(value.raw) += '"';
  } else {
    out.append(value.raw);
  }
}

// Begins a member of the object that is open at the end of `out`, or of one whose members alone
// `out` is; `key` as it stands in a line.
inline void append_key(std::string& out, std::string_view key) {
  if (!out.empty() && out.back() != '{') out += ',';
  out.append(1, '"').append(key).append("\":");
}

}  // namespace gsaw
