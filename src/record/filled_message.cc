// The message of an entry that holds it as a template and its values.
#include "record/filled_message.h"

#include <algorithm>
#include <forward_list>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/plain_ascii.h"
#include "record/compact_json.h"
#include "record/field_path.h"
#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/listed_text.h"
#include "record/message_template.h"
#include "record/number_format.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

constexpr std::size_t kFirstTemplates = 5;  // of kTemplateKeys: what holds a template itself

bool is_template_key(std::string_view key) {
  const auto begin = kTemplateKeys.begin();
  return std::find(begin, begin + kFirstTemplates, key) != begin + kFirstTemplates;
}

// The values of named holes. Several may have a name: the first is taken.
class NamedValues {
 public:
  // `format`: what a hole must say behind its colon; empty for the value itself.
  void add(std::string_view key, const JsonValue& value, std::string_view format = {}) {
    rows_.push_back({kept(key), kept(format), value});
  }
  void add_members(const JsonTokens& tokens, const JsonValue& object) {
    for (JsonChildren child(tokens, object); child.next();) {
      add(child.member().key, child.member().value);
    }
  }
  void sort() {
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      return std::pair(a.name, a.format) < std::pair(b.name, b.format);
    });
  }
  // After sort().
  const JsonValue* find(std::string_view name, std::string_view format = {}) const {
    const auto row = std::partition_point(rows_.begin(), rows_.end(), [&](const Row& each) {
      return std::pair(each.name, each.format) < std::pair(name, format);
    });
    return row == rows_.end() || row->name != name || row->format != format ? nullptr : &row->value;
  }

 private:
  struct Row {
    std::string_view name, format;
    JsonValue value;
  };

  std::string_view kept(std::string_view raw) {
    if (raw.find('\\') == raw.npos) return raw;
    std::string scratch;
    return decoded_.emplace_front(decode_json_string(raw, scratch));
  }

  std::vector<Row> rows_;
  std::forward_list<std::string> decoded_;
};

// Puts values into one text, as many as there is room for.
class ValueWriter {
 public:
  ValueWriter(const JsonTokens& tokens, std::size_t room, bool as_serilog)
      : tokens_(tokens), room_(room), as_serilog_(as_serilog) {}

  // `literal`: without quotes in any case.
  bool append(std::string& out, const JsonValue& value, bool literal) {
    if (value.raw.size() > room_) return false;
    room_ -= value.raw.size();
    if (as_serilog_ && value.is_container()) {
      append_container(out, value);
    } else if (value.is_container()) {
      json_.append(out, tokens_, value);
    } else {
      append_scalar(out, value, as_serilog_ && !literal);
    }
    return true;
  }

 private:
  void append_scalar(std::string& out, const JsonValue& value, bool quoted) {
    const std::string_view text = decoded_text(value, scratch_);
    if (as_serilog_ && value.type == JsonType::boolean) {
      out += text == "true" ? "True" : "False";
    } else if (value.type != JsonType::string || !quoted) {
      out += text;
    } else {
      out += '"';
      for (const char c : text) {
        if (c == '"') out += '\\';
        out += c;
      }
      out += '"';
    }
  }

  // `{ Name: "ann", Tags: ["a", "b"] }`
  void append_container(std::string& out, const JsonValue& container) {
    const std::uint32_t end = skip_value(tokens_, container.token);
    for (std::uint32_t token = container.token; token < end; ++token) {
      const char c = tokens_.at(token);
      if (c == '{') {
        out += "{ ";
      } else if (c == '}') {
        out += " }";
      } else if (c == ',' || c == ':') {
        (out += c) += ' ';
      } else if (c == '[' || c == ']') {
        out += c;
      } else {
        JsonValue value;
        read_scalar(tokens_, token, value);
        append_scalar(out, value, tokens_.at(token + 1) != ':');
      }
    }
  }

  const JsonTokens& tokens_;
  std::size_t room_;
  const bool as_serilog_;
  CompactJson json_;
  std::string scratch_;
};

