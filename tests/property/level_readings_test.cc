// Whatever level an entry turns out to have, its value alone allows it.
//   GSAW_SEED=n GSAW_ROLE_LINES=n gsaw_property_tests
#include "record/level_readings.h"

#include <doctest/doctest.h>

#include <string>

#include "property/role_lines.h"
#include "record/json_text.h"
#include "record/record_parser.h"

using namespace gsaw;
using namespace gsaw::property;

TEST_CASE("the level of an entry is among the readings of its value") {
  const std::uint64_t wanted = setting("GSAW_ROLE_LINES", kSanitized ? 20'000 : 200'000);
  Random random(setting("GSAW_SEED", 1));
  RecordParser parser;
  std::string scratch;
  std::uint64_t levels = 0;
  for (std::uint64_t i = 0; i < wanted; ++i) {
    const std::string line = random_role_line(random);
    const std::size_t count = parser.parse(line);
    for (std::size_t index = 0; index < count; ++index) {
      const auto& member = parser.record(index).role(Role::level);
      if (!member || member->value.is_container()) continue;
      ++levels;
      const auto level = parser.record(index).level();
      REQUIRE(level);
      const JsonValue plain{member->value.type, decoded_text(member->value, scratch), kNoToken};
      const bool among =
          level_readings(member->key, plain).any([&](Level each) { return each == *level; });
      if (!among) FAIL("seed " << setting("GSAW_SEED", 1) << ": " << line);
    }
  }
  CHECK(levels > wanted / 10);
}
