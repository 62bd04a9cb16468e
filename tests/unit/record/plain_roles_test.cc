// Which roles are in no doubt, so that nobody looks at all members for them.
#include "record/plain_roles.h"

#include <doctest/doctest.h>

#include <string_view>

#include "record/role_layout.h"
#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

bool is_level_open(std::string_view text) {
  testing::ParsedLine line(text);
  const Record& record = line.record();
  const RoleLayout layout(record.members);
  Roles roles;
  const auto left =
      choose_plain_roles(record, layout, record.members, role_bit(Role::level), roles);
  return left.open != 0;
}

TEST_CASE("a number is the level where no other member may name one") {
  CHECK_FALSE(is_level_open(R"({"level":30,"msg":"m"})"));
  CHECK(is_level_open(R"({"level":30,"severity":"warn"})"));
  CHECK_FALSE(is_level_open(R"({"level":30,"severity":null})"));
}

TEST_CASE("a status that is a number, and a text where a path would begin, name none") {
  CHECK_FALSE(is_level_open(R"({"level":30,"status":200})"));
  CHECK(is_level_open(R"({"level":30,"status":"error"})"));
  CHECK_FALSE(is_level_open(R"({"level":30,"log":"a text"})"));
  CHECK(is_level_open(R"({"level":30,"log":{"level":"warn"}})"));
}

}  // namespace
}  // namespace gsaw
