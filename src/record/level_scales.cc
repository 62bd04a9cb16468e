// Which scale the numbers under a level's key are on. The one table: of an entry's level one
// of its scales is chosen, and the prefilter, which sees no more than the value, tries them all.
#include "record/level_scales.h"

namespace gsaw {
namespace {

struct KeyScale {
  std::string_view name;
  LevelScale scale;
};
constexpr KeyScale kByKey[] = {
    {"severitynumber", LevelScale::otel},       {"levelno", LevelScale::python},
    {"levelnumber", LevelScale::python},        {"no", LevelScale::python},
    {"priority", LevelScale::severity},         {"prio", LevelScale::mysql},
    {"syslogseverity", LevelScale::syslog},     {"severitycode", LevelScale::syslog},
    {"severitylevel", LevelScale::insights},    {"pri", LevelScale::pri},
    {"severitynumeric", LevelScale::cockroach}, {"s", LevelScale::cockroach}};

// In the order of LevelStyle.
constexpr LevelScale kByStyle[kLevelStyles] = {
    LevelScale::unknown, LevelScale::syslog,    LevelScale::python,      LevelScale::pino,
    LevelScale::lager,   LevelScale::nextcloud, LevelScale::windows,     LevelScale::serilog,
    LevelScale::unknown, LevelScale::syslog,    LevelScale::python_tens, LevelScale::consola,
    LevelScale::logbook};

// Of `severity`: Google's and syslog's, but beside a text OpenTelemetry's.
constexpr LevelScale kSeverity[kLevelStyles] = {
    LevelScale::gcp, LevelScale::gcp, LevelScale::gcp, LevelScale::gcp,  LevelScale::gcp,
    LevelScale::gcp, LevelScale::gcp, LevelScale::gcp, LevelScale::otel, LevelScale::gcp,
    LevelScale::gcp, LevelScale::gcp, LevelScale::gcp};

}  // namespace

std::span<const LevelScale> level_scales(std::string_view name) {
  if (name == "severity") return kSeverity;
  for (const KeyScale& row : kByKey) {
    if (row.name == name) return {&row.scale, 1};
  }
  return kByStyle;
}

std::optional<Level> level_named(std::string_view key, std::string_view text) {
  const auto level = level_from_name(text);
  if (!level && key == "messageType" && text == "Default") return Level::notice;
  return level;
}

}  // namespace gsaw