class MessageFiller {
 public:
  MessageFiller(const Record& record, const RoleValue& message, Roles& roles)
      : record_(record),
        tokens_(record.tokens),
        message_(message),
        roles_(roles),
        most_bytes_(record.object.raw.size() * 4 + 4096) {}

  // Writes the text, if the message is a template.
  void fill() {
    find_around();
    if (is_template_key(message_.key)) {
      collect_values();
      fill_named(roles_.filled_message, DoubledBraces::are_one, false);
      fill_named(roles_.rendered_message, DoubledBraces::are_one, true);
      if (roles_.rendered_message == roles_.filled_message) roles_.rendered_message.clear();
    } else if (const auto arguments = beside("arguments"); has_elements(arguments)) {
      fill_by_order(*arguments, 0, fill_slf4j_holes);
    } else if (const auto pairs = beside("kvpList"); has_elements(pairs)) {
      for (JsonChildren child(tokens_, *pairs); child.next();) {
        if (child.member().value.type != JsonType::object) continue;
        values_.add_members(tokens_, child.member().value);
      }
      values_.sort();
      fill_named(roles_.filled_message, DoubledBraces::are_two, false);
    } else if (array_around_ && beside("categoryName")) {
      fill_by_order(*array_around_, 1, fill_percent_holes);
    }
  }

 private:
  bool has_elements(const std::optional<JsonValue>& value) const {
    return value && value->type == JsonType::array && JsonChildren(tokens_, *value).next();
  }

  std::optional<JsonValue> beside(std::string_view name) const {
    return around_.empty() ? top_member(name) : member_named(tokens_, around_.back(), name);
  }
  std::optional<JsonValue> top_member(std::string_view name) const {
    for (const JsonMember& member : record_.members) {
      if (key_is(member.key, name)) return member.value;
    }
    return std::nullopt;
  }

  // The objects within the entry that the message stands in, and the array if it is an element.
  void find_around() {
    const std::uint32_t token = message_.value.token;
    JsonValue outer;
    for (const JsonMember& member : record_.members) {
      if (member.value.token <= token) outer = member.value;
    }
    while (outer.token != token && outer.is_container()) {
      array_around_.reset();
      if (outer.type == JsonType::object) around_.push_back(outer);
      if (outer.type == JsonType::array) array_around_ = outer;
      JsonValue inner = outer;
      for (JsonChildren child(tokens_, outer); child.next();) {
        if (child.member().value.token <= token) inner = child.member().value;
      }
      if (inner.token == outer.token) return;
      outer = inner;
    }
  }

  // The nearest values first: those beside the template, those further out, then what the objects
  // among them hold that hold an entry's fields.
  void collect_values() {
    std::vector<JsonValue> holders;
    const auto add = [&](const JsonMember& member) {
      values_.add(member.key, member.value);
      if (member.value.type == JsonType::object && holds_values(member.key)) {
        holders.push_back(member.value);
      }
      if (key_is(member.key, "Renderings") && member.value.type == JsonType::object) {
        add_renderings(member.value);
      }
    };
    for (auto object = around_.rbegin(); object != around_.rend(); ++object) {
      for (JsonChildren child(tokens_, *object); child.next();) add(child.member());
    }
    for (const JsonMember& member : record_.members) add(member);
    for (const JsonValue& holder : holders) values_.add_members(tokens_, holder);
    values_.sort();
    const auto listed = beside("@r");
    if (!has_elements(listed)) return;
    for (JsonChildren child(tokens_, *listed); child.next();) {
      renderings_.push_back(child.member().value);
    }
  }

  // `raw`: the key as it stands in the line.
  static bool holds_values(std::string_view raw) {
    std::string scratch;
    const std::string_view key = decode_json_string(raw, scratch);
    const RoleMatch match = RoleIndex::instance().find(key, role_bit(Role::message));
    return key == "State" || (match && match.row->wraps(match.key));
  }

