// Which member of an entry is its time, its level, its message ...: the rules that
// choose among the members whose keys are in the table of role_keys.h.
#include "record/field_roles.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "record/field_path.h"
#include "record/field_walk.h"
#include "record/json_text.h"
#include "record/level_scales.h"
#include "record/role_keys.h"
#include "record/timestamp.h"
#include "record/txn_id.h"

namespace gsaw {
namespace {

// The shortest-lived epoch number taken for a time: 1973-03-03 in seconds. Below it a
// number under `time` or `t` is a duration or a count (and GELF servers ignore <= 0).
constexpr Nanoseconds kEarliestEpoch = 100'000'000 * kNanosPerSecond;

bool has_text(const JsonValue& value) {
  return (value.type == JsonType::string || value.type == JsonType::number) && !value.raw.empty();
}

std::optional<JsonValue> member_at(const Record& record, const JsonValue& object,
                                   std::string_view path) {
  if (object.type != JsonType::object) return std::nullopt;
  std::string scratch;
  for (JsonChildren child(record.tokens, object); child.next();) {
    const std::string_view key = decode_json_string(child.member().key, scratch);
    if (key == path) return child.member().value;
    if (path.starts_with(key) && path.size() > key.size() && path[key.size()] == '.') {
      const auto inner = member_at(record, child.member().value, path.substr(key.size() + 1));
      if (inner) return inner;
    }
  }
  return std::nullopt;
}

std::optional<Nanoseconds> plain_time(const JsonValue& value) {
  if (value.type == JsonType::number) {
    const auto time = time_from_epoch(value.raw);
    return time && *time >= kEarliestEpoch ? time : std::nullopt;
  }
  if (value.type != JsonType::string) return std::nullopt;
  std::string scratch;
  const std::string_view text = decode_json_string(value.raw, scratch);
  const auto time = time_from_text(text);
  // A numeric string is a number too.
  return time && *time < kEarliestEpoch && time_from_epoch(text) ? std::nullopt : time;
}

// Seconds and nanoseconds apart, as log4j2's `instant` and GCP's `timestamp` have them.
std::optional<Nanoseconds> split_time(const Record& record, const JsonValue& object) {
  constexpr std::string_view kNames[][2] = {{"epochSecond", "nanoOfSecond"}, {"seconds", "nanos"}};
  for (const auto& [seconds_name, nanos_name] : kNames) {
    const auto seconds = member_at(record, object, seconds_name);
    if (!seconds) continue;
    const auto whole = plain_time(*seconds);
    if (!whole) return std::nullopt;
    const auto nanos = member_at(record, object, nanos_name);
    std::string scratch;
    const std::string_view digits = nanos ? decoded_text(*nanos, scratch) : "";
    Nanoseconds fraction = 0;
    for (const char c : digits.substr(0, 9)) {
      if (c < '0' || c > '9') return whole;
      fraction = fraction * 10 + (c - '0');
    }
    return saturating_add(*whole, fraction);
  }
  return std::nullopt;
}

std::optional<Nanoseconds> read_time(const Record& record, std::string_view key,
                                     const JsonValue& value) {
  if (value.type == JsonType::object) return split_time(record, value);
  auto time = plain_time(value);
  if (time && key == "timestampSeconds") {
    time = saturating_add(*time, record.format().timestamp_nanos());
  }
  return time;
}

LevelScale scale_for(const Record& record, std::string_view key) {
  const auto scales = level_scales(key);
  if (scales.size() == 1) return scales.front();
  return scales[static_cast<std::size_t>(record.format().level_style())];
}

std::optional<Level> read_level(const Record& record, std::string_view key,
                                const JsonValue& value) {
  if (!has_text(value)) return std::nullopt;
  std::string scratch;
  const std::string_view text = decoded_text(value, scratch);
  if (value.type == JsonType::string) {
    if (const auto level = level_from_name(text)) return level;
  }
  return level_from_number(text, scale_for(record, key));
}

// Whether `value` can play `role`; sets the typed value where there is one.
bool fits(const Record& record, Role role, std::string_view key, const JsonValue& value,
          Roles& roles) {
  if ((key == "s" || key == "c") && !record.format().is_mongodb()) return false;
  switch (role) {
    case Role::time: {
      const auto time = read_time(record, key, value);
      if (time) roles.time = time;
      return time.has_value();
    }
    case Role::level: {
      const auto level = read_level(record, key, value);
      if (level) roles.level = level;
      return level.has_value();
    }
    case Role::message:
      // logmagic logs whatever it was given as short_message.
      return has_text(value) ||
             (value.is_container() && (key == "short_message" || key == "message"));
    case Role::stack:
      return !value.raw.empty() &&
             (value.type == JsonType::string || value.type == JsonType::array);
    default:
      return has_text(value);
  }
}

std::string_view last_segment(std::string_view path) {
  return path.substr(path.rfind('.') + 1);  // npos + 1 is 0
}

// The best members so far.
class RoleChoice {
 public:
  RoleChoice(const Record& record, unsigned wanted, Roles& roles)
      : record_(record), wanted_(wanted), roles_(roles) {
    for (std::size_t i = 0; i < kRoleCount; ++i) {
      if ((wanted >> i & 1) != 0) roles.values[i].reset();
    }
    roles.repeated &= ~wanted;
    if (wants(Role::time)) roles.time.reset();
    if (wants(Role::level)) roles.level.reset();
  }

