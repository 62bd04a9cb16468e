// The forms of ids that are hexadecimal: UUIDs, ids of traces, ObjectIds.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "record/id_forms.h"

namespace gsaw {
namespace {

constexpr std::size_t kLongTraceDigits = 32, kTraceDigitsOfB3 = 16, kSecondsDigits = 8;

// `digits`: at most 16.
std::uint64_t hex_number(std::string_view digits) {
  std::uint64_t number = 0;
  for (const char c : digits) number = number << 4U | static_cast<unsigned>(ascii_hex_digit(c));
  return number;
}

std::optional<Nanoseconds> leading_seconds(std::string_view hex, const IdClock& clock) {
  return clock.plausible(static_cast<std::int64_t>(hex_number(hex.substr(0, kSecondsDigits))));
}

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  make_ascii_lower(lower);
  return lower;
}

// The 32 digits of a UUID with dashes; empty when it is none.
std::string uuid_digits(std::string_view text) {
  constexpr std::size_t kGroups[] = {8, 4, 4, 4, 12};
  constexpr std::size_t kLength = 36;
  std::string digits;
  if (text.size() != kLength) return digits;
  for (const std::size_t length : kGroups) {
    const std::string_view group = text.substr(0, length);
    if (!is_hex(group) || (text.size() > length && text[length] != '-')) return {};
    digits += group;
    text.remove_prefix(std::min(text.size(), length + 1));
  }
  return digits;
}

// The 60 bits of a UUID's time, most significant first: v1 begins with the lowest 32.
std::uint64_t uuid_ticks(std::string_view digits, bool in_order) {
  const std::string_view first = digits.substr(0, 8), second = digits.substr(8, 4),
                         third = digits.substr(13, 3);
  if (in_order) return hex_number(first) << 28U | hex_number(second) << 12U | hex_number(third);
  return hex_number(third) << 48U | hex_number(second) << 32U | hex_number(first);
}

// Of 100 ns since 1582-10-15, the first day of the Gregorian calendar (RFC 9562).
std::optional<Nanoseconds> gregorian_time(std::uint64_t ticks, const IdClock& clock) {
  constexpr std::uint64_t kTicksPerSecond = 10'000'000;
  constexpr std::int64_t kSecondsTo1970 = 12'219'292'800;
  return clock.plausible(static_cast<std::int64_t>(ticks / kTicksPerSecond) - kSecondsTo1970,
                         static_cast<Nanoseconds>(ticks % kTicksPerSecond) * 100);
}

void add_node(std::string_view digits, DecodedId& id) {
  std::string address;
  for (std::size_t i = 0; i < 12; i += 2) {
    address.append(i == 0 ? "" : ":").append(in_lower_case(digits.substr(20 + i, 2)));
  }
  const bool random = (hex_number(digits.substr(20, 2)) & 1U) != 0;  // a group's address
  id.parts.push_back(
      {"node", address, false, random ? "random" : "address of a network card, unless made up"});
  const std::uint64_t sequence = hex_number(digits.substr(16, 4)) & 0x3FFFU;
  id.parts.push_back(
      {"sequence", std::to_string(sequence), true, "changes when the clock was set back"});
}

// `digits`: 32.
DecodedId read_uuid_digits(std::string_view digits, const IdClock& clock) {
  DecodedId id{IdKind::uuid};
  constexpr std::string_view kVariant = "89abAB";
  if (kVariant.find(digits[16]) == kVariant.npos) return id;
  switch (digits[12]) {
    case '1':
    case '6':
      id.kind = digits[12] == '1' ? IdKind::uuid_v1 : IdKind::uuid_v6;
      id.made = gregorian_time(uuid_ticks(digits, digits[12] == '6'), clock);
      id.precision = 100;
      add_node(digits, id);
      break;
    case '4':
      id.kind = IdKind::uuid_v4;
      break;
    case '7': {
      id.kind = IdKind::uuid_v7;
      const auto millis = static_cast<std::int64_t>(hex_number(digits.substr(0, 12)));
      id.made = clock.plausible(millis / 1000, millis % 1000 * kNanosPerMilli);
      break;
    }
    default:
      break;
  }
  return id;
}

}  // namespace

std::optional<DecodedId> read_uuid(std::string_view text, const IdClock& clock) {
  constexpr std::string_view kRequest = "req-";
  if (text.size() == kLongTraceDigits && is_hex(text)) {
    const DecodedId id = read_uuid_digits(text, clock);
    return id.made ? std::optional(id) : std::nullopt;
  }
  if (text.starts_with(kRequest)) text.remove_prefix(kRequest.size());
  const std::string digits = uuid_digits(text);
  return digits.empty() ? std::nullopt : std::optional(read_uuid_digits(digits, clock));
}

std::optional<DecodedId> read_x_ray(std::string_view text, const IdClock& clock) {
  constexpr std::size_t kLength = 35, kSecondDash = 10;
  if (text.size() != kLength || !text.starts_with("1-") || text[kSecondDash] != '-') return {};
  const std::string_view seconds = text.substr(2, kSecondsDigits);
  if (!is_hex(seconds) || !is_hex(text.substr(kSecondDash + 1))) return std::nullopt;
  const auto made = leading_seconds(seconds, clock);
  if (!made) return std::nullopt;
  return DecodedId{IdKind::x_ray, made, kNanosPerSecond};
}

std::optional<DecodedId> read_datadog_trace(std::string_view text, const IdClock& clock) {
  constexpr std::string_view kZeros = "00000000";
  if (text.size() != kLongTraceDigits || !is_hex(text)) return std::nullopt;
  if (text.substr(kSecondsDigits, kZeros.size()) != kZeros) return std::nullopt;
  const auto made = leading_seconds(text, clock);
  if (!made) return std::nullopt;
  const std::uint64_t low = hex_number(text.substr(kTraceDigitsOfB3));
  return DecodedId{IdKind::datadog_trace,
                   made,
                   kNanosPerSecond,
                   {{"low", std::to_string(low), false, "the dd.trace_id of many logs"}}};
}

std::optional<DecodedId> read_zipkin_trace(std::string_view text, const IdClock& clock) {
  if (text.size() != kLongTraceDigits || !is_hex(text)) return std::nullopt;
  const auto made = leading_seconds(text, clock);
  if (!made || (clock.logged && !clock.agrees(*made))) return std::nullopt;
  DecodedId id{IdKind::zipkin_trace, made, kNanosPerSecond};
  if (!clock.logged) id.doubt = "one random id in eight looks like this";
  return id;
}

std::optional<DecodedId> read_object_id(std::string_view text, const IdClock& clock) {
  constexpr std::size_t kDigits = 24, kProcessDigits = 10;
  if (text.size() != kDigits || !is_hex(text)) return std::nullopt;
  const auto made = leading_seconds(text, clock);
  if (!made) return std::nullopt;
  const std::string_view rest = text.substr(kSecondsDigits);
  return DecodedId{IdKind::object_id,
                   made,
                   kNanosPerSecond,
                   {{"process", in_lower_case(rest.substr(0, kProcessDigits)), false,
                     "drawn when the process started; of old drivers host and process"},
                    {"counter", std::to_string(hex_number(rest.substr(kProcessDigits))), true,
                     "of that process, from a random start"}}};
}

std::optional<DecodedId> read_opaque_trace(std::string_view text, const IdClock&) {
  if (!is_hex(text)) return std::nullopt;
  if (text.size() == kLongTraceDigits) return DecodedId{IdKind::trace};
  if (text.size() == kTraceDigitsOfB3) return DecodedId{IdKind::short_trace};
  return std::nullopt;
}

}  // namespace gsaw
