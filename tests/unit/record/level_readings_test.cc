// Whatever level an entry turns out to have is among the readings of its level's value.
#include "record/level_readings.h"

#include <doctest/doctest.h>

#include <string>

#include "record/record_parser.h"
#include "record/role_names.h"

using namespace gsaw;

namespace {

LevelSet readings(std::string_view key, JsonType type, std::string_view raw) {
  return level_readings(key, {type, raw, kNoToken});
}

bool contains(const LevelSet& set, Level wanted) {
  return set.any([&](Level level) { return level == wanted; });
}

std::size_t size(const LevelSet& set) {
  std::size_t count = 0;
  set.any([&](Level) { return ++count == 0; });
  return count;
}

}  // namespace

TEST_CASE("a name has one reading, a number one by every scale") {
  CHECK(contains(readings("level", JsonType::string, "warning"), Level::warn));
  CHECK(size(readings("level", JsonType::string, "warning")) == 1);
  CHECK(contains(readings("level", JsonType::number, "30"), Level::info));  // pino
  CHECK(contains(readings("level", JsonType::number, "30"), Level::warn));  // Python
  CHECK(size(readings("level", JsonType::number, "6")) == 2);               // info, Python's trace
  CHECK(contains(readings("severityNumber", JsonType::number, "17"), Level::err));
  CHECK(size(readings("severityNumber", JsonType::number, "17")) == 1);
  CHECK(size(readings("level", JsonType::string, "nonsense")) == 0);
  CHECK(size(readings("level", JsonType::null, "null")) == 0);
}

TEST_CASE("the level of an entry is one of the readings, whatever else the entry has") {
  const std::string_view besides[] = {"",
                                      R"("version":"1.1","host":"a","short_message":"m",)",
                                      R"("levelname":"x",)",
                                      R"("created":1324936418.2,)",
                                      R"("@t":"2011-12-26T21:53:38Z",)",
                                      R"("t":{"$date":"x"},)"};
  RecordParser parser;
  std::size_t wrong = 0, with_level = 0;
  for (const std::string_view key : role_names(Role::level)) {
    if (key.find('.') != std::string_view::npos) continue;
    for (const std::string_view beside : besides) {
      for (int number = 0; number < 900; ++number) {
        const std::string value = std::to_string(number);
        const std::string line =
            "{" + std::string(beside) + "\"" + std::string(key) + "\":" + value + "}";
        REQUIRE(parser.parse(line) == 1);
        const auto level = parser.record(0).level();
        if (!level) continue;
        ++with_level;
        wrong += !contains(readings(key, JsonType::number, value), *level);
        wrong += !contains(readings(key, JsonType::string, value), *level);
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(with_level > 10'000);
}
