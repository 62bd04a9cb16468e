// Which scale the numbers under a level's key are on: by the key, or by the entry's format.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "record/level.h"

namespace gsaw {

// What an entry's format says of the scale of its levels, where their key says nothing.
enum class LevelStyle : std::uint8_t { gelf, python, other };

// The scales that numbers under `key` may be on, it being one of role_keys(Role::level) (of a
// path the last part): a single one where the key tells, else one for each LevelStyle, in
// their order.
std::span<const LevelScale> level_scales(std::string_view key);

}  // namespace gsaw
