// Which members carry a correlation id, by their keys and those of the objects around them.
#pragma once

#include <optional>
#include <string_view>

namespace gsaw {

// The decoded key of a member and of the two objects that it stands in, the nearer first; what
// arrays lie between says nothing. Empty where there is none.
struct KeyPath {
  std::string_view key, parent, grandparent;
};

struct IdKey {
  int rank = 0;  // the lowest of an entry is its `txn`; ids of spans and sessions rank last
  // The name means other things, too: a value counts that looks like the id of a trace.
  bool needs_shape = false;
};

// The name by which a member carries an id: the last three, two or one of the names that its path
// is made of, dots within keys parting them as objects do (`http.request.id`, `ctx.reqId`,
// `trace: {id}`). Names are compared as role names are, see key_name.h; some count only as they
// are spelled. Costs no more than the longest name that there is.
std::optional<IdKey> find_id_key(const KeyPath& path);

}  // namespace gsaw
