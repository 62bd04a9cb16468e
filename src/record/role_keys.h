// The table of the producers' names for each role, and a fast look-up in it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

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
  };

  static const RoleKeyIndex& instance();

  // The entry for a decoded key, or -1. Asked for every member of every entry: nearly all
  // that are no role's are refused by their length and two of their bytes.
  int find(std::string_view key) const {
    if (key.empty() || key.size() > kLongest) return -1;
    const std::uint32_t slot = slots_[slot_of(key)];
    if (slot == kEmpty) return -1;
    if (entries_[slot & kEntryMask].key == key) return static_cast<int>(slot & kEntryMask);
    return (slot & kShared) != 0 ? find_shared(key) : -1;
  }
  const Entry& entry(std::uint16_t number) const { return entries_[number]; }

 private:
  static constexpr std::size_t kSlots = 4096;
  static constexpr std::size_t kLongest = 64;
  static constexpr std::uint16_t kEmpty = 0xFFFF;
  static constexpr std::uint16_t kShared = 0x8000;  // further entries have the same slot
  static constexpr std::uint16_t kEntryMask = 0x7FFF;

  RoleKeyIndex();
  void add(std::string_view key, RoleUse use);
  int find_shared(std::string_view key) const;
  static std::size_t slot_of(std::string_view key) {
    const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(key[i])}; };
    return (byte(0) * 131 + byte(key.size() - 1) * 17 + key.size() * 613) % kSlots;
  }

  std::vector<Entry> entries_;
  std::array<std::uint16_t, kSlots> slots_;
};

}  // namespace gsaw
