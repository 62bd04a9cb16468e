// Every name of a role holds what lines are searched for.
#include "query/role_needles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "record/role_index.h"
#include "record/role_names.h"

using namespace gsaw;

namespace {

bool has_needle(Role role, std::string key) {
  key = '"' + key + '"';
  make_ascii_lower(key);
  return std::ranges::any_of(role_needles(role), [&](std::string_view needle) {
    std::string text(needle);
    make_ascii_lower(text);
    return key.find(text) != key.npos;
  });
}

}  // namespace

TEST_CASE("every name holds one; of a path the last key, or the first, whose value is an object") {
  for (const Role role : {Role::time, Role::level}) {
    for (const std::string_view name : role_names(role)) {
      const std::string key(bare_name(name));
      CAPTURE(key);
      if (RoleIndex::instance().is_named_alone(key)) continue;
      CHECK(has_needle(role, key));
      const std::size_t dot = key.rfind('.');
      if (dot == key.npos) continue;
      const std::string last = key.substr(dot + 1), first = key.substr(0, key.find('.'));
      const bool last_is_seen = has_needle(role, last) && RoleIndex::instance().plays(role, last);
      const bool first_is_seen =
          has_needle(role, first) && RoleIndex::instance().plays(role, first);
      const bool middle_is_seen = key == "log.level.name";
      CHECK((last_is_seen || first_is_seen || middle_is_seen));
    }
  }
}

TEST_CASE("short names are found in a string, too") {
  for (const Role role : {Role::time, Role::level}) {
    for (const std::string_view needle : role_needles(role)) {
      if (!needle.ends_with('"')) continue;
      const std::string escaped = std::string(needle.substr(0, needle.size() - 1)) + '\\';
      CAPTURE(escaped);
      CHECK(std::ranges::count(role_needles(role), escaped) == 1);
    }
  }
}
