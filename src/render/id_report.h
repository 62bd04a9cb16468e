// What an id says of itself, in words: the answer to --decode, and a line of it for other views.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "record/decoded_id.h"
#include "record/time_zone.h"
#include "render/json_writer.h"

namespace gsaw {

// What the clock of a zone is at that moment: `UTC`, `UTC+05:30`.
std::string zone_name(const TimeZone& zone, Nanoseconds time);

// All that it may be, with `or` between: of each a line a part, aligned. What strangers wrote is
// escaped.
std::string describe_id(std::span<const DecodedId> readings, const TimeZone& zone);

// The members of an object that says the same: its `kind`, whether that is `certain`, then the
// parts, numbers as numbers, `created` as RFC 3339 in UTC and its `precision`.
void write_decoded_id(JsonWriter& json, const DecodedId& id);

// One JSON object and a newline: the `id` as given, then these; further readings as such objects in
// `or`. `readings` are not empty.
std::string id_as_json(std::string_view id, std::span<const DecodedId> readings);

// `made 2011-12-26 21:56:28.828 on product-api0, process 3dT5, version 062c3d0`, safe to print, no
// newline; `perhaps made ...` when the kind is in doubt. Empty when the id holds nothing of it.
std::string made_line(const DecodedId& id, const TimeZone& zone);

}  // namespace gsaw
