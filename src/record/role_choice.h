// The members of one layer of an entry that play its roles, found by looking at each once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "record/record.h"
#include "record/role_index.h"
#include "record/role_layout.h"

namespace gsaw {

// For each role the best name whose value fits it: a time must read as one, a level be a known
// one. The entry's own members come before those of an object that wraps one (wrapper_names), and
// a level that is named before one that is a number, any before one that is_named_alone, a time
// with a clock before a date without, a stack of lines before a text of one.
class RoleChoice {
 public:
  // Sets what belongs to the roles in `wanted` (a bit each, not txn's), where a member of the layer
  // plays them. `format`: of that layer.
  RoleChoice(const Record& record, const EntryFormat& format, unsigned wanted, Roles& roles)
      : record_(record), format_(format), wanted_(wanted), roles_(roles) {}

  // The next of the layer's members whose key, decoded, is in the table.
  void consider(const RoleMatch& match, const JsonValue& value) {
    consider(*match.row, {match.key, value}, {format_, match.depth});
  }

  // All of them, `layout` being theirs; it has told which are repeated (plain_roles.h).
  void consider(const RoleLayout& layout, std::span<const JsonMember> members);

  // After all members: what wrappers hold, and what a layer says without a member for it. Returns
  // the roles, of those wanted, that none plays.
  unsigned finish();

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
    std::array<std::uint64_t, kMostRoleNames / 32> seen{};  // bit per rank
    unsigned order = ~0U;
  };
  static constexpr unsigned kMostDepth = 2;
  // More wrappers than this in one entry are no wrappers.
  static constexpr std::size_t kMostWrappers = 8;

  bool wants(Role role) const { return (wanted_ & role_bit(role)) != 0; }
  bool is_missing(unsigned depth) const;
  void consider(const RoleKey& row, const JsonMember& member, const Place& place);
  void consider(const RoleUse& use, const JsonMember& member, const Place& place);
  void consider(const RoleLayout::Candidate& candidate, const JsonMember& member);
  void consider_wrapper(const JsonValue& value, unsigned depth);
  void choose(const RoleUse& use, const JsonMember& member, const Place& place, unsigned order);
  void take(Role role, const JsonMember& member, unsigned order);
  void choose_path(const RoleUse& use, const JsonMember& member, const Place& place);
  bool fits(const RoleUse& use, const JsonMember& member, const Place& place);
  void look_into(const Wrapper& wrapper);
  bool imply_level();
  bool is_failure_of_lambda() const;
  std::string_view kept_key(Role role, std::string_view key);

  const Record& record_;
  const EntryFormat& format_;
  const unsigned wanted_;
  Roles& roles_;
  std::array<Best, kRoleCount> best_;
  std::vector<Wrapper> wrappers_;  // few entries have any
};

}  // namespace gsaw