  // `{"Elapsed":[{"Format":"0.000","Rendering":"1.250"}]}`
  void add_renderings(const JsonValue& object) {
    for (JsonChildren child(tokens_, object); child.next();) {
      if (child.member().value.type != JsonType::array) continue;
      for (JsonChildren each(tokens_, child.member().value); each.next();) {
        if (each.member().value.type != JsonType::object) continue;
        const auto format = member_named(tokens_, each.member().value, "Format");
        const auto text = member_named(tokens_, each.member().value, "Rendering");
        if (!format || !text || format->type != JsonType::string) continue;
        values_.add(child.member().key, *text, format->raw);
      }
    }
  }

  void fill_named(std::string& out, DoubledBraces doubled, bool as_serilog) {
    ValueWriter writer(tokens_, most_bytes_, as_serilog);
    auto rendering = renderings_.begin();
    const auto text = [&](std::string& to, const Hole& hole) {
      const JsonValue* value = nullptr;
      if (!hole.format.empty()) {
        if (rendering != renderings_.end()) value = &*rendering++;
        if (value == nullptr) value = values_.find(hole.name, hole.format);
        if (value != nullptr) return writer.append(to, *value, true);
      }
      value = values_.find(hole.name);
      if (value == nullptr) value = values_.find("_" + std::string(hole.name));  // GELF
      if (value == nullptr) return false;
      if (value->type == JsonType::number && !hole.format.empty() &&
          append_formatted_number(to, value->raw, hole.format)) {
        return true;
      }
      return writer.append(to, *value, hole.format == "l");
    };
    fill_named_holes(out, template_text(), doubled, most_bytes_, text);
  }

  template <class Fill>
  void fill_by_order(const JsonValue& array, std::size_t skipped, Fill fill) {
    JsonChildren child(tokens_, array);
    for (std::size_t i = 0; i < skipped; ++i) child.next();
    ValueWriter writer(tokens_, most_bytes_, false);
    fill(roles_.filled_message, template_text(), [&](std::string& out, const Hole&) {
      return child.next() && writer.append(out, child.member().value, true);
    });
  }

  std::string_view template_text() { return decode_json_string(message_.value.raw, scratch_); }

  const Record& record_;
  const JsonTokens& tokens_;
  const RoleValue& message_;
  Roles& roles_;
  const std::size_t most_bytes_;
  std::vector<JsonValue> around_;  // the innermost last
  std::optional<JsonValue> array_around_;
  NamedValues values_;
  std::vector<JsonValue> renderings_;
  std::string scratch_;
};

// Makes `text` the inside of a JSON string.
void escape(std::string& text) {
  std::string escaped;
  append_json_escaped(escaped, text);
  text.swap(escaped);
}

bool may_have_holes(std::string_view raw) {
  if (PlainAscii<' ', '{', '%', '\\'>::all(raw)) return false;  // PERF: most
  return raw.find('{') != raw.npos || raw.find('%') != raw.npos || raw.find('\\') != raw.npos;
}

}  // namespace

void fill_message(const Record& record, Roles& roles) {
  roles.filled_message.clear();
  roles.rendered_message.clear();
  auto& message = roles.values[static_cast<std::size_t>(Role::message)];
  if (!message) return;
  if (message->value.type == JsonType::string) {
    if (!may_have_holes(message->value.raw) && !is_template_key(message->key)) return;
    MessageFiller(record, *message, roles).fill();
  } else if (message->key == kListedTextKey) {
    append_listed_text(roles.filled_message, record.tokens, message->value);
  }
  if (roles.filled_message.empty()) return;
  message->value.type = JsonType::string;
  escape(roles.filled_message);
  escape(roles.rendered_message);
  // Whoever copies strings of a line by blocks may look at bytes behind them.
  const std::size_t size = roles.filled_message.size();
  roles.filled_message.append(PlainJsonText::kBlock, '\0');
  message->value.raw = std::string_view(roles.filled_message).substr(0, size);
}

}  // namespace gsaw
