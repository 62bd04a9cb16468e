// Lines that are no entry themselves but hold one or many.
#include "record/unfold.h"

#include <algorithm>
#include <bit>

#include "base/ascii.h"
#include "record/entry_look.h"
#include "record/field_path.h"
#include "record/journal_log.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/listed_entries.h"
#include "record/listed_text.h"
#include "record/message_object.h"
#include "record/otlp_batch.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

constexpr unsigned kTelling =
    role_bit(Role::message) | role_bit(Role::level) | role_bit(Role::time);

bool is_kafka_record(std::span<const JsonMember> members) {
  constexpr std::string_view kKeys[] = {"topic", "partition", "offset", "value"};
  return std::all_of(std::begin(kKeys), std::end(kKeys), [&](std::string_view key) {
    return std::any_of(members.begin(), members.end(),
                       [&](const JsonMember& member) { return key_is(member.key, key); });
  });
}

// The brace that an object begins with may be escaped. `in_kafka`: among a record of Kafka's.
bool may_wrap(const JsonMember& member, bool in_kafka = false) {
  const bool is_value = in_kafka && key_is(member.key, "value");
  if (is_value && member.value.type == JsonType::object) return true;
  if (member.value.type != JsonType::string || member.value.raw.empty() ||
      (member.value.raw.front() != '{' && member.value.raw.front() != '\\')) {
    return false;
  }
  return is_value || may_name_json(member.key);
}

bool may_wrap_as_bytes(const JsonMember& member) {
  return member.value.type == JsonType::array && key_is(member.key, kListedTextKey);
}

// The members of an object as text, without its braces and a comma at its end.
std::string_view inside(std::string_view object) {
  std::string_view text = trimmed(object.substr(1, object.size() - 2), kJsonBlanks);
  if (text.ends_with(',')) text.remove_suffix(1);
  return text;
}

bool tells(const RoleMatch& match) {
  return std::any_of(match.row->uses.begin(), match.row->uses.end(), [&](const RoleUse& use) {
    return (role_bit(use.role) & kTelling) != 0 && (!use.exact || use.spelling == match.key);
  });
}

// The object has a key that a message, a level or a time goes by, or a wrapper that has.
bool is_entry(const JsonTokens& tokens, const JsonValue& object, unsigned wrappers = 0) {
  constexpr unsigned kMostWrappers = 2;
  const RoleIndex& index = RoleIndex::instance();
  std::string scratch;
  for (JsonChildren child(tokens, object); child.next();) {
    const JsonMember& member = child.member();
    const RoleMatch match = index.find(decode_json_string(member.key, scratch), kTelling);
    if (!match) continue;
    if (tells(match)) return true;
    if (match.row->wraps(match.key) && member.value.type == JsonType::object &&
        wrappers < kMostWrappers && is_entry(tokens, member.value, wrappers + 1)) {
      return true;
    }
  }
  return false;
}

bool has_wrapping(std::span<const JsonMember> members) {
  return std::any_of(members.begin(), members.end(),
                     [](const JsonMember& member) { return may_wrap(member); });
}

bool may_have_message_object(std::span<const JsonMember> members) {
  return std::any_of(members.begin(), members.end(), [](const JsonMember& member) {
    return member.value.type == JsonType::object && may_hold_message_object(member.key);
  });
}

bool has_keys_of_entry(std::span<const JsonMember> members) {
  return std::any_of(members.begin(), members.end(),
                     [](const JsonMember& member) { return may_tell_of_entry(member.key); });
}

bool may_have_result_object(std::span<const JsonMember> members) {
  const bool has_any = std::any_of(members.begin(), members.end(), [](const JsonMember& member) {
    return member.value.type == JsonType::object && may_hold_result_object(member.key);
  });
  return has_any && !has_keys_of_entry(members);
}

// Whether an object, and no string, may be what the entry wraps.
bool may_have_object(std::span<const JsonMember> members) {
  return may_have_message_object(members) || may_have_result_object(members);
}

// Takes `end` off the text, and the blanks behind it. False where it does not end so.
bool cut_end(std::string_view& text, char end) {
  const std::size_t last = text.find_last_not_of(kJsonBlanks);
  if (last == text.npos || text[last] != end) return false;
  text = text.substr(0, last);
  return true;
}

// Whether the text of a batch's entries may have either.
bool may_have_message_object(std::string_view text) {
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
    std::string_view before = text.substr(0, at);
    if (!cut_end(before, ':') || !cut_end(before, '"')) continue;
    const std::string_view key = before.substr(before.rfind('"') + 1);
    if (may_hold_message_object(key) || may_hold_result_object(key)) return true;
  }
  return false;
}

bool append_batch(std::string& out, const JsonReader& reader, const JsonObject& object) {
  if (!object.has_arrays) return false;
  return append_otlp_records(out, reader, object) || append_listed_entries(out, reader, object);
}

}  // namespace

// Whether an object, and no string, may be what the entry wraps. PERF: asked of every line, and
// mostly told by its keys; without a call.
inline bool Unfolder::holds_object(std::span<const JsonMember> members, std::uint32_t keys) {
  const KnownKeys& known = known_keys_[keys % known_keys_.size()];
  if (keys == KeySequences::kUnknown || known.keys != keys) [[unlikely]]
    return meet_keys(members, keys);
  for (std::uint64_t rest = known.message_places; rest != 0; rest &= rest - 1) {
    const auto at = static_cast<std::size_t>(std::countr_zero(rest));
    if (members[at].value.type == JsonType::object) return true;
  }
  return false;
}

