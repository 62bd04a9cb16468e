// What a value behind a level's key may say, when nothing else of the entry is known.
#include "record/level_readings.h"

#include <span>

namespace gsaw {
namespace {

// The scales among which field_roles.cc chooses for a key.
std::span<const LevelScale> scales_of(std::string_view key) {
  static constexpr LevelScale kOtel[] = {LevelScale::otel}, kPython[] = {LevelScale::python},
                              kGcp[] = {LevelScale::gcp}, kSyslog[] = {LevelScale::syslog},
                              kByEntry[] = {LevelScale::syslog, LevelScale::python,
                                            LevelScale::pino};
  if (key == "severityNumber") return kOtel;
  if (key == "levelno") return kPython;
  if (key == "severity") return kGcp;
  if (key == "PRIORITY" || key == "priority") return kSyslog;
  return kByEntry;
}

}  // namespace

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
  for (const LevelScale scale : scales_of(key)) {
    if (const auto level = level_from_number(value.raw, scale)) readings.add(*level);
  }
  return readings;
}

}  // namespace gsaw
