// What a member that may play a role says: the moment, the severity.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/nanoseconds.h"
#include "record/entry_format.h"
#include "record/json_walk.h"
#include "record/level.h"

namespace gsaw {

// The surroundings of a value: the tokens of its line, and the members that it is one of.
struct ValuePlace {
  const JsonTokens& tokens;
  const EntryFormat& format;
};

bool has_text(const JsonValue& value);

inline constexpr std::size_t kEpochMillisDigits = 13;
// A number of so many digits. As a time it may be more exact than it looks, by less than a
// millisecond: another member may hold the rest.
bool is_epoch_millis(const JsonValue& value);

// A text `2011-12-26`. As a time it may be any on that day, or one near to it: another member may
// hold the clock.
bool is_bare_date(const JsonValue& value);

// The key of seconds whose fraction stands under another.
inline constexpr std::string_view kSecondsApart = "timestampSeconds";

// The moment that `value` tells under `key` (decoded; of a path its last): a text or an epoch
// number that reads as one, also as an object of seconds and their fraction, `{"$date": ...}` or a
// date with its zone.
// An epoch below 100,000,000 s (1973) is a duration or a count, no time.
std::optional<Nanoseconds> read_time(const ValuePlace& place, std::string_view key,
                                     const JsonValue& value);

// The same of a number or a string, whatever stands beside it: of `timestampSeconds`, and of a
// number of milliseconds, the moment may be later by less than a second, a millisecond; of a bare
// date it is its midnight.
std::optional<Nanoseconds> scalar_time(const JsonValue& value);

// The severity: a name that is known, or a number on the scale that the key or the format tells;
// under a key that RoleIndex::is_named_alone knows what level_of_status says.
std::optional<Level> read_level(const ValuePlace& place, std::string_view key,
                                const JsonValue& value);

// True when a value that reads as a level is a name, or a number that says the same: better
// than a number, whose scale is a guess.
bool is_level_name(std::string_view key, const JsonValue& value);

}  // namespace gsaw