bool Unfolder::unfold(JsonReader& reader, const JsonObject& object) {
  const auto members = reader.members(object);
  if (layers_.count > 1) layers_ = {};
  saw_no_backslash_ = false;
  if (members.empty()) return false;
  is_batch_ = append_batch(text_, reader, object);
  if (is_batch_) {
    each_.clear();
    // PERF: what neither is escaped nor has an object in the place of a message is not read again.
    if (reader.has_backslash(object) || may_have_message_object(text_)) {
      unfold_strings_of_batch();
    }
    return true;
  }
  if (holds_object(members, object.keys) && unfold_strings(reader, object)) return true;
  // Quotes within a string have backslashes.
  saw_no_backslash_ = !reader.has_backslash(object);
  const bool in_string = !saw_no_backslash_ && has_wrapping(members);
  const bool in_bytes = object.has_arrays && in_journal_log() &&
                        std::any_of(members.begin(), members.end(), may_wrap_as_bytes);
  return (in_string || in_bytes) && unfold_strings(reader, object);
}

bool Unfolder::meet_keys(std::span<const JsonMember> members, std::uint32_t keys) {
  if (is_kafka_record(members)) return true;
  if (keys != KeySequences::kUnknown && members.size() <= kMostPlaces) {
    KnownKeys& known = known_keys_[keys % known_keys_.size()] = {keys, 0};
    const bool is_entry = has_keys_of_entry(members);
    for (std::size_t at = 0; at < members.size(); ++at) {
      const std::string_view key = members[at].key;
      if (may_hold_message_object(key) || (!is_entry && may_hold_result_object(key))) {
        known.message_places |= std::uint64_t{1} << at;
      }
    }
  }
  return may_have_object(members);
}

// Leaves the text as it is when no entry wraps another.
void Unfolder::unfold_strings_of_batch() {
  batch_text_.swap(text_);
  if (!batch_.read(batch_text_)) return batch_text_.swap(text_);
  joined_.clear();
  bool any = false;
  for (const JsonObject& entry : batch_.objects()) {
    const auto members = batch_.members(entry);
    layers_ = {};
    const bool may_wrap = has_wrapping(members) || may_have_object(members);
    const bool wraps = may_wrap && unfold_strings(batch_, entry);
    any |= wraps;
    joined_.append(wraps ? std::string_view(text_) : entry.raw) += '\n';
    each_.push_back(layers_);
  }
  layers_ = {};
  if (any) return joined_.swap(text_);
  each_.clear();
  batch_text_.swap(text_);
}

bool Unfolder::unfold_strings(const JsonReader& reader, const JsonObject& object) {
  layers_.end[0] = object.member_count;
  if (!wrap_next(reader.tokens(), reader.members(object), object.raw)) return false;
  // What was found may be such a line itself.
  while (layers_.count < Layers::kMost && whole_.read(text_) && whole_.objects().size() == 1) {
    const JsonObject& whole = whole_.objects().front();
    if (whole.member_count != layers_.end[layers_.count - 1]) return false;
    const auto innermost = whole_.members(whole).first(layers_.end[0]);
    if (!wrap_next(whole_.tokens(), innermost, whole.raw)) break;
  }
  return true;
}

// The member is one object, or its text is, which inner_ has read.
bool Unfolder::read_inner(const JsonTokens& tokens, const JsonMember& member, bool in_kafka) {
  std::string_view text;
  if (may_wrap(member, in_kafka)) {
    const bool is_string = member.value.type == JsonType::string;
    text = is_string ? decode_json_string(member.value.raw, decoded_) : member.value.raw;
  } else if (in_journal_log() && may_wrap_as_bytes(member)) {
    decoded_.clear();
    if (!append_listed_bytes(decoded_, tokens, member.value)) return false;
    text = decoded_;
  }
  text = trimmed(text, kJsonBlanks);
  return text.starts_with('{') && read_one(text);
}

bool Unfolder::read_one(std::string_view object) {
  return inner_.read(object) && inner_.objects().size() == 1;
}

// Puts the object within one of the members of the innermost layer before all others.
bool Unfolder::wrap_next(const JsonTokens& tokens, std::span<const JsonMember> members,
                         std::string_view object) {
  const bool in_kafka = is_kafka_record(members);
  const bool may_be_object = may_have_message_object(members) && !has_message_text(members);
  const bool may_be_result = may_have_result_object(members);
  for (std::size_t at = 0; at < members.size(); ++at) {
    const bool is_object = (may_be_object && is_message_object(tokens, members[at])) ||
                           (may_be_result && is_result_object(tokens, members[at]));
    const bool is_read =
        is_object ? read_one(members[at].value.raw) : read_inner(tokens, members[at], in_kafka);
    if (!is_read) continue;
    const JsonObject& found = inner_.objects().front();
    if (found.member_count == 0 ||
        (!is_object && !is_entry(inner_.tokens(), {JsonType::object, found.raw, found.token})))
      continue;
    composed_ = '{';
    composed_.append(inside(found.raw)) += ',';
    composed_.append(inside(object)) += '}';
    text_.swap(composed_);
    const std::uint32_t added = found.member_count;
    for (std::size_t i = layers_.count; i > 0; --i) {
      layers_.end[i] = layers_.end[i - 1] + added;
      if (i < layers_.count) layers_.wrapping[i] = layers_.wrapping[i - 1] + added;
    }
    layers_.end[0] = added;
    layers_.wrapping[0] = static_cast<std::uint32_t>(at) + added;
    ++layers_.count;
    return true;
  }
  return false;
}

}  // namespace gsaw
