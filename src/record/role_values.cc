// What a member that may play a role says: the moment, the severity.
#include "record/role_values.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/short_text.h"
#include "record/field_path.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/level_scales.h"
#include "record/log_zone.h"
#include "record/role_index.h"
#include "record/status_level.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

constexpr Nanoseconds kEarliestEpoch = 100'000'000 * kNanosPerSecond;

// Up to nine digits of a fraction in nanoseconds; 0 when it is anything else.
Nanoseconds nanos_of(const std::optional<JsonValue>& value) {
  std::string scratch;
  const std::string_view digits = value ? decoded_text(*value, scratch) : "";
  Nanoseconds fraction = 0;
  for (const char c : digits.substr(0, 9)) {
    if (c < '0' || c > '9') return 0;
    fraction = fraction * 10 + (c - '0');
  }
  return fraction;
}

// Monolog's and PHP's `{"date":"...","timezone":"Europe/Paris"}`: none when it is not that.
std::optional<Nanoseconds> php_time(const JsonTokens& tokens, const JsonValue& object) {
  const auto date = member_named(tokens, object, "date");
  const auto zone = member_named(tokens, object, "timezone");
  if (!date || !zone || date->type != JsonType::string || zone->type != JsonType::string) return {};
  std::string date_scratch, zone_scratch;
  const auto written = written_time(decode_json_string(date->raw, date_scratch));
  if (!written || written->has_zone || !written->zone_name.empty()) return {};
  const std::string_view name = decode_json_string(zone->raw, zone_scratch);
  return in_named_zone(written->time, name);
}

// Seconds and nanoseconds apart, as log4j2's `instant` and GCP's `timestamp` have them; one of
// several forms, as loguru's `time` and Monolog's `datetime` give.
std::optional<Nanoseconds> object_time(const JsonTokens& tokens, const JsonValue& object) {
  if (member_named(tokens, object, "timezone")) return php_time(tokens, object);
  constexpr std::string_view kNames[][2] = {{"epochSecond", "nanoOfSecond"},
                                            {"seconds", "nanos"},
                                            {"_seconds", "_nanoseconds"},  // Firestore
                                            {"timestamp", "nanos"},
                                            {"date", "nanos"}};
  for (const auto& [whole_name, nanos_name] : kNames) {
    const auto whole = member_named(tokens, object, whole_name);
    if (!whole) continue;
    const auto time = scalar_time(*whole);
    if (!time) return std::nullopt;
    return saturating_add(*time, nanos_of(member_named(tokens, object, nanos_name)));
  }
  // MongoDB's extended JSON, in which a long number may be an object again.
  auto date = member_named(tokens, object, "$date");
  if (date && date->type == JsonType::object) date = member_named(tokens, *date, "$numberLong");
  return date ? scalar_time(*date) : std::nullopt;
}

// Java's times without a zone, as Jackson writes them: `[2011,12,26,21,53,38,221000000]`, of which
// seconds and nanoseconds are left out where they are 0.
std::optional<Nanoseconds> listed_time(const JsonTokens& tokens, const JsonValue& array) {
  constexpr std::size_t kFewest = 5, kMost = 7;
  constexpr std::string_view kBetween[kMost] = {"", "-", "-", "T", ":", ":", "."};
  constexpr std::size_t kDigits[kMost] = {4, 2, 2, 2, 2, 2, 9};
  std::string text;
  std::size_t count = 0;
  for (JsonChildren child(tokens, array); child.next(); ++count) {
    const JsonValue& part = child.member().value;
    if (count == kMost || part.type != JsonType::number || part.raw.size() > kDigits[count])
      return {};
    text.append(kBetween[count]).append(kDigits[count] - part.raw.size(), '0').append(part.raw);
  }
  return count < kFewest ? std::nullopt : time_from_text(text);
}

LevelScale scale_for(const ValuePlace& place, std::string_view key) {
  // PERF: most keys are spelled so.
  const auto scales =
      equals_short(key, "level") ? level_scales(key) : level_scales(KeyName(key).text());
  if (scales.size() == 1) return scales.front();
  return scales[static_cast<std::size_t>(place.format.level_style())];
}

