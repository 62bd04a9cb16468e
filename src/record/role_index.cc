// A fast look-up of the roles that a key may play.
#include "record/role_index.h"

#include <algorithm>
#include <cassert>

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

}  // namespace

RoleIndex::RoleIndex() {
  for (std::size_t r = 0; r < kRoleCount; ++r) {
    const auto role = static_cast<Role>(r);
    const auto names = role_names(role);
    for (std::size_t rank = 0; rank < names.size(); ++rank) add_name(role, rank, names[rank]);
  }
  for (const std::string_view name : wrapper_names()) {
    RoleKey& row = row_of(part_of(name));
    row.is_wrapper = true;
    row.roles = (1U << kRoleCount) - 1;
  }
  for (const RoleKey& row : rows_) add_endings(row);
}

// `log.level` as the key of that name, then as the path it may be.
void RoleIndex::add_name(Role role, std::size_t rank, std::string_view name) {
  const bool exact = is_exact_name(name);
  name = bare_name(name);
  const auto place = static_cast<std::uint8_t>(2 * rank);
  const auto add = [&](std::string_view key, RoleUse use) {
    RoleKey& row = row_of(part_of(key));
    row.uses.push_back(std::move(use));
    row.roles |= role_bit(role);
  };
  add(name, {role, place, name, exact, {}});
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
  std::vector<NamePart> path;
  for (std::size_t at = 0; at <= rest.size();) {
    const std::size_t end = std::min(rest.find('.', at), rest.size());
    path.push_back(part_of(rest.substr(at, end - at)));
    at = end + 1;
  }
  add(head, {role, static_cast<std::uint8_t>(place + 1), head, false, std::move(path)});
}

std::size_t RoleIndex::slot_of(std::string_view name) const {
  std::size_t slot = hash_of(name) % kSlots;
  while (slots_[slot] != 0 && rows_[slots_[slot] - 1U].name.name != name) slot = (slot + 1) % kSlots;
  return slot;
}

RoleKey& RoleIndex::row_of(const NamePart& name) {
  assert(!name.name.empty() && rows_.size() < kSlots / 2);
  std::uint16_t& slot = slots_[slot_of(name.name)];
  if (slot == 0) {
    rows_.push_back({name, {}, 0, false});
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
  for (unsigned depth = 0;; ++depth) {
    const RoleKey* row = row_spelled(key);
    if (row != nullptr) return (row->roles & roles) != 0 ? RoleMatch{row, key, depth} : RoleMatch();
    const std::size_t dot = key.find('.');
    if (dot == std::string_view::npos || depth == kMostDepth) return {};
    const RoleKey* wrapper = row_spelled(key.substr(0, dot));
    if (wrapper == nullptr || !wrapper->is_wrapper) return {};
    key.remove_prefix(dot + 1);
  }
}

const RoleIndex& RoleIndex::instance() {
  static const RoleIndex index;
  return index;
}

}  // namespace gsaw
