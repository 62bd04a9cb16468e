// Which scale the numbers under a level's key are on. The one table: of an entry's level one
// of its scales is chosen, and the prefilter, which sees no more than the value, tries them all.
#include "record/level_scales.h"

namespace gsaw {
namespace {

struct KeyScale {
  std::string_view key;
  LevelScale scale;
};
constexpr KeyScale kByKey[] = {{"severity", LevelScale::gcp},
                               {"severityNumber", LevelScale::otel},
                               {"levelno", LevelScale::python},
                               {"PRIORITY", LevelScale::syslog},
                               {"priority", LevelScale::syslog}};

// In the order of LevelStyle.
constexpr LevelScale kByStyle[] = {LevelScale::syslog, LevelScale::python, LevelScale::pino};

}  // namespace

std::span<const LevelScale> level_scales(std::string_view key) {
  for (const KeyScale& row : kByKey) {
    if (row.key == key) return {&row.scale, 1};
  }
  return kByStyle;
}

}  // namespace gsaw
