// The forms of ids that are numbers in base 10, 32, 36, 62 and 64.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "base/ascii.h"
#include "record/id_forms.h"

namespace gsaw {
namespace {

// The digits of a base in order; the value of each is its place.
constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view kBase32 = "0123456789abcdefghijklmnopqrstuv";
constexpr std::string_view kBase36 = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase62 =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
// Apache's own: `@` and `-` where base 64 has `+` and `/`.
constexpr std::string_view kApache64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@-";

bool is_of(std::string_view text, std::string_view digits) {
  return text.find_first_not_of(digits) == text.npos;
}

// The number that `text`, of `digits` alone, is; none when it has more than 64 bits.
std::optional<std::uint64_t> number_in(std::string_view text, std::string_view digits) {
  std::uint64_t number = 0;
  for (const char c : text) {
    if (__builtin_mul_overflow(number, digits.size(), &number) ||
        __builtin_add_overflow(number, digits.find(c), &number)) {
      return std::nullopt;
    }
  }
  return number;
}

// Fills `bytes` from `text`, whose digits hold `bits` each; what it has beyond must be zero.
bool unpack(std::string_view text, std::string_view digits, unsigned bits,
            std::span<std::uint8_t> bytes) {
  std::uint32_t pending = 0;
  unsigned pending_bits = 0;
  std::size_t filled = 0;
  for (const char c : text) {
    pending = pending << bits | static_cast<std::uint32_t>(digits.find(c));
    pending_bits += bits;
    if (pending_bits < 8 || filled == bytes.size()) continue;
    pending_bits -= 8;
    bytes[filled++] = static_cast<std::uint8_t>(pending >> pending_bits);
    pending &= (1U << pending_bits) - 1;
  }
  return filled == bytes.size() && pending == 0;
}

std::uint32_t big_endian(std::span<const std::uint8_t> bytes) {
  std::uint32_t number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8U | byte;
  return number;
}

std::optional<Nanoseconds> time_of_millis(std::uint64_t millis, const IdClock& clock) {
  return clock.plausible(static_cast<std::int64_t>(millis / 1000),
                         static_cast<Nanoseconds>(millis % 1000) * kNanosPerMilli);
}

IdPart number_part(std::string_view name, std::uint64_t number, std::string_view note = {}) {
  return {name, std::to_string(number), true, note};
}

// A number that only tells apart.
IdPart name_part(std::string_view name, std::uint64_t number, std::string_view note = {}) {
  return {name, std::to_string(number), false, note};
}

// The first 32 of the 160 bits that a KSUID is; none when it has more.
std::optional<std::uint32_t> ksuid_seconds(std::string_view text) {
  std::array<std::uint32_t, 5> words{};  // the most significant first
  for (const char c : text) {
    std::uint64_t carry = kBase62.find(c);
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
      carry += std::uint64_t{*word} * kBase62.size();
      *word = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry != 0) return std::nullopt;
  }
  return words[0];
}

struct SnowflakeForm {
  std::uint64_t millis = 0;  // since 1970
  std::uint64_t low = 0;     // 22 bits
};

std::optional<SnowflakeForm> read_snowflake(std::string_view text, std::uint64_t epoch_millis) {
  constexpr std::size_t kFewest = 17, kMost = 19;
  constexpr unsigned kLowBits = 22;
  if (text.size() < kFewest || text.size() > kMost || text.front() == '0') return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  const auto number = number_in(text, "0123456789");
  if (!number || *number > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return SnowflakeForm{(*number >> kLowBits) + epoch_millis, *number & ((1U << kLowBits) - 1)};
}

constexpr std::string_view kSnowflakeDoubt = "other decimal ids of this length look the same";

}  // namespace

std::optional<DecodedId> read_ulid(std::string_view text, const IdClock& clock) {
  constexpr std::size_t kDigits = 26, kTimeDigits = 10;
  if (text.size() != kDigits) return std::nullopt;
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (!is_of(upper, kCrockford) || upper.front() > '7') return std::nullopt;
  const auto millis = number_in(std::string_view(upper).substr(0, kTimeDigits), kCrockford);
  const auto made = time_of_millis(millis.value_or(0), clock);
  return made ? std::optional(DecodedId{IdKind::ulid, made}) : std::nullopt;
}

std::optional<DecodedId> read_ksuid(std::string_view text, const IdClock& clock) {
  constexpr std::size_t kDigits = 27;
  constexpr std::int64_t kEpoch = 1'400'000'000;  // seconds
  if (text.size() != kDigits || !is_of(text, kBase62)) return std::nullopt;
  const auto seconds = ksuid_seconds(text);
  const auto made = seconds ? clock.plausible(kEpoch + *seconds) : std::nullopt;
  return made ? std::optional(DecodedId{IdKind::ksuid, made, kNanosPerSecond}) : std::nullopt;
}

std::optional<DecodedId> read_xid(std::string_view text, const IdClock& clock) {
  constexpr std::size_t kDigits = 20;
  std::array<std::uint8_t, 12> bytes{};
  if (text.size() != kDigits || !is_of(text, kBase32) || !unpack(text, kBase32, 5, bytes)) {
    return std::nullopt;
  }
  const std::span<const std::uint8_t> all = bytes;
  const auto made = clock.plausible(big_endian(all.first(4)));
  if (!made) return std::nullopt;
  return DecodedId{
      IdKind::xid,
      made,
      kNanosPerSecond,
      {{"machine", fmt::format("{:06x}", big_endian(all.subspan(4, 3))), false,
        "from the name or number of the host"},
       name_part("process", big_endian(all.subspan(7, 2)), "its number, 16 bits"),
       number_part("counter", big_endian(all.subspan(9)), "of that process, from a random start")}};
}

std::optional<DecodedId> read_cuid(std::string_view text, const IdClock& clock) {
  constexpr std::size_t kLength = 25, kTimeDigits = 8, kGroup = 4;
  if (text.size() != kLength || text.front() != 'c' || !is_of(text, kBase36)) return std::nullopt;
  text.remove_prefix(1);
  const auto millis = number_in(text.substr(0, kTimeDigits), kBase36);
  const auto made = time_of_millis(millis.value_or(0), clock);
  if (!made) return std::nullopt;
  const auto counter = number_in(text.substr(kTimeDigits, kGroup), kBase36);
  return DecodedId{IdKind::cuid,
                   made,
                   kNanosPerMilli,
                   {{"process", std::string(text.substr(kTimeDigits + kGroup, kGroup)), false,
                     "a fingerprint of process and host"},
                    number_part("counter", counter.value_or(0), "of that process")}};
}

std::optional<DecodedId> read_apache_unique_id(std::string_view text, const IdClock& clock) {
  // By its length in digits: 14 bytes without a thread, 18 with one, 20 of the newer form.
  constexpr std::size_t kNoThread = 19, kWithThread = 24, kNewer = 27;
  const bool newer = text.size() == kNewer;
  if (!newer && text.size() != kNoThread && text.size() != kWithThread) return std::nullopt;
  std::array<std::uint8_t, 20> buffer{};
  const std::size_t size = newer ? 20 : (text.size() == kWithThread ? 18 : 14);
  const std::span<std::uint8_t> bytes(buffer.data(), size);
  if (!is_of(text, kApache64) || !unpack(text, kApache64, 6, bytes)) return std::nullopt;
  const auto made = clock.plausible(big_endian(bytes.first(4)));
  if (!made) return std::nullopt;
  DecodedId id{IdKind::apache_unique_id, made, kNanosPerSecond};
  if (!newer) {
    id.parts.push_back({"address",
                        fmt::format("{}.{}.{}.{}", bytes[4], bytes[5], bytes[6], bytes[7]), false,
                        "IPv4, of the name of the host"});
    id.parts.push_back(name_part("process", big_endian(bytes.subspan(8, 4)), "its number"));
  }
  const std::size_t counter_at = newer ? 14 : 12;
  id.parts.push_back(number_part("counter", big_endian(bytes.subspan(counter_at, 2)),
                                 "of that process, from a random start"));
  if (text.size() != kNoThread) {
    id.parts.push_back(number_part("thread", big_endian(bytes.subspan(counter_at + 2))));
  }
  return id;
}

std::optional<DecodedId> read_twitter_snowflake(std::string_view text, const IdClock& clock) {
  const auto read = read_snowflake(text, 1'288'834'974'657);
  const auto made = read ? time_of_millis(read->millis, clock) : std::nullopt;
  if (!made) return std::nullopt;
  return DecodedId{
      IdKind::snowflake_twitter,
      made,
      kNanosPerMilli,
      {name_part("machine", read->low >> 12U), number_part("sequence", read->low & 0xFFFU)},
      kSnowflakeDoubt};
}

std::optional<DecodedId> read_discord_snowflake(std::string_view text, const IdClock& clock) {
  const auto read = read_snowflake(text, 1'420'070'400'000);
  const auto made = read ? time_of_millis(read->millis, clock) : std::nullopt;
  if (!made) return std::nullopt;
  return DecodedId{
      IdKind::snowflake_discord,
      made,
      kNanosPerMilli,
      {name_part("machine", read->low >> 17U, "the worker"),
       name_part("process", read->low >> 12U & 0x1FU), number_part("sequence", read->low & 0xFFFU)},
      kSnowflakeDoubt};
}

}  // namespace gsaw
