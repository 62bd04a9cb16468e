// The keys that the user has named for roles.
#include "record/added_names.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "record/id_key.h"
#include "record/key_name.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

AddedNames& all() {
  static AddedNames names;
  return names;
}

}  // namespace

bool is_possible_name(std::string_view name) {
  for (;;) {
    const std::size_t dot = name.find('.');
    if (KeyName(name.substr(0, dot)).text().empty()) return false;
    if (dot == std::string_view::npos) return true;
    name.remove_prefix(dot + 1);
  }
}

void set_added_names(AddedNames names) {
  assert(std::all_of(names.begin(), names.end(), [](const std::vector<std::string>& each) {
    return each.size() <= kMostAddedNames &&
           std::all_of(each.begin(), each.end(), is_possible_name);
  }));
  if (names == all()) return;
  all() = std::move(names);
  RoleIndex::rebuild();
  set_added_id_keys(added_names(Role::txn));
}

std::span<const std::string> added_names(Role role) {
  return all()[static_cast<std::size_t>(role)];
}

}  // namespace gsaw
