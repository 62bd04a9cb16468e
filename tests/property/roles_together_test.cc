// A role is the same whether it is asked for alone, or with the others.
//   GSAW_SEED=n GSAW_ROLE_LINES=n gsaw_property_tests
#include <doctest/doctest.h>

#include <string>

#include "property/role_lines.h"
#include "record/record_parser.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

constexpr Role kRoles[] = {Role::time, Role::level,  Role::message,
                           Role::host, Role::logger, Role::stack};

void check_same(const Record& together, const Record& alone, const std::string& line) {
  const Roles& roles = together.roles();
  for (const Role role : kRoles) {
    CAPTURE(line);
    CAPTURE(static_cast<int>(role));
    const auto& expected = alone.role(role);
    const auto& found = roles[role];
    REQUIRE(found.has_value() == expected.has_value());
    if (!found) continue;
    CHECK(found->key == expected->key);
    CHECK(found->value.raw == expected->value.raw);
    CHECK(together.may_be_repeated(role) == alone.may_be_repeated(role));
  }
  CHECK(roles.time == alone.time());
  CHECK(roles.level == alone.level());
}

}  // namespace

TEST_CASE("a role alone, or with the others, of lines with the same keys and others") {
  const std::uint64_t wanted = setting("GSAW_ROLE_LINES", kSanitized ? 5'000 : 50'000);
  Random random(setting("GSAW_SEED", 1));
  RecordParser together, alone;
  std::uint64_t records = 0;
  std::string line;
  for (std::uint64_t i = 0; i < wanted; ++i) {
    // The keys of the line before, mostly with other digits.
    if (i % 3 == 0) line = random_role_line(random);
    for (char& c : line) {
      if (i % 3 != 0 && c >= '0' && c <= '9' && random.once_in(4)) c = '1';
    }
    const std::size_t count = together.parse(line);
    REQUIRE(alone.parse(line) == count);
    for (std::size_t index = 0; index < count; ++index) {
      if (together.record(index).malformed) continue;
      check_same(together.record(index), alone.record(index), line);
      ++records;
    }
  }
  CHECK(records > wanted / 2);
}
