// The members of one entry that play its roles, found by looking at each member once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "record/record.h"
#include "record/role_index.h"

namespace gsaw {

// For each role the best name whose value fits it: a time must read as one, a level be a known
// one. The entry's own members come before those of an object that wraps one (wrapper_names), and
// a level that is named before one that is a number.
class RoleChoice {
 public:
  // Sets all of `roles` that belongs to the roles in `wanted` (a bit each, not txn's).
  RoleChoice(const Record& record, unsigned wanted, Roles& roles);

  // The next of the entry's members whose key, decoded, is in the table. PERF: not in line, so
  // that the loop over the keys stays in registers.
  void consider(const RoleKey& row, std::string_view key, const JsonValue& value) {
    consider(row, {key, value}, {record_.format(), 0});
  }

  // After all members: what wrappers hold, and what an entry says without a member for it.
  void finish();

 private:
  // Where a member stands: the entry's own, or in so many wrappers.
  struct Place {
    const EntryFormat& format;
    unsigned depth;
  };
  struct Wrapper {
    JsonValue object;
    unsigned depth;
  };
  struct Best {
    std::array<std::uint64_t, 2> seen{};  // bit per rank
    unsigned order = ~0U;
  };
  static constexpr unsigned kMostDepth = 2;
  // More wrappers than this in one entry are no wrappers.
  static constexpr std::size_t kMostWrappers = 8;

  bool wants(Role role) const { return (wanted_ & role_bit(role)) != 0; }
  bool is_missing(unsigned depth) const;
  void consider(const RoleKey& row, const JsonMember& member, const Place& place);
  void consider(const RoleUse& use, const JsonMember& member, const Place& place);
  void choose(const RoleUse& use, const JsonMember& member, const Place& place);
  bool fits(Role role, const JsonMember& member, const Place& place);
  void look_into(const Wrapper& wrapper);
  std::string_view kept_key(Role role, std::string_view key);

  const Record& record_;
  const unsigned wanted_;
  Roles& roles_;
  std::array<Best, kRoleCount> best_;
  std::array<Wrapper, kMostWrappers> wrappers_{};
  std::size_t wrapper_count_ = 0;
};

}  // namespace gsaw
