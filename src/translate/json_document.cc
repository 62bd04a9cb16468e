// Fields of documents that are JSON as it was written.
#include "translate/json_document.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace gsaw {

TargetField field_of_json(const FieldName& name) {
  if (name.role) return {{{gelf_name(name)}}};
  if (name.quoted) return {{{name.text}}};
  TargetField field{{{name.text}, {"_" + name.text}}};
  if (name.text.find('.') == name.text.npos) return field;
  std::vector<std::string> keys(1);
  for (const char c : name.text) {
    if (c == '.') {
      keys.emplace_back();
    } else {
      keys.back() += c;
    }
  }
  field.paths.push_back(std::move(keys));
  return field;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (point.value == '"' || point.value == '\\') {
      out += '\\';
      out += text.front();
    } else if (point.value >= 0x20 && point.value < 0x7F) {
      out += text.front();
    } else if (point.value < 0x10000) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
    } else {
      const auto above = static_cast<std::uint32_t>(point.value) - 0x10000;
      out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
    }
    text.remove_prefix(point.length);
  }
  return out + '"';
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace gsaw
