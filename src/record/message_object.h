// An object in the place of a message that is the entry itself: AWS Lambda's JSON format puts what
// was logged there, many loggers an error.
#pragma once

#include <span>
#include <string_view>

#include "record/json_value.h"
#include "record/json_walk.h"

namespace gsaw {

// Whether such an object may stand under this key, raw.
bool may_hold_message_object(std::string_view key);

// Whether a result may: `result`, `map`.
bool may_hold_result_object(std::string_view key);

// Whether one of an entry's members is a message that is text: then no object is.
bool has_message_text(std::span<const JsonMember> members);

// Whether `member`, beside no such text, is such an object: it has itself, under `message`, `msg`,
// `short_message` or `LogMessage`, what a message or an error goes by; under `body`, `event` or
// `log`, which also hold requests and more of an entry, a message and a level.
bool is_message_object(const JsonTokens& tokens, const JsonMember& member);

// Whether `member` is a `result` or a `map` with a time, as Splunk and Sumo Logic export what they
// have found. It is an entry where no key beside it is one of an entry (may_tell_of_entry).
bool is_result_object(const JsonTokens& tokens, const JsonMember& member);

}  // namespace gsaw
