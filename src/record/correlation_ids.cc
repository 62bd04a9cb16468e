// The correlation ids of an entry, wherever in it they stand: one walk over its tokens.
#include "record/correlation_ids.h"

#include <algorithm>
#include <cstdint>
#include <forward_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "record/id_envelope.h"
#include "record/id_key.h"
#include "record/json_text.h"
#include "record/role_layout.h"
#include "record/role_values.h"

namespace gsaw {
namespace {

bool is_container(char first) { return first == '{' || first == '['; }

// However it is spelled.
bool is_nil(const JsonValue& value, std::string& scratch) {
  constexpr std::string_view kFirst = "0-\\nNuUp ";  // PERF: most ids begin otherwise
  return kFirst.find(value.raw.front()) != kFirst.npos && is_nil_id(decoded_text(value, scratch));
}

bool is_value_key(std::string_view key) { return key.size() == 5 && equals_lowered(key, "value"); }

class IdWalk {
 public:
  IdWalk(const Record& record, CorrelationUse use)
      : tokens_(record.tokens),
        first_(record.object.token),
        format_(record.format()),
        escapes_(format_.first_backslash() != std::string_view::npos),
        use_(use) {}

  bool any() {
    std::uint32_t token = first_;
    do {
      switch (tokens_.at(token)) {
        case '{':
        case '[':
          open(tokens_.at(token));
          break;
        case '}':
        case ']':
          close();
          break;
        case ',':
        case ':':
          break;
        default:
          if (any_here(token)) return true;
      }
      ++token;
    } while (!open_.empty());
    return false;
  }

 private:
  // The member or element that the walk has come to.
  struct Place {
    KeyPath path;
    std::optional<IdKey> id;
    // Of the innermost object, if it lists a name and its value: the tokens of both.
    std::uint32_t name = kNoToken, value = kNoToken;
  };
  struct Open {
    Place outer;
    bool is_object;
  };

  void open(char bracket) {
    open_.push_back({place_, bracket == '{'});
    place_.name = place_.value = kNoToken;
    if (bracket == '[') return;  // its elements stand under its own key
    place_.path = {{}, place_.path.key, place_.path.parent};
    place_.id.reset();
  }
  void close() {
    place_ = open_.back().outer;
    open_.pop_back();
  }

  // A key, a string or a literal.
  bool any_here(std::uint32_t token) {
    if (tokens_.at(token) == '"' && tokens_.at(token + 1) == ':') {
      return take_key(token) && any_listed();
    }
    return place_.id && is_id(token) && use_(place_.id->rank, path(place_.path.key), value_);
  }

  // Whether the object's name and its value are both known now.
  bool take_key(std::uint32_t token) {
    std::string_view key;
    read_string(tokens_.text, tokens_.positions + token, key);
    if (escapes_) key = decoded(key);
    place_.path.key = key;
    place_.id = may_be_id_key(key) ? find_id_key(place_.path) : std::nullopt;
    if (key == "id" && open_.size() == 1 && format_.is_echo_request()) {
      place_.id = find_id_key({"request_id", {}, {}});
    }
    const std::uint32_t behind = token + 2;
    if (is_name_key(key) && tokens_.at(behind) == '"') {
      place_.name = behind;
    } else if (is_value_key(key)) {
      place_.value = behind;
    } else {
      return false;
    }
    return place_.name != kNoToken && place_.value != kNoToken;
  }

  // The values of a listed id: all texts and numbers but the name of their type. It is looked into
  // as deep as OpenTelemetry nests one, and once, so that the walk stays linear.
  bool any_listed() {
    constexpr std::size_t kMostDepth = 4;
    std::string_view name;
    read_string(tokens_.text, tokens_.positions + place_.name, name);
    if (escapes_) name = decoded(name);
    const auto id = find_id_key({name, {}, {}});
    std::uint32_t token = std::exchange(place_.value, kNoToken);
    if (!id) return false;
    needs_shape_ = id->needs_shape;
    bool is_type = false;
    std::size_t depth = 0;
    do {
      const char c = tokens_.at(token);
      if (is_container(c) && ++depth > kMostDepth) return false;
      if (c == '}' || c == ']') --depth;
      if (c == '"' && tokens_.at(token + 1) == ':') {
        std::string_view key;
        read_string(tokens_.text, tokens_.positions + token, key);
        if (escapes_) key = decoded(key);
        is_type = equals_lowered(key, "type");
      } else if (!is_type && is_text(token) && use_(id->rank, path(name), value_)) {
        return true;
      }
      ++token;
    } while (depth != 0);
    return false;
  }

