// What a value behind a level's key may say, when nothing else of the entry is known.
#include "record/level_readings.h"

#include <algorithm>

#include "record/key_name.h"
#include "record/level_scales.h"

namespace gsaw {
namespace {

// A name of a level, or a digit that is syslog's by its key (rsyslog).
std::optional<Level> read_alone(std::string_view key, const JsonValue& value) {
  if (value.type != JsonType::string) return std::nullopt;
  if (const auto level = level_named(key, value.raw)) return level;
  const bool is_syslog = key == "severity" && value.raw.size() == 1;
  return is_syslog ? level_from_number(value.raw, LevelScale::syslog) : std::nullopt;
}

bool may_be_number(const JsonValue& value) {
  return value.type == JsonType::string || value.type == JsonType::number;
}

}  // namespace

LevelSet level_readings(std::string_view key, const JsonValue& value) {
  if (const auto level = read_alone(key, value)) return LevelSet(*level);
  LevelSet readings;
  if (!may_be_number(value)) return readings;
  for (const LevelScale scale : level_scales(KeyName(key).text())) {
    if (const auto level = level_from_number(value.raw, scale)) readings.add(*level);
  }
  return readings;
}

bool is_level_anyhow(std::string_view key, const JsonValue& value) {
  if (read_alone(key, value)) return true;
  const auto scales = level_scales(KeyName(key).text());
  return may_be_number(value) && std::all_of(scales.begin(), scales.end(), [&](LevelScale scale) {
           return level_from_number(value.raw, scale).has_value();
         });
}

LevelSet gelf_readings(std::string_view key, const JsonValue& value) {
  if (const auto level = read_alone(key, value)) return LevelSet(*level);
  const auto scales = level_scales(KeyName(key).text());
  const std::size_t gelf = scales.size() == 1 ? 0 : static_cast<std::size_t>(LevelStyle::gelf);
  const auto level =
      may_be_number(value) ? level_from_number(value.raw, scales[gelf]) : std::nullopt;
  return level ? LevelSet(*level) : LevelSet();
}

}  // namespace gsaw
