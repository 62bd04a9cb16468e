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

  // The entry for a decoded key, or -1. Asked for every member of every entry: one
  // hash of three bytes and the length, and nearly always no comparison for a miss.
  int find(std::string_view key) const {
    if (key.empty()) return -1;
    for (const std::uint16_t entry : buckets_[bucket(key)]) {
      if (entries_[entry].key == key) return entry;
    }
    return -1;
  }
  const Entry& entry(std::uint16_t number) const { return entries_[number]; }

 private:
  static constexpr std::size_t kBuckets = 1024;

  RoleKeyIndex();
  void add(std::string_view key, RoleUse use);
  static std::size_t bucket(std::string_view key) {
    const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(key[i])}; };
    return (byte(0) * 37 + byte(key.size() - 1) * 11 + byte(key.size() / 2) * 151 +
            key.size() * 241) % kBuckets;
  }

  std::vector<Entry> entries_;
  std::array<std::vector<std::uint16_t>, kBuckets> buckets_;
};

}  // namespace gsaw
