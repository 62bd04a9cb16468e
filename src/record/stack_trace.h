// Values that are read as lines, not as a value: stack traces, exceptions, texts of many lines.
#pragma once

#include <optional>
#include <string_view>

#include "base/function_ref.h"
#include "record/json_value.h"
#include "record/json_walk.h"
#include "record/record.h"

namespace gsaw {

// True for a string of several lines; line ends behind its last do not count.
bool has_lines(const JsonValue& value);

// True for an array of strings some of which look like frames: `at f (a.js:1)`, `a.rb:1:in 'f'`.
bool is_text_frames(const JsonTokens& tokens, const JsonValue& value);

// The same of one text; and whether it begins as nearly every runtime's frames do, or Python's.
bool looks_like_frame(std::string_view text);
bool begins_frame(std::string_view text);

// True for an exception that is an object: one with an array of frames, as objects or as texts; or
// one that names its class, its message and the place where it was thrown. `key`, decoded, is
// the last of the path that it stands at. Linear in its tokens, as all of these are.
bool is_exception(const JsonTokens& tokens, std::string_view key, const JsonValue& value);

// True for what is shown as a block of lines (block_text.h): a string of several lines, an
// exception, an array of frames or exceptions, an array that holds such a string at any depth,
// and, under a key of stacks, an array of texts that look like frames.
bool is_block(const JsonTokens& tokens, std::string_view key, const JsonValue& value);

// What the virtual field `stack` stands for: the member that plays the role, else the first value
// of the entry that is a stack by its looks, whatever its key: one of its lines is a frame. The
// message is one where there is no other, as Google's Error Reporting wants it.
std::optional<JsonValue> find_stack(const Record& record);
// The same but for the message.
std::optional<JsonValue> find_stack_apart(const Record& record);

// Calls `use` with that value and others of its key, until it returns true; of an array or an
// object also with its lines as they are shown (block_text.h), as one string. Says whether a call
// did.
bool any_stack(const Record& record, FunctionRef<bool(const JsonValue&)> use);

}  // namespace gsaw
