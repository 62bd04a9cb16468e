// The spellings of a role's keys that a scan has met.
#include "query/known_key.h"

#include <cassert>
#include <cstring>

#include "base/short_text.h"
#include "query/role_needles.h"
#include "record/role_index.h"

namespace gsaw {

// `quoted` has kMost bytes at most, and there are so many to be read.
KnownKeys::Met::Met(std::size_t its_needle, std::size_t bytes_before, std::string_view quoted,
                    const Found& found)
    : needle(its_needle), before(bytes_before), size(quoted.size()), skipped(found.skipped) {
  assert(size <= kMost);
  mask = {};
  std::memset(mask.data(), 0xFF, size);
  std::memcpy(bytes.data(), quoted.data(), kMost);
  for (std::size_t i = 0; i < kWords; ++i) bytes[i] &= mask[i];
}

bool KnownKeys::Met::stands(const char* quote) const {
  std::uint64_t differ = 0;
  for (std::size_t i = 0; i < kWords; ++i) {
    differ |= (load_part<std::uint64_t>(quote + i * sizeof(std::uint64_t)) & mask[i]) ^ bytes[i];
  }
  return differ == 0;
}

KnownKeys::Found KnownKeys::find(Role role, std::size_t needle, std::string_view text,
                                 std::size_t at) {
  Met& met = met_[needle % met_.size()];
  if (met.needle == needle && at > met.before) {
    const std::size_t quote = at - met.before;
    const bool whole = text[quote - 1] != '\\' && quote + Met::kMost <= text.size();
    if (whole && met.stands(text.data() + quote)) {
      return {{RawKey::Kind::plain, quote + 1, quote + met.size - 1}, met.skipped};
    }
  }
  const Found found = look_up(role, text, at);
  if (found.key.kind != RawKey::Kind::plain) return found;
  const std::size_t quote = found.key.begin - 1, size = found.key.end + 1 - quote;
  if (size <= Met::kMost && quote + Met::kMost <= text.size() && quote <= at) {
    met = Met(needle, at - quote, text.substr(quote, size), found);
  }
  return found;
}

KnownKeys::Found KnownKeys::look_up(Role role, std::string_view text, std::size_t at) {
  const RawKey key = find_raw_key(text, at);
  if (key.kind != RawKey::Kind::plain) return {key};
  const std::string_view name = text.substr(key.begin, key.end - key.begin);
  if (ends_added_path(role, name)) return {{RawKey::Kind::unclear}};
  const bool is_implied = role == Role::level && implied_level(name);
  if (!is_implied && !RoleIndex::instance().plays(role, name)) return {};
  const RoleMatch match = RoleIndex::instance().find(name, role_bit(role));
  return {key, match ? name.size() - match.key.size() : 0};
}

}  // namespace gsaw
