// What producers write in place of JSON, and what is read in its place.
#include "record/json_repair.h"

#include <cstddef>
#include <utility>

#include "base/utf8.h"

namespace gsaw {
namespace {

// The name by which `text` begins, as some writers have it for a number that is none; empty
// where no value ends behind it.
std::string_view not_a_number(std::string_view text) {
  for (const std::string_view name : {"NaN", "Infinity", "-Infinity"}) {
    if (!text.starts_with(name)) continue;
    const std::size_t next = text.find_first_not_of(" \t\r\n", name.size());
    const char c = next == text.npos ? '\0' : text[next];
    return c == ',' || c == '}' || c == ']' ? name : std::string_view();
  }
  return {};
}

// The brackets of a line that is an array, and the commas between its objects.
class OuterArray {
 public:
  explicit OuterArray(std::string_view line) : is_array_(line.starts_with('[')) {}

  // Whether the next byte outside strings is one of them.
  bool owns(char c) {
    if (!is_array_) return false;
    switch (c) {
      case '[':
      case '{':
        return depth_++ == 0 && c == '[';
      case ']':
      case '}':
        if (depth_ == 0) return false;
        --depth_;
        behind_object_ = c == '}' && depth_ == 1;
        return depth_ == 0 && c == ']';
      case ',':
        return std::exchange(behind_object_, false);
      default:
        return false;
    }
  }

  bool is_open() const { return depth_ > 0; }

 private:
  const bool is_array_;
  std::size_t depth_ = 0;
  bool behind_object_ = false;
};

}  // namespace

bool repair_json(std::string_view line, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  bool in_string = false, escaped = false;
  std::size_t repaired = 0;  // so many bytes of the line are in `out`
  OuterArray array(line);
  out.clear();
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (!in_string && (c == 'N' || c == 'I' || c == '-')) {
      if (const std::string_view name = not_a_number(line.substr(at)); !name.empty()) {
        out.append(line.substr(repaired, at - repaired)).append(1, '"').append(name).append(1, '"');
        repaired = at += name.size();
        continue;
      }
    }
    const CodePoint point = decode_utf8(line.substr(at));
    const auto byte = static_cast<unsigned char>(c);
    const bool control = in_string && byte < 0x20;
    const bool becomes_blank = !in_string && (c == '\0' || array.owns(c));
    if (control || becomes_blank || !point.valid) {
      out.append(line.substr(repaired, at - repaired));
      repaired = at + point.length;
      // After a backslash the pair is no escape; doubling keeps the backslash as text.
      if (escaped) out += '\\';
      if (control) {
        out += "\\u00";
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
      } else {
        out += becomes_blank ? " " : "\xEF\xBF\xBD";
      }
    }
    if (c == '"' && !escaped) in_string = !in_string;
    escaped = in_string && c == '\\' && !escaped;
    at += point.length;
  }
  if (repaired == 0 || array.is_open()) return false;
  out.append(line.substr(repaired));
  return true;
}

}  // namespace gsaw
