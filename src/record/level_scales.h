// Which scale the numbers under a level's key are on: by the key, or by the entry's format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "record/level.h"

namespace gsaw {

// What an entry's format says of the scale of its levels, where their key says nothing.
enum class LevelStyle : std::uint8_t {
  unknown,
  gelf,
  python,
  pino,
  lager,
  nextcloud,
  windows,
  serilog,
  otel,
  clickhouse,
  python_tens,
  consola,
  logbook
};
inline constexpr std::size_t kLevelStyles = 13;

// The scales that numbers under a key may be on, whose KeyName is `name` (of a path that of its
// last key): a single one where the key tells, else one for each LevelStyle, in their order.
std::span<const LevelScale> level_scales(std::string_view name);

// The level that `text` names under `key`, decoded: level_from_name; what macOS calls `Default` by
// its own key alone.
std::optional<Level> level_named(std::string_view key, std::string_view text);

}  // namespace gsaw
