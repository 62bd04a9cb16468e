// A fast look-up of the roles that a key may play.
#include "record/role_index.h"

#include <algorithm>
#include <cassert>

#include "record/added_names.h"
#include "record/key_name.h"

namespace gsaw {
namespace {

std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash ^ hash >> 32;
}

NamePart part_of(std::string_view key) {
  const KeyName name(key);
  return {std::string(name.text()), name.words()};
}

std::vector<NamePart> parts_of(std::string_view path) {
  std::vector<NamePart> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('.', at), path.size());
    parts.push_back(part_of(path.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

}  // namespace

RoleIndex::RoleIndex() {
  for (std::size_t r = 0; r < kRoleCount; ++r) {
    const auto role = static_cast<Role>(r);
    std::size_t rank = 0;
    if (role != Role::txn) {
      for (const std::string& name : added_names(role)) add_users_name(role, rank++, name);
    }
    for (const std::string_view name : role_names(role)) add_name(role, rank++, name);
  }
  for (const std::string_view name : wrapper_names()) {
    RoleKey& row = row_of(part_of(bare_name(name)));
    row.is_wrapper = true;
    if (is_exact_name(name)) row.wrapper_spelling = bare_name(name);
    row.roles = (1U << kRoleCount) - 1;
  }
  for (const RoleKey& row : rows_) add_endings(row);
}

void RoleIndex::rebuild() { shared() = RoleIndex(); }

RoleIndex& RoleIndex::shared() {
  static RoleIndex index;
  return index;
}

void RoleIndex::add_use(std::string_view key, RoleUse use) {
  RoleKey& row = row_of(part_of(key));
  row.roles |= role_bit(use.role);
  row.uses.push_back(std::move(use));
}

// `log.level` as the key of that name, then as the path it may be.
void RoleIndex::add_name(Role role, std::size_t rank, std::string_view name) {
  const bool exact = is_exact_name(name);
  name = bare_name(name);
  const auto place = static_cast<std::uint8_t>(2 * rank);
  const bool named_alone = role == Role::level && name == kStatusKey;
  add_use(name, {role, place, name, exact, false, named_alone, {}});
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return;
  // The table's one name with a dot within a key ends it with a slash and what follows.
  std::string_view head = name.substr(0, dot), rest = name.substr(dot + 1);
  if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
    const std::size_t end = name.find('.', slash);
    if (end == std::string_view::npos) return;
    head = name.substr(0, end);
    rest = name.substr(end + 1);
  }
  add_use(head,
          {role, static_cast<std::uint8_t>(place + 1), head, false, false, false, parts_of(rest)});
}

// The same where any of the dots may stand within a key.
void RoleIndex::add_users_name(Role role, std::size_t rank, std::string_view name) {
  assert(rank < kMostAddedNames && is_possible_name(name));
  const auto place = static_cast<std::uint8_t>(2 * rank);
  is_status_added_ |= role == Role::level && part_of(name).name == kStatusKey;
  if (!part_of(name).name.empty()) add_use(name, {role, place, name, false, true, false, {}});
  for (std::size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) {
    const std::string_view head = name.substr(0, dot);
    if (part_of(head).name.empty()) continue;
    add_use(head, {role, static_cast<std::uint8_t>(place + 1), head, false, true, false,
                   parts_of(name.substr(dot + 1))});
  }
}

std::size_t RoleIndex::slot_of(std::string_view name) const {
  std::size_t slot = hash_of(name) % kSlots;
  while (slots_[slot] != 0 && rows_[slots_[slot] - 1U].name.name != name)
    slot = (slot + 1) % kSlots;
  return slot;
}

RoleKey& RoleIndex::row_of(const NamePart& name) {
  assert(!name.name.empty() && rows_.size() < kSlots / 2);
  std::uint16_t& slot = slots_[slot_of(name.name)];
  if (slot == 0) {
    rows_.push_back({name, {}, 0, false, {}});
    slot = static_cast<std::uint16_t>(rows_.size());
  }
  RoleKey& row = rows_[slot - 1U];
  row.name.words |= name.words;
  return row;
}

// A separator may stand between the two last letters.
void RoleIndex::add_endings(const RoleKey& row) {
  const std::string& name = row.name.name;
  const std::uint8_t last = class_of(name.back());
  const std::uint8_t before = name.size() > 1 ? class_of(name[name.size() - 2]) : kSeparator;
  for (const std::size_t ending : {before * kClasses + last, kSeparator * kClasses + last}) {
    endings_[ending] = static_cast<std::uint8_t>(endings_[ending] | row.roles);
  }
}

const RoleKey* RoleIndex::row_spelled(std::string_view key) const {
  const KeyName name(key);
  if (name.text().empty()) return nullptr;
  const std::uint16_t slot = slots_[slot_of(name.text())];
  return slot != 0 && rows_[slot - 1U].name.is_spelled_by(name) ? &rows_[slot - 1U] : nullptr;
}

RoleMatch RoleIndex::match(std::string_view key, unsigned roles) const {
  assert(!key.empty());
  const RoleMatch found = look_up(key);
  return found && (found.row->roles & roles) != 0 ? found : RoleMatch();
}

RoleMatch RoleIndex::look_up(std::string_view key) const {
  for (unsigned depth = 0;; ++depth) {
    const RoleKey* row = row_spelled(key);
    if (row != nullptr) return {row, key, depth};
    const std::size_t dot = key.find('.');
    if (dot == std::string_view::npos || depth == kMostDepth) return {};
    const RoleKey* wrapper = row_spelled(key.substr(0, dot));
    if (wrapper == nullptr || !wrapper->wraps(key.substr(0, dot))) return {};
    key.remove_prefix(dot + 1);
  }
}

bool RoleIndex::plays(Role role, std::string_view key) const {
  const RoleMatch found = find(key, role_bit(role));
  return found &&
         std::any_of(found.row->uses.begin(), found.row->uses.end(), [&](const RoleUse& use) {
           return use.role == role && use.path.empty() && (!use.exact || use.spelling == found.key);
         });
}

}  // namespace gsaw
