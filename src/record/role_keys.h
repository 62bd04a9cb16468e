// The table of the producers' names for each role, and a fast look-up in it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/short_text.h"
#include "record/record.h"

namespace gsaw {

// The names a role goes by, best first (formats.md's alias lists). A name with dots is
// tried as one key and as a path into objects. Empty for txn: see txn_key_rank.
std::span<const std::string_view> role_keys(Role role);

// The virtual field of the query language that has this name.
std::optional<Role> virtual_field(std::string_view name);

// What a top-level key may stand for.
struct RoleUse {
  Role role;
  std::uint8_t rank;      // by place in role_keys(role), the key before the path; lower is better
  std::string_view rest;  // the path inside the member's object; empty: the member itself
};

class RoleKeyIndex {
 public:
  struct Entry {
    std::string_view key;
    std::vector<RoleUse> uses;
    unsigned roles = 0;  // bit per role it may play
    std::uint8_t next = kNone;
  };

  static const RoleKeyIndex& instance();

  // The entry of a decoded key if it may play one of `roles` (a bit each), else null. Asked
  // for every member of every entry: nearly all are refused by the slot they fall into.
  const Entry* find(std::string_view key, unsigned roles) const {
    if (key.empty()) return nullptr;
    const Slot slot = slots_[slot_of(key)];
    return (slot.roles & roles) == 0 ? nullptr : find_entry(slot.first, key, roles);
  }

 private:
  static constexpr std::uint8_t kNone = 0xFF;

  // The entries that fall into it: the first, and each the next.
  struct Slot {
    std::uint8_t roles = 0;  // of all of them
    std::uint8_t first = kNone;
  };
  static_assert(kRoleCount <= 8);

  RoleKeyIndex();
  void add(std::string_view key, RoleUse use);
  Entry& entry_of(std::string_view key);
  const Entry* find_entry(std::uint8_t first, std::string_view key, unsigned roles) const {
    for (std::uint8_t at = first; at != kNone; at = entries_[at].next) {
      const Entry& entry = entries_[at];
      if (equals_short(entry.key, key)) return (entry.roles & roles) == 0 ? nullptr : &entry;
    }
    return nullptr;
  }
  // By first and last byte and length. The factors were found by trial: with them the keys
  // of the table meet each other, and keys that other fields often have, least.
  static std::size_t slot_of(std::string_view key) {
    const auto byte = [](char c) { return std::size_t{static_cast<unsigned char>(c)}; };
    return (byte(key.front()) * 11 + byte(key.back()) * 47 + key.size() * 5) % kSlots;
  }

  static constexpr std::size_t kSlots = 512;

  std::array<Slot, kSlots> slots_;
  std::vector<Entry> entries_;
};

}  // namespace gsaw