// A date without a clock, however it is spelled; empty when the value is none.
std::string_view bare_date(const JsonValue& value, std::string& scratch) {
  constexpr std::string_view kShape = "0000-00-00";
  const auto fits = [](char c, char shape) { return shape == '0' ? is_digit(c) : c == shape; };
  if (value.type != JsonType::string) return {};
  // PERF: most texts are told by the first character that fits no more, without a copy.
  const auto other =
      std::mismatch(value.raw.begin(), value.raw.end(), kShape.begin(), kShape.end(), fits).first;
  if (other != value.raw.end() && *other != '\\') return {};
  const std::string_view text = decode_json_string(value.raw, scratch);
  const bool is_date = std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(), fits);
  return is_date ? text : std::string_view();
}

}  // namespace

bool is_epoch_millis(const JsonValue& value) {
  return value.type == JsonType::number && value.raw.size() == kEpochMillisDigits &&
         std::all_of(value.raw.begin(), value.raw.end(), is_digit);
}

bool is_bare_date(const JsonValue& value) {
  std::string scratch;
  return !bare_date(value, scratch).empty();
}

bool has_text(const JsonValue& value) {
  return (value.type == JsonType::string || value.type == JsonType::number) && !value.raw.empty();
}

std::optional<Nanoseconds> scalar_time(const JsonValue& value) {
  if (value.type == JsonType::number) {
    const auto time = time_from_epoch(value.raw);
    if (!time || *time < kEarliestEpoch) return std::nullopt;
    return *time;  // PERF: to copy an optional waits for all of it to be written
  }
  if (value.type != JsonType::string) return std::nullopt;
  std::string scratch;
  const std::string_view text = decode_json_string(value.raw, scratch);
  const auto time = time_from_text(text);
  // A numeric string is a number too.
  return time && *time < kEarliestEpoch && time_from_epoch(text) ? std::nullopt : time;
}

std::optional<Nanoseconds> read_time(const ValuePlace& place, std::string_view key,
                                     const JsonValue& value) {
  if (value.type == JsonType::object) return object_time(place.tokens, value);
  if (value.type == JsonType::array) return listed_time(place.tokens, value);
  std::string scratch;
  if (const std::string_view date = bare_date(value, scratch); !date.empty()) {
    const std::string clock = place.format.clock_beside_date();
    if (!clock.empty()) return time_from_text(std::string(date).append(" ").append(clock));
  }
  const auto time = scalar_time(value);
  if (!time) return std::nullopt;
  if (key == kSecondsApart) return saturating_add(*time, place.format.timestamp_nanos());
  // logback's milliseconds, and beside them the nanoseconds of their second.
  if (equals_short(key, "timestamp") && is_epoch_millis(value)) {
    const auto nanos = place.format.logback_nanos();
    const Nanoseconds second = floor_seconds(*time) * kNanosPerSecond;
    if (nanos && *nanos / kNanosPerMilli == (*time - second) / kNanosPerMilli) {
      return second + *nanos;
    }
  }
  return *time;
}

std::optional<Level> read_level(const ValuePlace& place, std::string_view key,
                                const JsonValue& value) {
  std::string scratch;
  if (value.type == JsonType::array && key == "tags") {
    for (JsonChildren child(place.tokens, value); child.next();) {
      if (child.member().value.type != JsonType::string) return std::nullopt;
      const auto level = level_from_name(decoded_text(child.member().value, scratch));
      if (level || !place.format.is_kibana()) return level;
    }
    return std::nullopt;
  }
  if (!has_text(value)) return std::nullopt;
  const bool named_alone = RoleIndex::instance().is_named_alone(key);
  if (named_alone && value.type != JsonType::string) return std::nullopt;
  const std::string_view text = decoded_text(value, scratch);
  if (named_alone) return level_of_status(text);
  if (value.type == JsonType::string) {
    if (const auto level = level_named(key, text)) return level;
  }
  const bool syslog_text = value.type == JsonType::string && key == "severity";  // rsyslog
  if (syslog_text && text.size() == 1) return level_from_number(text, LevelScale::syslog);
  return level_from_number(text, scale_for(place, key));
}

bool is_level_name(std::string_view key, const JsonValue& value) {
  if (value.type == JsonType::number) {
    constexpr std::string_view kOpenTelemetrys = "severitynumber";
    return key.size() >= kOpenTelemetrys.size() && KeyName(key).text() == kOpenTelemetrys;
  }
  std::string scratch;
  return value.type != JsonType::string || level_named(key, decoded_text(value, scratch));
}

}  // namespace gsaw
