// The lines of a value that is read as lines, not as a value.
#include "record/block_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/line_ends.h"
#include "record/compact_json.h"
#include "record/exception_keys.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/stack_frame.h"
#include "record/stack_trace.h"

namespace gsaw {
namespace {

// Each level is looked through once more for what it holds: a bound for hostile nesting.
constexpr std::size_t kMostDepth = 8;

// The members of an exception by what they are for.
struct Exception {
  std::string head;   // `class: message`
  std::string place;  // `file:line`, of one without frames
  std::string rest;   // `  key=value` of what is for nothing else
  std::vector<JsonValue> frames, blocks, causes, suppressed;

  // Any other object.
  bool is_none() const {
    return head.empty() && place.empty() && frames.empty() && blocks.empty() && causes.empty() &&
           suppressed.empty();
  }
};

class ExceptionReader {
 public:
  ExceptionReader(const JsonTokens& tokens, CompactJson& json) : tokens_(tokens), json_(json) {}

  Exception read(const JsonValue& object) {
    for (JsonChildren child(tokens_, object); child.next();) take(child.member());
    // log4j's, which nearly always says the same.
    if (!localized_.key.empty() && text_of(localized_.value) != message_) {
      append_remaining(parts_.rest, tokens_, localized_, json_);
    }
    parts_.head = type_;
    if (!type_.empty() && !message_.empty()) parts_.head += ": ";
    parts_.head += message_;
    parts_.place = file_;
    if (!line_.empty()) parts_.place += (file_.empty() ? "line " : ":") + line_;
    return std::move(parts_);
  }

 private:
  void take(const JsonMember& member) {
    const KeyName name(decode_json_string(member.key, scratch_));
    const ExceptionPart part = exception_part(name.text());
    const bool taken = member.value.is_container() ? take_container(part, member.value)
                                                   : take_text(part, name.text(), member);
    if (!taken) append_remaining(parts_.rest, tokens_, member, json_);
  }

  bool take_container(ExceptionPart part, const JsonValue& value) {
    const bool is_array = value.type == JsonType::array;
    if (part == ExceptionPart::cause) {
      parts_.causes.push_back(value);
    } else if (part == ExceptionPart::suppressed && is_array) {
      parts_.suppressed.push_back(value);
    } else if (part == ExceptionPart::frames && is_array) {
      parts_.frames.push_back(value);
    } else if (is_block(tokens_, {}, value)) {
      parts_.blocks.push_back(value);
    } else {
      return false;
    }
    return true;
  }

  bool take_text(ExceptionPart part, std::string_view name, const JsonMember& member) {
    const JsonValue& value = member.value;
    if (value.type == JsonType::string) {
      if (part == ExceptionPart::type) return keep(type_, value);
      if (part == ExceptionPart::message) return keep(message_, value);
      if (name == "file") return keep(file_, value);
      if (name == "localizedmessage" && localized_.key.empty()) {
        localized_ = member;
        return true;
      }
      if (part == ExceptionPart::frames || has_lines(value)) {
        parts_.blocks.push_back(value);
        return true;
      }
    }
    const bool is_number = value.type == JsonType::number;
    return name == "line" && is_number && keep(line_, value);
  }

  // The first of its kind.
  bool keep(std::string& text, const JsonValue& value) {
    if (!text.empty()) return false;
    text = text_of(value);
    return true;
  }
  std::string_view text_of(const JsonValue& value) { return decoded_text(value, scratch_); }

  const JsonTokens& tokens_;
  CompactJson& json_;
  Exception parts_;
  std::string type_, message_, file_, line_;
  JsonMember localized_;
  std::string scratch_;
};

class BlockWriter {
 public:
  BlockWriter(std::string& out, const JsonTokens& tokens) : out_(out), tokens_(tokens) {}

