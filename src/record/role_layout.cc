// What members may mean by their keys alone.
#include "record/role_layout.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

#include "base/short_text.h"
#include "record/correlation_ids.h"
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
  bool may_be_txn = true;
  for (const JsonMember& member : members) {
    const auto place = static_cast<std::uint32_t>(keys_.size());
    Key& key = keys_.emplace_back(Key{std::string(member.key), {}, {}});
    has_long_keys_ |= key.text.size() > sizeof key.head;
    const std::size_t size = std::min(key.text.size(), sizeof key.head);
    std::memcpy(key.head.data(), key.text.data(), size);
    std::memset(key.given.data(), 0xFF, size);
    if (const RoleMatch match = index.find(member.key, kAll)) add(match, place, member.key.size());
    if (const ServiceKey service = service_key(member.key); service.may_name()) {
      services_.push_back({service, place});
    }
    may_be_txn &= !is_name_key(member.key);
    if (may_be_txn && is_plain_txn_key(member.key)) txns_.push_back(place);
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

bool RoleLayout::is_of(std::span<const JsonMember> members, const char* last_byte) const {
  if (members.size() != keys_.size()) return false;
  constexpr std::size_t kHead = sizeof Key::head, kWord = kHead / 2;
  const bool readable = last_byte - members.back().key.data() >= std::ptrdiff_t{kHead};
  if (!readable || has_long_keys_) {
    return std::equal(members.begin(), members.end(), keys_.begin(),
                      [](const JsonMember& member, const Key& key) {
                        return equals_short(member.key, key.text);
                      });
  }
  // PERF: without a branch that depends on the sizes.
  std::uint64_t differ = 0;
  const Key* key = keys_.data();
  for (const JsonMember& member : members) {
    const char* const here = member.key.data();
    differ |= ((load_part<std::uint64_t>(here) ^ key->head[0]) & key->given[0]) |
              ((load_part<std::uint64_t>(here + kWord) ^ key->head[1]) & key->given[1]) |
              (member.key.size() ^ key->text.size());
    ++key;
  }
  return differ == 0;
}

const RoleLayout* RoleLayouts::find(std::span<const JsonMember> members, const char* last_byte) {
  // Making one costs as much as looking at the entry without some ten times.
  constexpr std::uint64_t kTried = 64;
  constexpr std::size_t kMostMembers = 256;
  if (members.empty() || members.size() > kMostMembers) return nullptr;
  std::uint64_t hash = 0;
  for (const JsonMember& member : members) hash = std::rotl(hash, 5) ^ member.key.size();
  const std::size_t first = 2 * (hash * 0x9E3779B97F4A7C15ULL >> (64 - kSlotBits));
  for (const std::size_t slot : {first, first + 1}) {
    if (slots_[slot] == nullptr || !slots_[slot]->is_of(members, last_byte)) continue;
    ++found_;
    return slots_[slot].get();
  }
  if (made_ > kTried + found_ / kTried) return nullptr;
  auto& slot = slots_[first + made_++ % 2];
  slot = std::make_unique<RoleLayout>(members);
  return slot.get();
}

}  // namespace gsaw
