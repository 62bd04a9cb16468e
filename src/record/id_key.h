// Which members carry a correlation id, by their keys and those of the objects around them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "record/key_name.h"

namespace gsaw {

// The decoded key of a member and of the two objects that it stands in, the nearer first; what
// arrays lie between says nothing. Empty where there is none.
struct KeyPath {
  std::string_view key, parent, grandparent;
};

struct IdKey {
  // The lowest of an entry is its `txn`; ids of spans and sessions rank last. The user's: below 0.
  int rank = 0;
  // The name means other things, too: a value counts that looks like the id of a trace.
  bool needs_shape = false;
};

// Whether the name of this rank is that of a part of a transaction, or of more than one: a span,
// its parent, a session.
bool names_no_transaction(int rank);

// Further names, taken before all others, best first (added_names.h); in place of those set before,
// and before any entry is read. With dots they are paths, or the ends of paths.
void set_added_id_keys(std::span<const std::string> names);
extern bool has_added_id_keys;

// Whether a name of an id can end in the bytes that this key does. Every key of every entry is
// asked for, and this refuses nearly all of them.
inline bool may_be_id_key(std::string_view key) {
  if (has_added_id_keys) [[unlikely]]
    return true;
  if (key.size() < 2) return false;
  const char last = ascii_lower(key.back()), before = ascii_lower(key[key.size() - 2]);
  if (last == 'd') return before == 'i' || is_key_separator(before);  // every ...id
  switch (last) {
    case 'r':
      return before == 't' || is_key_separator(before);  // @tr
    case 'p':
      return before == 's' || is_key_separator(before);  // @sp
    case 'y':
      return before == 'a' || is_key_separator(before);  // cf-ray
    case 't':
      return before == 'n' || before == 'x' || is_key_separator(before);  // ...parent, ...context
    case 'e':
      return before == 'c' || before == 'u' || is_key_separator(before);  // ...trace, tracing.value
    case '3':
      return before == 'b' || is_key_separator(before);
    default:
      return is_key_separator(last);
  }
}

// The name by which a member carries an id: the last three, two or one of the names that its path
// is made of, dots within keys parting them as objects do (`http.request.id`, `ctx.reqId`,
// `trace: {id}`). Names are compared as role names are, see key_name.h; some count only as they
// are spelled. Costs no more than the longest name that there is.
std::optional<IdKey> find_id_key(const KeyPath& path);

}  // namespace gsaw