  void append(const JsonValue& value, std::string_view indent, std::size_t depth) {
    if (value.type == JsonType::string) {
      append_lines(decode_json_string(value.raw, scratch_), indent);
    } else if (depth == kMostDepth || !value.is_container()) {
      append_json(indent, value);
    } else if (value.type == JsonType::array) {
      for (JsonChildren child(tokens_, value); child.next();) {
        append(child.member().value, indent, depth + 1);
      }
    } else if (is_stack_frame(tokens_, value)) {
      out_ += indent;
      append_stack_frame(out_, tokens_, value, json_);
      out_ += '\n';
    } else {
      append_exception({}, value, indent, depth);
    }
  }

 private:
  void append_lines(std::string_view text, std::string_view indent) {
    text = without_line_ends(text);
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out_.append(indent).append(text.substr(at, end - at)) += '\n';
      at = end + 1;
    }
  }

  void append_json(std::string_view before, const JsonValue& value) {
    out_ += before;
    json_.append(out_, tokens_, value);
    out_ += '\n';
  }

  void append_exception(std::string_view relation, const JsonValue& object, std::string_view indent,
                        std::size_t depth) {
    const Exception parts = ExceptionReader(tokens_, json_).read(object);
    if (parts.is_none()) return append_json(std::string(indent).append(relation), object);
    std::string head = parts.head + parts.rest;
    if (parts.head.empty() && !head.empty()) head.erase(0, 2);  // the gap before the rest
    const std::string inner = std::string(indent) + "    ";
    const bool has_head = !head.empty() || !relation.empty();
    if (has_head) append_lines(std::string(relation) + head, indent);
    const std::string_view below = has_head ? std::string_view(inner) : indent;
    if (!parts.place.empty()) out_.append(below).append("at ").append(parts.place) += '\n';
    for (const JsonValue& frames : parts.frames) append_frames(frames, below, depth + 1);
    for (const JsonValue& block : parts.blocks) append(block, below, depth + 1);
    for (const JsonValue& cause : parts.causes) append_related("Caused by: ", cause, indent, depth);
    for (const JsonValue& each : parts.suppressed) {
      append_related("Suppressed: ", each, indent, depth);
    }
  }

  // Those that are texts get what others begin with.
  void append_frames(const JsonValue& frames, std::string_view indent, std::size_t depth) {
    if (!is_text_frames(tokens_, frames)) return append(frames, indent, depth);
    for (JsonChildren child(tokens_, frames); child.next();) {
      std::string_view text = decode_json_string(child.member().value.raw, scratch_);
      text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
      out_ += indent;
      if (looks_like_frame(text) && !begins_frame(text)) out_ += "at ";
      out_.append(without_line_ends(text)) += '\n';
    }
  }

  void append_related(std::string_view relation, const JsonValue& value, std::string_view indent,
                      std::size_t depth) {
    if (depth + 1 >= kMostDepth) {
      append_json(std::string(indent).append(relation), value);
    } else if (value.type == JsonType::array) {
      for (JsonChildren child(tokens_, value); child.next();) {
        append_related(relation, child.member().value, indent, depth + 1);
      }
    } else if (value.type == JsonType::object) {
      append_exception(relation, unwrapped(value), indent, depth + 1);
    } else {
      append_lines(std::string(relation).append(decoded_text(value, scratch_)), indent);
    }
  }

  // JBoss has one more object round a cause: `"causedBy":{"exception":{...}}`.
  JsonValue unwrapped(const JsonValue& object) const {
    JsonChildren child(tokens_, object);
    if (!child.next()) return object;
    const JsonValue only = child.member().value;
    return only.type == JsonType::object && !child.next() ? only : object;
  }

  std::string& out_;
  const JsonTokens& tokens_;
  CompactJson json_;
  std::string scratch_;
};

}  // namespace

void append_block_text(std::string& out, const JsonTokens& tokens, const JsonValue& value) {
  BlockWriter(out, tokens).append(value, {}, 0);
}

}  // namespace gsaw
