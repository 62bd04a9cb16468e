// The short values that a scan has met behind its needles, and what was made of each.
#include "query/known_value.h"

#include <cassert>
#include <optional>

namespace gsaw {

void KnownValue::take_shape(std::string_view text, bool timed) {
  auto found = timed ? ValueShape::of_time(text, colon) : std::nullopt;
  is_time = found.has_value();
  if (!found) found = ValueShape::of_short_value(text, colon);
  is_shaped = found.has_value();
  if (found) shape = *found;
}

// Tells keys apart that have the needle in common, and more behind it (level, levelname, levelno).
std::uint8_t& KnownValues::distance_of(std::size_t number, const char* behind) {
  return distances_[slot_of(number, load_part<std::uint32_t>(behind))];
}

KnownValue* KnownValues::find_other(const NeedlePlace& place, std::size_t size) {
  const char* const needle = place.text.data() + place.at;
  last_distance_ = distance_of(place.needle, needle + size);
  KnownValue* const value = &value_at(place.needle, needle + last_distance_);
  return stands(*value, place) ? value : nullptr;
}

KnownValue& KnownValues::add(const NeedlePlace& place, std::size_t size, const KnownValue& value) {
  assert(value.before <= place.at && value.before <= value.colon);
  if (!value.is_shaped || !is_readable(place, size)) return unkept_ = value;
  const char* const needle = place.text.data() + place.at;
  const std::size_t distance = value.colon - value.before;  // the colon is in the shape
  last_distance_ = distance_of(place.needle, needle + size) = static_cast<std::uint8_t>(distance);
  KnownValue& slot = value_at(place.needle, needle + distance);
  slot = value;
  slot.needle = place.needle + 1;
  return slot;
}

}  // namespace gsaw
