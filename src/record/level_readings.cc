// What a value behind a level's key may say, when nothing else of the entry is known.
#include "record/level_readings.h"

#include "record/key_name.h"
#include "record/level_scales.h"

namespace gsaw {

LevelSet level_readings(std::string_view key, const JsonValue& value) {
  LevelSet readings;
  if (value.type == JsonType::string) {
    if (const auto level = level_from_name(value.raw)) {
      readings.add(*level);
      return readings;
    }
  } else if (value.type != JsonType::number) {
    return readings;
  }
  for (const LevelScale scale : level_scales(KeyName(key).text())) {
    if (const auto level = level_from_number(value.raw, scale)) readings.add(*level);
  }
  return readings;
}

}  // namespace gsaw
