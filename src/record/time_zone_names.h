// What to say of a time zone that does not exist: the names that come near.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gsaw {

// Up to three of `known` that contain `name` in any case or are a typing slip away
// from it (also without the `Europe/` before it), nearest first; else how zones look,
// or that there are hardly any.
std::string unknown_zone_hint(std::string_view name, std::span<const std::string_view> known);

}  // namespace gsaw
