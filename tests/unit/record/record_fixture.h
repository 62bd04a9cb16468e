// What the tests of record/ share: lines kept where a read past their end is noticed, and
// members as short text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/json_reader.h"
#include "record/json_text.h"
#include "record/record_parser.h"

namespace gsaw::testing {

// `null 1 "x" [..]`: the type is told by the first byte, as in JSON, and checked to agree.
inline std::string shown_value(const JsonValue& value) {
  const std::string raw(value.raw);
  switch (value.type) {
    case JsonType::null:
      return raw == "null" ? raw : "wrong null " + raw;
    case JsonType::boolean:
      return raw == "true" || raw == "false" ? raw : "wrong boolean " + raw;
    case JsonType::number:
      return raw;
    case JsonType::string:
      return '"' + raw + '"';
    case JsonType::array:
      return raw.front() == '[' ? raw : "wrong array " + raw;
    case JsonType::object:
      return raw.front() == '{' ? raw : "wrong object " + raw;
  }
  return "wrong type";
}

inline std::string shown_member(const JsonMember& member) {
  return std::string(member.key) + '=' + shown_value(member.value);
}

// The top-level members of every object of `line`, one object a line; `malformed`.
inline std::string members_of(JsonReader& reader, std::string_view line) {
  if (!reader.read(line)) return "malformed";
  std::string out;
  for (const JsonObject& object : reader.objects()) {
    if (!out.empty()) out += '\n';
    std::string members;
    for (const JsonMember& member : reader.members(object)) {
      if (!members.empty()) members += ' ';
      members += shown_member(member);
    }
    out += members.empty() ? "{}" : members;
  }
  return out;
}

inline std::string members_of(std::string_view line) {
  // A heap block of just its size, so that a sanitizer sees reads past the end.
  const std::vector<char> bytes(line.begin(), line.end());
  JsonReader reader;
  return members_of(reader, {bytes.data(), bytes.size()});
}

// A parsed line, with the parser and the bytes that its record needs.
class ParsedLine {
 public:
  explicit ParsedLine(std::string_view line) : bytes_(line), count_(parser_.parse(bytes_)) {}

  std::size_t count() const { return count_; }
  const Record& record(std::size_t index = 0) { return parser_.record(index); }

 private:
  std::string bytes_;
  RecordParser parser_;
  std::size_t count_;
};

// `key=value` of the member that plays the role in the line's first record, or `-`.
inline std::string role_of(Role role, std::string_view text) {
  ParsedLine line(text);
  const auto& value = line.record().role(role);
  std::string scratch;
  return value ? std::string(value->key) + '=' + std::string(decoded_text(value->value, scratch))
               : "-";
}

}  // namespace gsaw::testing
