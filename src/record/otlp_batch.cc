// OpenTelemetry's batches of log records.
#include "record/otlp_batch.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "record/batch_text.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

// Deeper values are left as the producer wrote them.
constexpr int kMostWrapped = 16;

bool is_named(const JsonMember& member, std::initializer_list<std::string_view> names) {
  std::string scratch;
  const KeyName name(decode_json_string(member.key, scratch));
  for (const std::string_view each : names) {
    if (name.text() == each) return true;
  }
  return false;
}

class BatchWriter {
 public:
  // `beside`: the members that each record gets behind its own.
  BatchWriter(std::string& out, const JsonTokens& tokens, std::size_t line_size,
              std::string_view beside)
      : out_(out), tokens_(tokens), room_(line_size), beside_(beside) {}

  // An element of resourceLogs: a resource, and the scopes that it has records of.
  void append_resource(const JsonValue& resource_logs) {
    std::string resource = "{";
    for_each(resource_logs, [&](const JsonMember& member) {
      if (is_named(member, {"resource"})) resource = object_with_attributes(member.value, true);
    });
    for_each(resource_logs, [&](const JsonMember& member) {
      if (!is_named(member, {"scopelogs", "instrumentationlibrarylogs"})) return;
      for_each(member.value, [&](const JsonMember& scope) { append_scope(scope.value, resource); });
    });
  }

 private:
  template <class Use>
  void for_each(const JsonValue& container, Use use) {
    if (!container.is_container()) return;
    for (JsonChildren child(tokens_, container); child.next();) use(child.member());
  }

  void append_scope(const JsonValue& scope_logs, const std::string& resource) {
    std::string scope = "{";
    for_each(scope_logs, [&](const JsonMember& member) {
      if (is_named(member, {"scope", "instrumentationlibrary"})) {
        scope = object_with_attributes(member.value, false);
      }
    });
    for_each(scope_logs, [&](const JsonMember& member) {
      if (!is_named(member, {"logrecords", "logs"})) return;
      for_each(member.value, [&](const JsonMember& record) {
        if (record.value.type == JsonType::object) append_record(record.value, resource, scope);
      });
    });
  }

  void append_record(const JsonValue& record, const std::string& resource,
                     const std::string& scope) {
    out_ += '{';
    append_members(out_, record, false);
    for (const auto& [key, object] : {std::pair{"resource", &resource}, {"scope", &scope}}) {
      if (object->size() == 1 || !room_.take(*object)) continue;
      append_key(out_, key);
      out_.append(*object) += '}';
    }
    if (!beside_.empty() && room_.take(beside_)) {
      separate(out_);
      out_.append(beside_);
    }
    out_ += "}\n";
  }

  // An object without its closing brace; `spread`: attributes are members of it themselves.
  std::string object_with_attributes(const JsonValue& object, bool spread) {
    std::string text = "{";
    append_members(text, object, spread);
    return text;
  }

  void append_members(std::string& out, const JsonValue& object, bool spread) {
    for_each(object, [&](const JsonMember& member) {
      const bool attributes =
          is_named(member, {"attributes"}) && member.value.type == JsonType::array;
      if (attributes && spread) return append_pairs(out, member.value, 0);
      append_key(out, member.key);
      if (attributes) {
        out += '{';
        append_pairs(out, member.value, 0);
        out += '}';
      } else if (is_named(member, {"body"})) {
        append_any_value(out, member.value, 0);
      } else {
        append_raw(out, member.value);
      }
    });
  }

  // `[{"key":"a","value":{...}}, ...]` as `"a":...`.
  void append_pairs(std::string& out, const JsonValue& pairs, int depth) {
    for_each(pairs, [&](const JsonMember& pair) {
      std::optional<JsonValue> key, value;
      for_each(pair.value, [&](const JsonMember& member) {
        if (is_named(member, {"key"}) && member.value.type == JsonType::string) key = member.value;
        if (is_named(member, {"value"})) value = member.value;
      });
      if (!key) return;
      append_key(out, key->raw);
      if (value) {
        append_any_value(out, *value, depth);
      } else {
        out += "null";
      }
    });
  }

  // `{"stringValue":"x"}` as `"x"`.
  void append_any_value(std::string& out, const JsonValue& value, int depth) {
    if (value.type != JsonType::object || depth == kMostWrapped) return append_raw(out, value);
    JsonChildren child(tokens_, value);
    if (!child.next()) return append_raw(out, value);
    const JsonMember& only = child.member();
    std::string scratch;
    const bool lists = is_named(only, {"arrayvalue", "kvlistvalue"});
    // A long one is written as a string.
    const std::string_view number =
        is_named(only, {"intvalue"}) ? decoded_text(only.value, scratch) : std::string_view();
    if (lists && only.value.type == JsonType::object) {
      append_list(out, only, depth);
    } else if (is_json_number(number)) {
      out.append(number);
    } else if (is_named(only, {"stringvalue", "boolvalue", "doublevalue", "bytesvalue"})) {
      append_raw(out, only.value);
    } else {
      append_raw(out, value);
    }
  }

  void append_list(std::string& out, const JsonMember& list, int depth) {
    const bool is_array = is_named(list, {"arrayvalue"});
    out += is_array ? '[' : '{';
    for_each(list.value, [&](const JsonMember& member) {
      if (!is_named(member, {"values"})) return;
      if (!is_array) return append_pairs(out, member.value, depth + 1);
      for_each(member.value, [&](const JsonMember& element) {
        if (out.back() != '[') out += ',';
        append_any_value(out, element.value, depth + 1);
      });
    });
    out += is_array ? ']' : '}';
  }

  std::string& out_;
  const JsonTokens& tokens_;
  SharedRoom room_;  // of resources and scopes, and of what stands beside the batch
  std::string_view beside_;
};

bool is_list_of_resources(const JsonMember& member) {
  return member.value.type == JsonType::array && is_named(member, {"resourcelogs"});
}

// Whether the member says something of one entry, and not of a batch of them.
bool is_of_one_entry(const JsonMember& member) {
  std::string scratch;
  const std::string_view key = decode_json_string(member.key, scratch);
  const RoleIndex& index = RoleIndex::instance();
  return index.plays(Role::time, key) || index.plays(Role::level, key) ||
         index.plays(Role::message, key);
}

}  // namespace

bool append_otlp_records(std::string& out, const JsonReader& reader, const JsonObject& object) {
  const JsonTokens tokens = reader.tokens();
  const auto members = reader.members(object);
  std::string beside;
  if (std::none_of(members.begin(), members.end(), is_list_of_resources)) return false;
  for (const JsonMember& member : members) {
    if (is_list_of_resources(member)) continue;
    if (is_of_one_entry(member)) return false;
    append_member(beside, member);
  }
  BatchWriter writer(out, tokens, object.raw.size(), beside);
  out.clear();
  for (const JsonMember& member : members) {
    if (!is_list_of_resources(member)) continue;
    for (JsonChildren child(tokens, member.value); child.next();) {
      writer.append_resource(child.member().value);
    }
  }
  return !out.empty();
}

}  // namespace gsaw
