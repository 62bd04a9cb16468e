// What an entry says that may tell it apart from others.
#include "pipeline/told_values.h"

#include <algorithm>

#include "analyze/shown_names.h"
#include "query/typed_name.h"
#include "record/field_path.h"
#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/level.h"
#include "record/role_names.h"
#include "record/role_text.h"

namespace gsaw {

namespace {

// The roles whose values may tell entries apart.
constexpr unsigned kNamed = role_bit(Role::host) | role_bit(Role::logger) | role_bit(Role::level);
constexpr std::string_view kLevel{"\0level", 6}, kHost{"\0host", 5}, kLogger{"\0logger", 7};

}  // namespace

ToldValues::ToldValues(const CompiledQuery& asked)
    : roles_(role_bit(Role::time) | role_bit(Role::message) | role_bit(Role::txn)) {
  for (const TermDescription& term : asked.terms) {
    const auto role = virtual_field(term.field);
    if (role && is_played(*role)) roles_ |= role_bit(*role);
    if (role == Role::message || role == Role::pattern) with_pattern_ = false;
    if (!role) names_.push_back(term.field);
  }
}

// Which values play roles: those that are left out, and those that go by the name of theirs.
void ToldValues::look_at(const Record& record) {
  tokens_.clear();
  players_.clear();
  unplayed_ = 0;
  record.find_together(roles_ | kNamed);
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if (((roles_ | kNamed) >> i & 1U) == 0) continue;
    const auto role = static_cast<Role>(i);
    const auto& found = record.role(role);
    if (!found) {
      unplayed_ |= role_bit(role);
    } else if ((roles_ & role_bit(role)) != 0) {
      tokens_.push_back(found->value.token);
    } else {
      players_.push_back({found->value.token, role});
    }
  }
}

bool ToldValues::is_left_out(const Field& field) {
  const auto is_of = [&](const std::string& name) {
    return field.path == name || (field.path.starts_with('_') && field.path.substr(1) == name);
  };
  // Of a level the text is something else.
  const auto is_of_role = [&] {
    const auto role = unplayed_role(field.path);
    return role && role != Role::level && (roles_ & role_bit(*role)) != 0;
  };
  return std::find(tokens_.begin(), tokens_.end(), field.value.token) != tokens_.end() ||
         std::any_of(names_.begin(), names_.end(), is_of) || is_of_role();
}

// Where nothing plays the role a query by its name looks at the key of that name, as of a host that
// is empty.
std::optional<Role> ToldValues::unplayed_role(std::string_view path) {
  const std::string_view name = path.substr(path.starts_with('_') ? 1 : 0);
  if ((unplayed_ & kNamed) == 0 || !is_taken_word(name)) return std::nullopt;
  const auto role = virtual_field(name);
  const bool is_found = role && (unplayed_ & kNamed & role_bit(*role)) != 0 &&
                        (name.size() == path.size() || mark_.is_alone(path));
  return is_found ? role : std::nullopt;
}

// Null when it plays none, or has no plain value.
const ToldValues::Player* ToldValues::player_of(const Field& field) const {
  if (field.value.is_container()) return nullptr;
  const auto found = std::find_if(players_.begin(), players_.end(), [&](const Player& each) {
    return each.token == field.value.token;
  });
  return found == players_.end() ? nullptr : &*found;
}

// The role by whose name a query finds the field, whatever its key.
std::optional<Role> ToldValues::role_of(const Field& field) {
  if (const Player* const player = player_of(field)) return player->role;
  return unplayed_role(field.path);
}

// The `_` of GELF is told as shown_names() understands it.
std::string_view ToldValues::name_of(const Field& field) {
  if (has_odd_dots(field.path) || (!field.path.empty() && field.path.front() <= kOfRole)) {
    name_ = kTyped;
    append_typed_name(name_, field.path, walk_.key_begins());
    return name_;
  }
  if (!field.path.starts_with('_')) return field.path;
  if (is_plainly_hidden(field.path)) return field.path;
  if (!goes_without_mark(field.path)) {
    name_ = kOnlyWithMark;
  } else if (mark_.is_hidden(field.path)) {
    return field.path;
  } else {
    name_ = kShownWithMark;
  }
  return name_ += field.path;
}

// What the rest of name_of() says of it. PERF: nearly all fields of GELF are so.
bool ToldValues::is_plainly_hidden(std::string_view path) {
  constexpr std::size_t kUsual = 64;
  return path.size() <= kUsual && path.find('.') == path.npos && mark_.is_hidden(path) &&
         is_bare_key(path.substr(1));
}

// A name that is typed without the `_` finds it, too. It depends on the path alone, as a dotted key
// may have that of another in an object, and both are one field.
bool ToldValues::goes_without_mark(std::string_view path) {
  const std::string_view name = path.substr(1);
  const bool is_word = is_taken_word(name) && !virtual_field(name);  // it is typed in quotes
  return is_bare_key(name.substr(0, name.find('.'))) && name.front() != '_' && !is_word &&
         mark_.is_alone(path);
}

void ToldValues::each(const Record& record, Use use) {
  look_at(record);
  mark_.start(record);
  walk_.any(
      record, [](std::string_view, std::uint32_t) { return true; },
      [&](const Field& field) {
        if (!is_left_out(field)) of_field(record, field, use);
        return false;
      });
  // It may be told by what the entry has not.
  if ((unplayed_ & role_bit(Role::level)) != 0 && record.level()) of_level(record, use);
  if (!with_pattern_) return;
  if (record.role(Role::message)) {
    use(kPattern, pattern_.of(record));
  } else {
    use(kPattern, std::nullopt);  // that of the line, which is another in each
  }
}

// Nothing else of the entry has its path: that would be told by the same name, as what plays no
// role, and be counted besides. A dotted path may also be that of a key.
bool ToldValues::is_sole(const Record& record, const Field& field) {
  if (field.path.find('.') != field.path.npos) return false;
  const bool escaped = record.format().may_have_escaped_keys();
  return std::none_of(record.members.begin(), record.members.end(), [&](const JsonMember& each) {
    return each.value.token != field.value.token &&
           (escaped ? key_is(each.key, field.path) : each.key == field.path);
  });
}

// By its name there is one, even if it is not known.
void ToldValues::of_level(const Record& record, Use use) {
  if ((roles_ & role_bit(Role::level)) != 0) return;
  const auto level = record.level();
  use(kLevel, level ? std::optional(level_name(*level)) : std::nullopt);
}

void ToldValues::of_field(const Record& record, const Field& field, Use use) {
  const auto role = role_of(field);
  if (!role) return of_name(name_of(field), record, field, use);
  if (role != Role::level) {
    of_name(role == Role::host ? kHost : kLogger, record, field, use);
  } else {
    of_level(record, use);
  }
  if (!is_sole(record, field)) return;
  own_name_ = kOfRole;
  of_name(own_name_ += name_of(field), record, field, use);
}

// Of an array each element, as a query tests them.
void ToldValues::of_name(std::string_view name, const Record& record, const Field& field, Use use) {
  if (!field.value.is_container()) return use(name, text_of_member(record, field.value, text_));
  use(name, std::nullopt);
  if (field.value.type != JsonType::array) return;
  for (JsonChildren child(record.tokens, field.value); child.next();) {
    const JsonValue& element = child.member().value;
    if (!element.is_container()) use(name, decoded_text(element, text_));
  }
}

}  // namespace gsaw
