// The key around a place in a raw line, and where in the entry its member stands: read without
// tokens, so that what is said is certain or nothing.
#pragma once

#include <cstddef>
#include <string_view>

#include "record/record.h"

namespace gsaw {

struct RawKey {
  enum class Kind : unsigned char {
    none,     // no key that a role goes by
    unclear,  // escaped, or cut
    plain,
  };

  Kind kind = Kind::none;
  std::size_t begin = 0, end = 0;  // of a plain one, within its quotes
};

// The string that holds `text[at]`, or that a quote at `at` begins: it may be a key or a value.
// Costs no more than the longest key of a role.
RawKey find_raw_key(std::string_view text, std::size_t at);

// The key, raw, of the value that begins behind `before`; empty where none can be read.
std::string_view key_before(std::string_view before);

// Where a member stands.
enum class MemberPlace : unsigned char {
  elsewhere,  // where nothing is looked for, or that cannot be said, or far from the line's begin
  within,     // in an object of the entry in which its role is looked for
  own,        // among the entry's own members
};

// Of the member with this key; `before` is its line up to the quote before the key. A closing
// brace in a string may make a member of an object look like one of the entry's own.
inline MemberPlace member_place(Role role, std::string_view before, std::string_view key);

// `before` as above. True when it shows that the entry has the shape of GELF (entry_format.h).
inline bool begins_gelf(std::string_view before);

// PERF: most members stand before any object within their entry, and most GELF begins alike:
// without a call but of find().

MemberPlace member_place_among_objects(Role role, std::string_view before, std::string_view key);
bool begins_other_gelf(std::string_view before);

MemberPlace member_place(Role role, std::string_view before, std::string_view key) {
  // So that many keys on a line cost no more than their number.
  constexpr std::size_t kFarthest = std::size_t{4} << 10;
  if (before.size() > kFarthest) return MemberPlace::elsewhere;
  if (before.starts_with('{') && before.find('{', 1) == before.npos) return MemberPlace::own;
  return member_place_among_objects(role, before, key);
}

bool begins_gelf(std::string_view before) {
  return before.starts_with(R"({"version":"1.1","host":)") ||
         before.starts_with(R"({"version":"1.0","host":)") || begins_other_gelf(before);
}

}  // namespace gsaw
