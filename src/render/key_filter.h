// The fields that -K hides: by virtual name, by key, by dotted path.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace gsaw {

// Immutable. A name hides the role it names (`host`, whatever its key in the entry) and
// what goes by that key or path, GELF's `_` before it or not. `.host` and `"host"` mean
// the key only, `"a.b"` one key at the top of the entry and no path. Elements of arrays go by the
// path of the array: `items.price`, also written `items[].price`, is hidden in every element of
// `items`.
class KeyFilter {
 public:
  // `hidden`: as read_field_name() reads them; what is no name is left out.
  // `roles`: bit per role (role_bit); the members that play them are hidden, whatever their keys.
  explicit KeyFilter(const std::vector<std::string>& hidden, unsigned roles = 0);

  bool empty() const { return paths_.empty() && keys_.empty() && !hides_role_; }
  bool hides(Role role) const { return roles_[static_cast<std::size_t>(role)]; }
  // `path`: the decoded keys from the top of the entry, joined by dots. `is_key`: it is only one.
  bool hides(std::string_view path, bool is_key) const;
  // The same of the path, of several keys, or of one that it lies in: `a.b` in `a`.
  bool hides_all_of(std::string_view path) const;
  // Whether something is hidden that lies in `path`.
  bool hides_below(std::string_view path) const;
  // Whether the member at the top of `record` that `value` is, or lies in, is hidden by its name in
  // quotes.
  bool hides_member_of(const Record& record, const JsonValue& value) const;
  // No path longer than this is hidden.
  std::size_t longest_path() const { return longest_path_; }

 private:
  std::array<bool, kRoleCount> roles_{};
  bool hides_role_ = false;  // one at least
  // Sorted. Keys that hold dots, and are no paths.
  std::vector<std::string> paths_, keys_;
  std::size_t longest_path_ = 0;
};

}  // namespace gsaw
