// The value of --role.
#include "cli/role_option.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace gsaw {
namespace {

std::string problem(const std::string& value) {
  RoleKeys names;
  const auto appended = append_role(names, value);
  return appended ? "" : appended.error().message + " | " + appended.error().hint;
}

const std::vector<std::string>& of(const RoleKeys& keys, Role role) {
  return keys.names[static_cast<std::size_t>(role)];
}

TEST_CASE("keys are added behind those that a role has") {
  RoleKeys names;
  REQUIRE(append_role(names, "level=a,b.c"));
  REQUIRE(append_role(names, "stack=x=y"));
  REQUIRE(append_role(names, "level=d,a"));
  CHECK(of(names, Role::level) == std::vector<std::string>{"a", "b.c", "d"});
  CHECK(of(names, Role::stack) == std::vector<std::string>{"x=y"});
  CHECK(of(names, Role::time).empty());
  REQUIRE(append_role(names, "duration=spent_us,http.wait"));
  CHECK(names.durations == std::vector<std::string>{"spent_us", "http.wait"});
}

TEST_CASE("a wrong value says what is wrong with which part") {
  CHECK(problem("levl=a") == "'levl' is no role | did you mean level?");
  CHECK(problem("").starts_with("'' is no role | ROLE=KEY,... as in"));
  CHECK(problem("severity=a").find("a role is time, level") != std::string::npos);
  CHECK(problem("level").starts_with("'level' names no key | "));
  CHECK(problem("level=").starts_with("a key is empty in 'level='"));
  CHECK(problem("level=a,,b").starts_with("a key is empty"));
  CHECK(problem("level=a,").starts_with("a key is empty"));
  CHECK(problem("level=a[0]").starts_with("'a[0]' is no key or path"));
  CHECK(problem("level=a..b").starts_with("'a..b' is no key"));
}

TEST_CASE("a role has no more keys than there is room for") {
  RoleKeys names;
  for (std::size_t i = 0; i < kMostAddedNames; ++i) {
    REQUIRE(append_role(names, "level=k" + std::to_string(i)));
  }
  CHECK_FALSE(append_role(names, "level=more"));
  RoleKeys few;
  REQUIRE(append_role(few, "level=first"));
  REQUIRE(append_role(few, "duration=spent"));
  append_roles(few, names);
  append_roles(names, few);
  CHECK(names.durations == std::vector<std::string>{"spent"});
  CHECK(of(few, Role::level).size() == kMostAddedNames);
  CHECK(of(few, Role::level).front() == "first");
}

}  // namespace
}  // namespace gsaw
