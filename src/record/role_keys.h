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

  // The entry of a decoded key if it may play `role`, else null. Asked for every member of
  // every entry: nearly all are refused by their first byte and length.
  const Entry* find(std::string_view key, Role role) const {
    if (key.empty() || key.size() > kLongest) return nullptr;
    const std::uint64_t lengths = lengths_[static_cast<std::size_t>(role)][first_byte(key)];
    if ((lengths >> (key.size() - 1) & 1) == 0) return nullptr;
    return find_entry(key);
  }

 private:
  static constexpr std::size_t kLongest = 64;

  RoleKeyIndex();
  void add(std::string_view key, RoleUse use);
  const Entry* find_entry(std::string_view key) const;
  static std::size_t first_byte(std::string_view key) { return static_cast<unsigned char>(key[0]); }

  // By role and first byte: bit n - 1 is set for keys of length n.
  std::array<std::array<std::uint64_t, 256>, kRoleCount> lengths_{};
  std::array<std::vector<Entry>, 256> entries_;  // by first byte
};

}  // namespace gsaw
