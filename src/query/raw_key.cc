// The key around a place in a raw line, and where in the entry its member stands.
#include "query/raw_key.h"

#include <algorithm>
#include <cassert>

#include "base/ascii.h"
#include "record/key_name.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

constexpr RawKey kNone{};
constexpr RawKey kUnclear{RawKey::Kind::unclear, 0, 0};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

// Behind the quote that begins the string which holds `at`.
RawKey begin_of_string(std::string_view text, std::size_t at) {
  const std::size_t first = at - std::min(at, KeyName::kLongestKey);
  for (std::size_t begin = at; begin > first; --begin) {
    const char before = text[begin - 1];
    if (before == '\\') return kUnclear;
    if (is_control(before)) return kNone;
    if (before != '"') continue;
    const bool escaped = begin > 1 && text[begin - 2] == '\\';
    return escaped ? kUnclear : RawKey{RawKey::Kind::plain, begin, begin};
  }
  return kNone;
}

std::size_t count(std::string_view text, char wanted) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted));
}

// PERF: most lines begin with it.
std::size_t first_brace(std::string_view line) {
  return line.starts_with('{') ? 0 : line.find('{');
}

// The last brace of `text` that is not closed in it.
std::size_t last_open_brace(std::string_view text) {
  std::size_t closed = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == '}') ++closed;
    if (text[at] == '{' && closed-- == 0) return at;
  }
  return text.npos;
}

// Whether members of an object with the key `parent` may play `role`.
bool is_looked_into(Role role, std::string_view parent, std::string_view key) {
  const RoleMatch found = RoleIndex::instance().find(parent, role_bit(role));
  if (!found) return false;
  const RoleKey* const row = found.row;
  if (row->wraps(found.key) && RoleIndex::instance().plays(role, key)) return true;
  return std::any_of(row->uses.begin(), row->uses.end(), [&](const RoleUse& use) {
    return use.role == role && use.path.size() == 1 && (!use.exact || use.spelling == found.key) &&
           use.path.front().is_spelled_by(KeyName(key));
  });
}

}  // namespace

std::string_view key_before(std::string_view before) {
  before = trimmed(before);
  if (!before.ends_with(':')) return {};
  before = trimmed(before.substr(0, before.size() - 1));
  if (before.size() < 2 || !before.ends_with('"')) return {};
  const RawKey key = find_raw_key(before, before.size() - 2);
  return key.kind == RawKey::Kind::plain ? before.substr(key.begin, key.end - key.begin)
                                         : std::string_view();
}

RawKey find_raw_key(std::string_view text, std::size_t at) {
  assert(at < text.size());
  RawKey key = begin_of_string(text, text[at] == '"' ? at + 1 : at);
  if (key.kind != RawKey::Kind::plain) return key;
  for (key.end = key.begin; key.end < text.size(); ++key.end) {
    const char c = text[key.end];
    if (c == '"') return key;
    if (c == '\\') return kUnclear;
    if (is_control(c) || key.end - key.begin == KeyName::kLongestKey) return kNone;
  }
  return kUnclear;
}

MemberPlace member_place_among_objects(Role role, std::string_view before, std::string_view key) {
  const std::size_t first = first_brace(before);
  if (first == before.npos) return MemberPlace::elsewhere;
  const std::string_view members = before.substr(first + 1);
  if (members.find('{') == members.npos) return MemberPlace::own;
  const std::size_t opened = count(members, '{'), closed = count(members, '}');
  if (opened == closed) return MemberPlace::own;
  if (opened != closed + 1) return MemberPlace::elsewhere;
  const std::size_t brace = last_open_brace(members);
  const bool within =
      brace != members.npos && is_looked_into(role, key_before(members.substr(0, brace)), key);
  return within ? MemberPlace::within : MemberPlace::elsewhere;
}

bool begins_other_gelf(std::string_view before) {
  constexpr std::string_view kHead = R"("version":"1.1","host":)",
                             kOldHead = R"("version":"1.0","host":)";
  const std::size_t first = first_brace(before);
  if (first == before.npos) return false;
  const std::string_view members = before.substr(first + 1);
  if (members.starts_with(kHead) || members.starts_with(kOldHead)) return true;
  return members.find('{') == members.npos && members.find(R"("short_message")") != members.npos;
}

}  // namespace gsaw