  // The next member whose key is in the table. PERF: not in line, so that the loop over the keys
  // stays in registers.
  void consider(const RoleKeyIndex::Entry& entry, const JsonValue& value) {
    for (const RoleUse& use : entry.uses) {
      if (wants(use.role)) consider(entry.key, use, value);
    }
  }

  // After all members: what an entry says without a member of its own for it.
  void finish() {
    if (wants(Role::time) && !roles_.time) roles_.time = record_.prefix_time;
    if (wants(Role::level) && !roles_.level && record_.format().is_serilog_information()) {
      roles_.level = Level::info;
    }
  }

 private:
  struct Best {
    std::uint64_t seen = 0;  // bit per rank
    unsigned rank = 256;
  };

  bool wants(Role role) const { return (wanted_ & role_bit(role)) != 0; }

  void consider(std::string_view key, const RoleUse& use, const JsonValue& value) {
    Best& best = best_[static_cast<std::size_t>(use.role)];
    if ((best.seen >> use.rank & 1) != 0) roles_.repeated |= role_bit(use.role);
    best.seen |= std::uint64_t{1} << use.rank;
    if (use.rank >= best.rank) return;
    if (use.rest.empty()) {
      choose(key, use, value, best);
    } else if (const auto inner = member_at(record_, value, use.rest)) {
      choose(last_segment(use.rest), use, *inner, best);
    }
  }

  void choose(std::string_view name, const RoleUse& use, const JsonValue& value, Best& best) {
    if (!fits(record_, use.role, name, value, roles_)) return;
    roles_.values[static_cast<std::size_t>(use.role)] = RoleValue{name, value};
    best.rank = use.rank;
  }

  const Record& record_;
  const unsigned wanted_;
  Roles& roles_;
  std::array<Best, kRoleCount> best_;
};

}  // namespace

void choose_roles(const Record& record, unsigned wanted, Roles& roles) {
  assert(!record.malformed && (wanted & role_bit(Role::txn)) == 0);
  RoleChoice choice(record, wanted, roles);
  const RoleKeyIndex& index = RoleKeyIndex::instance();
  for (const JsonMember& member : record.members) {
    if (const auto* entry = index.find(member.key, wanted)) choice.consider(*entry, member.value);
  }
  if (record.format().may_have_escaped_keys()) {
    std::string scratch;
    for (const JsonMember& member : record.members) {
      const std::string_view key = decode_json_string(member.key, scratch);
      if (key.data() == member.key.data()) continue;
      if (const auto* entry = index.find(key, wanted)) choice.consider(*entry, member.value);
    }
  }
  choice.finish();
}

bool any_correlation_id(const Record& record, CorrelationUse use) {
  constexpr std::size_t kNestedLevels = 2;
  FieldWalk walk({.depth = kNestedLevels, .path_bytes = std::string_view::npos});
  return walk.any(
      record, [](std::string_view, std::uint32_t) { return true; },
      [&](const Field& field) {
        if (!has_text(field.value)) return false;
        // A nested id goes by its own name or, as `trace.id`, by its path.
        auto rank = txn_key_rank(field.path);
        if (!rank && field.key.size() != field.path.size()) rank = txn_key_rank(field.key);
        return rank && use(*rank, field.path, field.value);
      });
}

bool any_repeated(const Record& record, Role role, FunctionRef<bool(const JsonValue&)> use) {
  const auto& first = record.role(role);
  if (!first || !record.may_be_repeated(role)) return false;
  const auto chosen = std::find_if(
      record.members.begin(), record.members.end(),
      [&](const JsonMember& member) { return member.value.token == first->value.token; });
  if (chosen == record.members.end()) return false;  // nested
  std::string scratch;
  const std::string_view key = decode_json_string(chosen->key, scratch);
  return std::any_of(record.members.begin(), record.members.end(), [&](const JsonMember& member) {
    return &member != &*chosen && key_is(member.key, key) && use(member.value);
  });
}

bool any_level(const Record& record, FunctionRef<bool(Level)> use) {
  const auto first = record.level();
  if (first && use(*first)) return true;
  const auto& chosen = record.role(Role::level);
  return chosen && any_repeated(record, Role::level, [&](const JsonValue& value) {
           const auto level = read_level(record, chosen->key, value);
           return level && use(*level);
         });
}

bool any_time(const Record& record, FunctionRef<bool(Nanoseconds)> use) {
  const auto first = record.time();
  if (first && use(*first)) return true;
  const auto& chosen = record.role(Role::time);
  return chosen && any_repeated(record, Role::time, [&](const JsonValue& value) {
           const auto time = read_time(record, chosen->key, value);
           return time && use(*time);
         });
}

}  // namespace gsaw
