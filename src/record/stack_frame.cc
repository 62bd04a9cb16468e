// One frame of a stack trace, written as an object, as people write it.
#include "record/stack_frame.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

#include "record/json_text.h"
#include "record/key_name.h"

namespace gsaw {
namespace {

enum class Part : std::uint8_t { type, function, file, line, column, silent };
constexpr std::size_t kParts = 5;

// `tells`: names nothing but a frame's part; the others mean so beside one that does.
struct PartName {
  std::string_view key;  // KeyName::text
  Part part;
  bool tells;
};

// Of each part the best first. log4j, logback, JBoss, zerolog, structlog, tslog, PHP, Sentry, .NET.
constexpr PartName kPartNames[] = {{"class", Part::type, true},
                                   {"classname", Part::type, true},
                                   {"declaringclass", Part::type, true},
                                   {"typename", Part::type, false},
                                   {"module", Part::type, false},
                                   {"method", Part::function, true},
                                   {"methodname", Part::function, true},
                                   {"function", Part::function, true},
                                   {"functionname", Part::function, true},
                                   {"func", Part::function, true},
                                   {"fn", Part::function, false},
                                   {"symbol", Part::function, false},
                                   {"name", Part::function, false},
                                   {"fullfilepath", Part::file, true},
                                   {"abspath", Part::file, true},
                                   {"filepath", Part::file, true},
                                   {"file", Part::file, true},
                                   {"filename", Part::file, true},
                                   {"path", Part::file, false},
                                   {"source", Part::file, false},
                                   {"url", Part::file, false},
                                   {"line", Part::line, true},
                                   {"lineno", Part::line, true},
                                   {"linenumber", Part::line, true},
                                   {"fileline", Part::line, true},
                                   {"column", Part::column, false},
                                   {"col", Part::column, false},
                                   {"colno", Part::column, false},
                                   {"columnnumber", Part::column, false},
                                   {"filecolumn", Part::column, false},
                                   // Of log4j; of tslog, which writes the place in six ways.
                                   {"exact", Part::silent, false},
                                   {"location", Part::silent, false},
                                   {"version", Part::silent, false},
                                   {"classloadername", Part::silent, false},
                                   {"filenamewithline", Part::silent, false},
                                   {"filepathwithline", Part::silent, false}};

const PartName* part_named(const KeyName& name) {
  const auto found = std::find_if(std::begin(kPartNames), std::end(kPartNames),
                                  [&](const PartName& each) { return each.key == name.text(); });
  return found == std::end(kPartNames) ? nullptr : found;
}

// tslog's word for what it does not know.
bool is_said(const JsonTokens& tokens, const JsonValue& value) {
  if (value.is_container() || is_empty(tokens, value)) return false;
  std::string scratch;
  return decoded_text(value, scratch) != "[undefined]";
}

// The values of the parts, each by its best name.
class FrameParts {
 public:
  FrameParts(const JsonTokens& tokens, const JsonValue& frame) {
    for (JsonChildren child(tokens, frame); child.next();) {
      const KeyName key(decode_json_string(child.member().key, scratch_));
      const PartName* name = part_named(key);
      if (name == nullptr || name->part == Part::silent) continue;
      if (!is_said(tokens, child.member().value)) continue;
      const auto part = static_cast<std::size_t>(name->part);
      if (best_[part] != nullptr && best_[part] <= name) continue;
      best_[part] = name;
      texts_[part] = decoded_text(child.member().value, scratch_);
    }
  }

  const std::string& operator[](Part part) const { return texts_[static_cast<std::size_t>(part)]; }

 private:
  std::array<const PartName*, kParts> best_{};
  std::array<std::string, kParts> texts_;
  std::string scratch_;
};

// Longer texts are of no producer: they are not looked through for others.
constexpr std::size_t kMostText = 4096;

// Whether a path has its line, and perhaps a column, behind it.
bool names_line(std::string_view file, std::string_view line) {
  if (file.size() > kMostText) return false;
  const std::size_t at = file.find(':' + std::string(line));
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + 1 + line.size();
  return end == file.size() || file[end] == ':';
}

std::string place_of(const FrameParts& parts) {
  std::string place = parts[Part::file];
  const std::string& line = parts[Part::line];
  if (line == "-2") return "Native Method";  // Java's StackTraceElement
  if (line.empty() || line == "-1" || names_line(place, line)) return place;
  if (place.empty()) return "line " + line;
  place += ':' + line;
  if (!parts[Part::column].empty()) place += ':' + parts[Part::column];
  return place;
}

// True when the frame's text tells what the member does.
bool is_told(const FrameParts& parts, const PartName& name, const JsonTokens& tokens,
             const JsonValue& value) {
  if (name.part == Part::silent) return true;
  if (value.is_container()) return false;
  if (!is_said(tokens, value)) return true;
  std::string scratch;
  const std::string_view text = decoded_text(value, scratch);
  const std::string& told = parts[name.part];
  return told.size() > kMostText ? told == text : told.find(text) != std::string::npos;
}

}  // namespace

bool is_stack_frame(const JsonTokens& tokens, const JsonValue& value) {
  if (value.type != JsonType::object) return false;
  std::array<bool, kParts> has{};
  std::string scratch;
  for (JsonChildren child(tokens, value); child.next();) {
    if (child.member().value.is_container()) continue;
    const KeyName key(decode_json_string(child.member().key, scratch));
    if (key.text() == "message") return false;  // an exception, and where it was thrown
    const PartName* name = part_named(key);
    if (name != nullptr && name->tells) has[static_cast<std::size_t>(name->part)] = true;
  }
  const auto [type, function, file, line, column] = has;
  return line ? type || function || file : type && function;
}

void append_stack_frame(std::string& out, const JsonTokens& tokens, const JsonValue& frame,
                        CompactJson& json) {
  const FrameParts parts(tokens, frame);
  std::string name = parts[Part::type];
  if (!name.empty() && !parts[Part::function].empty()) name += '.';
  name += parts[Part::function];
  const std::string place = place_of(parts);
  if (name.empty() && place.empty()) {
    json.append(out, tokens, frame);
    return;
  }
  out += "at ";
  out += name;
  if (!name.empty() && !place.empty()) out.append(1, '(').append(place) += ')';
  if (name.empty()) out += place;
  std::string scratch;
  for (JsonChildren child(tokens, frame); child.next();) {
    const KeyName key(decode_json_string(child.member().key, scratch));
    const PartName* part = part_named(key);
    if (part != nullptr && is_told(parts, *part, tokens, child.member().value)) continue;
    append_remaining(out, tokens, child.member(), json);
  }
}

void append_remaining(std::string& out, const JsonTokens& tokens, const JsonMember& member,
                      CompactJson& json) {
  if (is_empty(tokens, member.value)) return;
  std::string scratch;
  out += "  ";
  out.append(decode_json_string(member.key, scratch)) += '=';
  json.append(out, tokens, member.value);
}

}  // namespace gsaw
