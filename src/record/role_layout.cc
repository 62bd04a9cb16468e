// What members may mean by their keys alone.
#include "record/role_layout.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "record/correlation_ids.h"
#include "record/entry_format.h"
#include "record/key_name.h"
#include "record/role_values.h"

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
         key != "context" && key != "prefix" && key != "line" && key != "_line";
}

}  // namespace

RoleLayout::RoleLayout(std::span<const JsonMember> members) : size_(members.size()) {
  constexpr unsigned kAll = (1U << kRoleCount) - 1;
  const RoleIndex& index = RoleIndex::instance();
  bool may_be_txn = true;
  for (const JsonMember& member : members) {
    const auto place = static_cast<std::uint32_t>(&member - members.data());
    if (const RoleMatch match = index.find(member.key, kAll)) add(match, place, member.key.size());
    if (const ServiceKey service = service_key(member.key); service.may_name()) {
      services_.push_back({service, place});
    }
    const bool is_marked = member.key.starts_with('_');
    (is_marked ? marked_ : unmarked_).add(member.key.substr(is_marked ? 1 : 0));
    may_be_txn &= !is_name_key(member.key);
    if (may_be_txn && is_plain_txn_key(member.key)) txns_.push_back(place);
  }
  find_scales(members);
  if (EntryFormat({}, members).is_echo_request()) {  // its host may be that of the request
    for (Candidate& each : candidates_) each.takes_text &= each.use->role != Role::host;
  }
  std::stable_sort(candidates_.begin(), candidates_.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return std::tie(a.use->role, a.order) < std::tie(b.use->role, b.order);
                   });
  for (const Candidate& each : candidates_) ++begins_[static_cast<std::size_t>(each.use->role) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

void RoleLayout::add(const RoleMatch& match, std::uint32_t member, std::size_t key_size) {
  if (match.row->wraps(match.key)) wrappers_.push_back({member, match.depth});
  for (const RoleUse& use : match.row->uses) {
    if (use.exact && use.spelling != match.key) continue;
    const bool again =
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
          return other.depth == 0 && other.use->role == use.role && other.use->rank == use.rank;
        });
    if (again && match.depth == 0) repeated_ |= role_bit(use.role);
    const bool respelled = use.path.empty() && is_respelled(use, match.key);
    const bool is_plain =
        match.depth == 0 && use.path.empty() && match.key.size() > 1 && !use.named_alone;
    const bool is_exact = is_plain && use.role == Role::time && match.key != kSecondsApart;
    candidates_.push_back({&use, member, static_cast<std::uint32_t>(key_size - match.key.size()),
                           match.depth, use_order(use, match.depth, respelled),
                           takes_text(use, match.key), is_plain, is_exact, use.named_alone,
                           !use.path.empty(), std::nullopt});
  }
}

void RoleLayout::find_scales(std::span<const JsonMember> members) {
  const auto style = level_style_by_keys(members);
  for (Candidate& each : candidates_) {
    if (each.use->role != Role::level || !each.is_plain) continue;
    const auto scales = level_scales(KeyName(members[each.member].key).text());
    if (scales.size() == 1)
      each.scale = scales.front();
    else if (style)
      each.scale = scales[static_cast<std::size_t>(*style)];
  }
}

const RoleLayout* RoleLayouts::find(std::uint32_t keys, std::span<const JsonMember> members) {
  if (keys == KeySequences::kUnknown) return nullptr;
  Slot& slot = slots_[keys % slots_.size()];
  if (slot.keys != keys) {
    slot.layout = std::make_unique<RoleLayout>(members);
    slot.keys = keys;
  }
  return slot.layout->size() == members.size() ? slot.layout.get() : nullptr;
}

}  // namespace gsaw
