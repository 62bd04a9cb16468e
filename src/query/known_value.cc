// The short values that a scan has met behind its needles, and what was made of each.
#include "query/known_value.h"

#include <bit>
#include <cassert>
#include <optional>

#include "base/short_text.h"

namespace gsaw {
namespace {

// From the colon on, of eight bytes.
constexpr std::uint64_t kFirstSix =
    std::endian::native == std::endian::big ? 0xFFFFFFFFFFFF0000ULL : 0x0000FFFFFFFFFFFFULL;

// Whether all that is looked at is there.
bool is_readable(const NeedlePlace& place) {
  return place.size <= ValueShape::kMostKey && place.at + ValueShape::kMost <= place.text.size();
}

}  // namespace

void KnownValue::take_shape(std::string_view text, bool timed) {
  auto found = timed ? ValueShape::of_time(text, colon) : std::nullopt;
  is_time = found.has_value();
  if (!found) found = ValueShape::of_short_value(text, colon);
  is_shaped = found.has_value();
  if (found) shape = *found;
}

std::size_t KnownValues::slot_of(std::size_t number, std::uint64_t bytes) {
  return ((bytes + number) * 0x9E3779B97F4A7C15ULL) >> (64 - kBits);
}

std::size_t KnownValues::value_slot(std::size_t number, const char* colon) {
  return slot_of(number, load_part<std::uint64_t>(colon) & kFirstSix);
}

// Tells keys apart that have the needle in common, and more behind it (level, levelname, levelno).
std::uint8_t& KnownValues::distance_of(const NeedlePlace& place) {
  const char* const behind = place.text.data() + place.at + place.size;
  return distances_[slot_of(place.number, load_part<std::uint32_t>(behind))];
}

KnownValue* KnownValues::find(const NeedlePlace& place) {
  if (!is_readable(place)) return nullptr;
  const char* const needle = place.text.data() + place.at;
  const std::size_t slot = value_slot(place.number, needle + distance_of(place));
  KnownValue& value = values_[slot];
  const bool stands = numbers_[slot] == place.number + 1 && place.at >= value.needle &&
                      value.shape.fits(needle - value.needle);
  return stands ? &value : nullptr;
}

void KnownValues::add(const NeedlePlace& place, const KnownValue& value) {
  assert(value.needle <= place.at && value.needle <= value.colon);
  if (!value.is_shaped || !is_readable(place)) return;
  const std::size_t distance = value.colon - value.needle;  // the colon is in the shape
  distance_of(place) = static_cast<std::uint8_t>(distance);
  const std::size_t slot = value_slot(place.number, place.text.data() + place.at + distance);
  numbers_[slot] = place.number + 1;
  values_[slot] = value;
}

}  // namespace gsaw
