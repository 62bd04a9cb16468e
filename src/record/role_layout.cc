// Which members may play an entry's roles, by their keys alone.
#include "record/role_layout.h"

#include <algorithm>
#include <tuple>

#include "base/short_text.h"
#include "record/key_name.h"

namespace gsaw {

bool is_respelled(const RoleUse& use, std::string_view key) {
  if (use.spelling == key) return false;
  return std::any_of(key.begin(), key.end(), [](char c) {
    return is_key_separator(c) || c == '@' || (c >= 'A' && c <= 'Z');
  });
}

namespace {

// True when RoleChoice takes any text under this key; but a facility that is a number it does not.
bool takes_text(const RoleUse& use, std::string_view key) {
  constexpr unsigned kOfText =
      role_bit(Role::message) | role_bit(Role::host) | role_bit(Role::logger) | role_bit(Role::txn);
  return (role_bit(use.role) & kOfText) != 0 && use.path.empty() && key.size() > 1 &&
         key != "context";
}

}  // namespace

RoleLayout::RoleLayout(std::span<const JsonMember> members) {
  constexpr unsigned kAll = (1U << kRoleCount) - 1;
  const RoleIndex& index = RoleIndex::instance();
  for (const JsonMember& member : members) {
    keys_ += member.key;
    const auto place = static_cast<std::uint32_t>(key_sizes_.size());
    key_sizes_.push_back(static_cast<std::uint32_t>(member.key.size()));
    if (const RoleMatch match = index.find(member.key, kAll)) add(match, place, member.key.size());
  }
  std::stable_sort(candidates_.begin(), candidates_.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return std::tie(a.use->role, a.order) < std::tie(b.use->role, b.order);
                   });
}

void RoleLayout::add(const RoleMatch& match, std::uint32_t member, std::size_t key_size) {
  if (match.row->is_wrapper) wrappers_.push_back({member, match.depth});
  for (const RoleUse& use : match.row->uses) {
    if (use.exact && use.spelling != match.key) continue;
    const bool again =
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
          return other.depth == 0 && other.use->role == use.role && other.use->rank == use.rank;
        });
    if (again && match.depth == 0) repeated_ |= role_bit(use.role);
    const bool respelled = use.path.empty() && is_respelled(use, match.key);
    candidates_.push_back({&use, member, static_cast<std::uint32_t>(key_size - match.key.size()),
                           match.depth, use_order(use, match.depth, respelled),
                           takes_text(use, match.key)});
  }
}

bool RoleLayout::is_of(std::span<const JsonMember> members) const {
  if (members.size() != key_sizes_.size()) return false;
  const char* key = keys_.data();
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!equals_short(members[i].key, {key, key_sizes_[i]})) return false;
    key += key_sizes_[i];
  }
  return true;
}

const RoleLayout* RoleLayouts::find(std::span<const JsonMember> members) {
  // Making one costs as much as looking at the entry without some ten times.
  constexpr std::uint64_t kTried = 64;
  constexpr std::size_t kMostMembers = 256;
  if (members.empty() || members.size() > kMostMembers) return nullptr;
  std::uint64_t hash = 0;
  for (const JsonMember& member : members)
    hash = (hash + member.key.size()) * 0x9E3779B97F4A7C15ULL;
  const std::size_t first = 2 * (hash >> (64 - kSlotBits));
  for (const std::size_t slot : {first, first + 1}) {
    if (slots_[slot] == nullptr || !slots_[slot]->is_of(members)) continue;
    ++found_;
    return slots_[slot].get();
  }
  if (made_ > kTried + found_ / kTried) return nullptr;
  auto& slot = slots_[first + made_++ % 2];
  slot = std::make_unique<RoleLayout>(members);
  return slot.get();
}

}  // namespace gsaw