  bool is_id(std::uint32_t token) {
    needs_shape_ = place_.id->needs_shape;
    return is_text(token);
  }

  // Reads the value at `token`, a string or literal; whether it may be an id.
  bool is_text(std::uint32_t token) {
    const char c = tokens_.at(token);
    if (is_container(c) || c == '}' || c == ']' || c == ',' || c == ':') return false;
    read_scalar(tokens_, token, value_);
    if (!has_text(value_) || is_nil(value_, scratch_)) return false;
    if (!needs_shape_) return true;
    constexpr std::size_t kSpanDigits = 16;
    const std::string_view text = decoded_text(value_, scratch_);
    const EnvelopedIds inner = ids_within(text);
    return inner.begin() != inner.end() || (text.size() >= kSpanDigits && is_hex_id(text));
  }

  // Of the keys that lead to `key` the nearest, so many that no entry can make the walk slow.
  std::string_view path(std::string_view key) {
    constexpr std::size_t kMostBytes = 128, kMostOpen = 16;
    path_ = key;
    for (std::size_t i = 0; i < std::min(kMostOpen, open_.size()); ++i) {
      const Open& each = open_[open_.size() - 1 - i];
      const std::string_view outer = each.outer.path.key;
      if (!each.is_object || outer.empty()) continue;
      if (path_.size() + outer.size() > kMostBytes) break;
      path_.insert(0, 1, '.').insert(0, outer);
    }
    return path_;
  }

  std::string_view decoded(std::string_view key) {
    if (key.find('\\') == key.npos) return key;
    std::string scratch;
    return kept_.emplace_front(decode_json_string(key, scratch));
  }

  const JsonTokens tokens_;
  const std::uint32_t first_;
  const EntryFormat& format_;
  const bool escapes_;
  CorrelationUse use_;
  Place place_;
  std::vector<Open> open_;
  bool needs_shape_ = false;
  JsonValue value_;
  std::string path_, scratch_;
  std::forward_list<std::string> kept_;  // keys that were decoded from escapes
};

}  // namespace

bool any_correlation_id(const Record& record, CorrelationUse use) {
  return !record.malformed && IdWalk(record, use).any();
}

bool is_name_key(std::string_view key) {
  return (key.size() == 3 && equals_lowered(key, "key")) ||
         (key.size() == 4 && equals_lowered(key, "name"));
}

bool is_plain_txn_key(std::string_view key) {
  constexpr int kLowestRank = 0;
  if (has_added_id_keys || !may_be_id_key(key)) return false;
  const auto id = find_id_key({key, {}, {}});
  return id && id->rank == kLowestRank && !id->needs_shape;
}

const JsonMember* plain_txn(const Record& record) {
  const RoleLayout* const layout = record.layout();
  if (layout == nullptr || record.is_unfolded) return nullptr;
  for (const std::uint32_t place : layout->txns()) {
    const JsonMember& member = record.members[place];
    // Of scalars each has four tokens: its key, a colon, itself and a comma.
    if (member.value.token != record.object.token + 4 * place + 3) break;
    std::string scratch;
    if (has_text(member.value) && !is_nil(member.value, scratch)) return &member;
  }
  return nullptr;
}

std::optional<FirstTxn> first_txn(const Record& record, std::string& path) {
  std::optional<FirstTxn> first;
  int best_rank = 0;
  any_correlation_id(record, [&](int rank, std::string_view key, const JsonValue& value) {
    if (!first || rank < best_rank) {
      path = key;
      first = FirstTxn{path, value};
      best_rank = rank;
    }
    return false;
  });
  return first;
}

bool any_txn(const Record& record, FunctionRef<bool(const JsonValue&)> use) {
  const auto& chosen = record.role(Role::txn);
  if (!chosen) return false;
  std::string scratch;
  return any_correlation_id(record, [&](int, std::string_view key, const JsonValue& value) {
    if (key != chosen->key) return false;
    if (use(value)) return true;
    const EnvelopedIds inner = ids_within(decoded_text(value, scratch));
    return std::any_of(inner.begin(), inner.end(), [&](std::string_view id) {
      return use(JsonValue{JsonType::string, id, kNoToken});
    });
  });
}

}  // namespace gsaw
