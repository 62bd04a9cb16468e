// What members may mean by their keys alone, their roles, the txn, the service: worked out once for
// all the entries of a log that have the same keys in a row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "record/json_value.h"
#include "record/key_bits.h"
#include "record/key_sequences.h"
#include "record/level_scales.h"
#include "record/role_index.h"
#include "record/service_name.h"

namespace gsaw {

// A use that gives way to all others, however deep these stand, has at least this order.
inline constexpr unsigned kLastResort = 1U << 20U;

// How good a use is for its role, as far as its key tells: lower is better. `respelled`: not as the
// table has the name, nor in lower case as one word.
constexpr unsigned use_order(const RoleUse& use, unsigned depth, bool respelled) {
  return (use.named_alone ? kLastResort : 0U) | depth << 10U | unsigned{use.rank} << 1U |
         unsigned{respelled};
}
bool is_respelled(const RoleUse& use, std::string_view key);

class RoleLayout {
 public:
  // A member and a use of its key.
  struct Candidate {
    const RoleUse* use = nullptr;
    std::uint32_t member = 0;   // its place among the members
    std::uint32_t skipped = 0;  // bytes of its key that name wrappers
    unsigned depth = 0;         // how many they name
    unsigned order = 0;         // use_order
    bool takes_text = false;    // any, but one that begins with a digit, fits
    bool is_plain = false;      // the member itself, by its whole key, which has a meaning anywhere
    bool is_exact = false;      // of a time: but for milliseconds the value is all of it
    // The same of the use. PERF: what is asked of every entry stands together.
    bool named_alone = false, is_path = false;
    // Of a plain level: that of its numbers, where keys alone tell it.
    std::optional<LevelScale> scale;

    // True when the value is a text that fits for sure: what an escape begins with is not looked
    // at.
    bool takes(const JsonValue& value) const {
      return takes_text && value.type == JsonType::string && !value.raw.empty() &&
             !is_digit(value.raw.front()) && value.raw.front() != '\\';
    }
  };
  struct Wrapper {
    std::uint32_t member = 0;
    unsigned depth = 0;
  };
  struct Service {
    ServiceKey key;
    std::uint32_t member = 0;
  };

  // `members`: of one layer, their keys without escapes.
  explicit RoleLayout(std::span<const JsonMember> members);

  // How many there are.
  std::size_t size() const { return size_; }
  // Of one role; the best first, of equal ones in the order of the members.
  std::span<const Candidate> candidates(Role role) const {
    const auto i = static_cast<std::size_t>(role);
    return std::span(candidates_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }
  // Members that hold an entry, or more of it, if they are objects.
  std::span<const Wrapper> wrappers() const { return wrappers_; }
  // In their order.
  std::span<const Service> services() const { return services_; }
  // Those whose key is one of a txn, of the lowest rank, whatever is around it
  // (correlation_ids.cc).
  std::span<const std::uint32_t> txns() const { return txns_; }
  // Bit per role: a name that gives it occurs more than once.
  unsigned repeated() const { return repeated_; }
  // The keys that do not begin with a `_`, and what follows it in those that do.
  const KeyBits& unmarked() const { return unmarked_; }
  const KeyBits& marked() const { return marked_; }

 private:
  void add(const RoleMatch& match, std::uint32_t member, std::size_t key_size);
  void find_scales(std::span<const JsonMember> members);

  std::size_t size_;
  std::vector<Candidate> candidates_;  // of one role after the other
  std::array<std::uint32_t, kRoleCount + 1> begins_{};
  std::vector<Wrapper> wrappers_;
  std::vector<Service> services_;
  std::vector<std::uint32_t> txns_;
  unsigned repeated_ = 0;
  KeyBits unmarked_, marked_;
};

// The layouts that were asked for last, of the objects of one reader. One per thread.
class RoleLayouts {
 public:
  // Of the first members of an object, by the number of its keys; `members` must be as many each
  // time or there is none.
  const RoleLayout* find(std::uint32_t keys, std::span<const JsonMember> members);

 private:
  struct Slot {
    std::uint32_t keys = KeySequences::kUnknown;
    std::unique_ptr<RoleLayout> layout;
  };
  std::array<Slot, KeySequences::kMostRows> slots_;
};

}  // namespace gsaw
