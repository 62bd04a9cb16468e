// What stands around the JSON of a line. Lines that begin and end with braces do not come here,
// unless they are broken.
#include "record/line_prefix.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/terminal_escape.h"
#include "record/prefix_stamp.h"

namespace gsaw {
namespace {

constexpr std::string_view kBlanks(" \t\r\n\0", 5);

// `text` from behind all that is one of `bytes` or a terminal escape.
std::string_view without_leading(std::string_view text, std::string_view bytes) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(bytes), text.size()));
    const std::size_t escape = control_sequence_length(text);
    if (escape == 0) return text;
    text.remove_prefix(escape);
  }
}

// `text` begins with a brace and, behind blanks, a quote.
bool begins_with_member(std::string_view text) {
  const std::size_t next = text.find_first_not_of(" \t", 1);
  return text.starts_with('{') && next != text.npos && text[next] == '"';
}

// The first brace that may open an entry behind some text.
std::size_t find_entry(std::string_view line) {
  std::size_t at = line.find('{');
  while (at != line.npos && !begins_with_member(line.substr(at))) at = line.find('{', at + 1);
  return at;
}

// Without what may stand behind the last brace; all of it when that is anything else.
std::string_view without_tail(std::string_view json) {
  const std::size_t last = json.rfind('}');
  if (last == json.npos) return json;
  constexpr std::string_view kBehind(" \t\r\n\0,]", 7);
  return without_leading(json.substr(last + 1), kBehind).empty() ? json.substr(0, last + 1) : json;
}

// `"a":` or `"a": [`, as before objects in an object that is written over several lines.
bool is_key(std::string_view prefix) {
  if (prefix.ends_with('[')) prefix = trimmed(prefix.substr(0, prefix.size() - 1));
  if (!prefix.starts_with('"') || !prefix.ends_with(':')) return false;
  prefix.remove_suffix(1);
  return prefix.size() > 1 && trimmed(prefix).ends_with('"');
}

// An odd number of backslashes stands before it.
bool is_escaped(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_not_of('\\');
  return (at - (before + 1)) % 2 != 0;  // npos + 1 is 0
}

// Where the object or array begins with whose end `text` ends: read from behind. There every
// quote that is not escaped begins or ends a string.
std::size_t begin_of_last(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = text.size(); i-- > 0;) {
    switch (text[i]) {
      case '"':
        if (!is_escaped(text, i)) {
          in_string = !in_string;
        } else if (!in_string) {
          return text.npos;
        }
        break;
      case '}':
      case ']':
        if (!in_string) ++depth;
        break;
      case '{':
      case '[':
        if (!in_string && --depth == 0) return i;
        break;
      default:
        break;
    }
    if (depth == 0) return text.npos;
  }
  return text.npos;
}

bool ends_in_string(std::string_view text) {
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_string && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      in_string = !in_string;
    }
  }
  return in_string;
}

// True when an object may stand behind `text` as a value of what is open there.
bool may_go_on_with_object(std::string_view text) {
  const std::size_t last = text.find_last_not_of(kBlanks);
  const char c = last == text.npos ? '\0' : text[last];
  return (c == ':' || c == ',' || c == '[') && !ends_in_string(text);
}

std::string without_escapes(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t escape = control_sequence_length(text);
    if (escape == 0) out += text.front();
    text.remove_prefix(std::max<std::size_t>(escape, 1));
  }
  return out;
}

// Takes `stamp`, a part of `prefix`, out of it, with the brackets or the punctuation around it.
std::string without_stamp(std::string_view prefix, std::string_view stamp) {
  const auto begin = static_cast<std::size_t>(stamp.data() - prefix.data());
  std::string_view before = prefix.substr(0, begin);
  std::string_view behind = prefix.substr(begin + stamp.size());
  while (!before.empty() && (before.back() == '[' || before.back() == '(')) before.remove_suffix(1);
  behind.remove_prefix(std::min(behind.find_first_not_of("]):,"), behind.size()));
  before = trimmed(before);
  behind = trimmed(behind);
  std::string left(before);
  if (!before.empty() && !behind.empty()) left += ' ';
  return left.append(behind);
}

// `stdout F`, `stderr P:x`: the tag says only whether the line is whole.
bool is_cri_stream(std::string_view text) {
  constexpr std::size_t kTag = 7;
  if (!text.starts_with("stdout ") && !text.starts_with("stderr ")) return false;
  const std::string_view tag = text.substr(kTag);
  return tag == "F" || tag == "P" || tag.starts_with("F:") || tag.starts_with("P:");
}

}  // namespace

WrappedLine split_line(std::string_view line) {
  constexpr std::string_view kNoPrefix(" \t\r\0\x1E[,", 7);
  const std::string_view from_json = without_leading(line, kNoPrefix);
  if (from_json.starts_with('{')) return {{}, without_tail(from_json)};
  const std::size_t begin = find_entry(line);
  if (begin == line.npos) return {};
  const std::string_view prefix = trimmed(line.substr(0, begin), kBlanks);
  if (is_key(prefix)) return {};
  return {prefix, without_tail(line.substr(begin))};
}

bool is_between_entries(std::string_view line) {
  const std::string_view text = trimmed(line, kBlanks);
  return text.empty() || text == "[" || text == "," || text == "]";
}

std::string_view object_behind_torn(std::string_view json) {
  if (!json.ends_with('}')) return {};
  const std::size_t begin = begin_of_last(json);
  if (begin == json.npos || begin == 0 || !begins_with_member(json.substr(begin))) return {};
  return may_go_on_with_object(json.substr(0, begin)) ? std::string_view() : json.substr(begin);
}

std::string prefix_without_wrapping(std::string_view prefix, std::optional<Nanoseconds> time) {
  constexpr int kMostStamps = 3;
  constexpr std::string_view kData = "data:", kCookie = "@cee:";
  std::string left = without_escapes(prefix);
  for (int i = 0; time && i < kMostStamps; ++i) {
    const auto stamp = find_stamp(left);
    if (!stamp || !repeats(*stamp, *time)) break;
    left = without_stamp(left, stamp->text);
  }
  std::string_view text = left;
  if (text.ends_with(kCookie)) text.remove_suffix(kCookie.size());
  if (text.starts_with(kData)) text.remove_prefix(kData.size());
  if (is_cri_stream(text)) text = text.substr(0, 6);
  return std::string(trimmed(text));
}

}  // namespace gsaw
