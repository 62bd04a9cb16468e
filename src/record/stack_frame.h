// One frame of a stack trace, written as an object, as people write it.
#pragma once

#include <string>
#include <string_view>

#include "record/compact_json.h"
#include "record/json_value.h"
#include "record/json_walk.h"

namespace gsaw {

// True when `value` is an object that tells a place in a program: a line with a file, a class or a
// function, or a class with a method; and no message. Linear in its tokens.
bool is_stack_frame(const JsonTokens& tokens, const JsonValue& value);

// Appends `at class.method(file:line:column)`, as much of it as `frame` (an object) has, without a
// newline. What else it holds and is not empty follows as `key=value`, as JSON, but for what
// Java's loggers say of class loaders. An object that tells none of these is appended as JSON.
void append_stack_frame(std::string& out, const JsonTokens& tokens, const JsonValue& frame,
                        CompactJson& json);

// Appends `  key=value` of a member (key raw), the value as JSON; nothing for an empty one.
void append_remaining(std::string& out, const JsonTokens& tokens, const JsonMember& member,
                      CompactJson& json);

}  // namespace gsaw
