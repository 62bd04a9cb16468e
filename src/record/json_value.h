// One JSON value or member as it stands in a line: spans of bytes, nothing decoded.
#pragma once

#include <cstdint>
#include <string_view>

namespace gsaw {

enum class JsonType : std::uint8_t { null, boolean, number, string, array, object };

// The token of a value that does not stand in the line's JSON.
inline constexpr std::uint32_t kNoToken = 0xFFFFFFFF;

// A view into the line; it lives as long as the line's bytes do, and `token` as
// long as the JsonReader that made it has not read another line.
struct JsonValue {
  JsonType type = JsonType::null;
  // The bytes as written. A string without its quotes and still escaped; a
  // container with its brackets; any other value its literal (`-1.50e3`, `true`).
  std::string_view raw;
  // Position of the value's first token in the reader's token list: where to
  // start walking a container, and the identity of a value within its line.
  std::uint32_t token = 0;

  bool is_container() const { return type == JsonType::array || type == JsonType::object; }
};

// A member of an object. In the list of an entry's top-level members and when
// walking an object `key` is raw (no quotes, still escaped); array elements have
// an empty key.
struct JsonMember {
  std::string_view key;
  JsonValue value;
};

}  // namespace gsaw
